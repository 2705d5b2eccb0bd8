/**
 * The text in pieces of at most `limit` characters (code points), in order and without blank
 * pieces. Cuts after a paragraph, else a line, a sentence, a word; text without any of them is cut
 * between visible characters. Only white space at a cut is dropped. Expects NFC text.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = withoutMargins(text);
  while (rest !== '') {
    const piece = firstPiece(rest, limit);
    pieces.push(piece);
    rest = withoutMargins(rest.slice(piece.length));
  }
  return pieces;
}

/** Ends of thought, the strongest first; a mark after a space belongs to the space. */
const ENDS = [
  /\n[^\S\n]*\n(?!\p{M})/gu,
  /\n(?!\p{M})/gu,
  // "1." at the start of a line opens an item of a list; it ends no sentence.
  /(?<=[.!?…]["'”’»)\]]*)(?<!^\d+\.)\s(?!\p{M})/gmu,
  /\s(?!\p{M})/gu,
];

function firstPiece(text: string, limit: number): string {
  const window = indexAfter(text, limit);
  if (window === text.length) return text;
  // One character more than fits: an end right behind the window still counts.
  const shown = text.slice(0, indexAfter(text, limit + 1));
  const ends = ENDS.map((end) => lastIndex(shown, end));
  // A piece shorter than half wastes a message; a weaker end further on reads better.
  const cut = ends.find((index) => index > window / 2) ?? Math.max(...ends);
  return cut > 0 ? text.slice(0, cut).trimEnd() : text.slice(0, visibleCut(text, window));
}

function lastIndex(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}

/** The string index behind the first `count` code points. */
function indexAfter(text: string, count: number): number {
  let index = 0;
  for (let seen = 0; seen < count && index < text.length; seen += 1) {
    index += (text.codePointAt(index) ?? 0) > 0xff_ff ? 2 : 1;
  }
  return index;
}

const VISIBLE = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** The last border between visible characters up to `window`; a single one too long is cut. */
function visibleCut(text: string, window: number): number {
  const index = VISIBLE.segment(text).containing(window)?.index ?? window;
  return index > 0 ? index : window;
}

function withoutMargins(text: string): string {
  return text.replace(/^\s+(?!\p{M})/u, '').trimEnd();
}
