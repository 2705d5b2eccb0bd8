/** A word as it was typed: its letters and its tone kept apart, so that `hoà` equals `hòa`. */
export interface Word {
  /** Lower case, without any mark; `đ` is `d`. */
  readonly folded: string;
  /** Lower case with the marks of the vowels (ă, ê, ơ, đ …) but without the tone. */
  readonly letters: string;
  /** 0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng. */
  readonly tone: number;
  /** Indexes of `folded`; `offset` leads them back to the text as it was typed. */
  readonly start: number;
  readonly end: number;
}

/** A text made comparable; `folded` and `lower` have the same length and share their indexes. */
export interface NormalText {
  readonly original: string;
  readonly folded: string;
  readonly lower: string;
  /** Words and numbers, digits apart from letters: `1tr5` is three of them. */
  readonly words: readonly Word[];
  /** The offset in `original` of an index of `folded`. */
  offset(index: number): number;
  /** The offset in `original` behind everything before an index of `folded`. */
  offsetBehind(index: number): number;
}

/** Longer texts are read up to here: nobody answers a question with more. */
const LISTENS_TO = 2_000;
const TONES = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const MARKS = /[\u0300-\u036f]/g;
const TONE_MARK = /[\u0300\u0301\u0303\u0309\u0323]/;
const TONE_MARKS = new RegExp(TONE_MARK, 'g');
const CLUSTER = /[\s\S][\u0300-\u036f]*/gu;
const INVISIBLE = /^(?:\p{Cf}|\p{Variation_Selector})/u;
const BLANK = /^[\s\p{Cc}]/u;
const WORD = /\p{N}+|\p{L}+/gu;
// Eth and the African D were typed for đ by old keyboards; none of the three decomposes in NFD.
const BARRED_D = /[đðɖ]/g;

/**
 * Makes a text comparable: NFKC, invisible characters out, lower case, marks apart; every index can
 * be led back to the text as it was typed. Reads the first 2,000 characters.
 */
export function normalize(original: string): NormalText {
  const offsets: number[] = [];
  const ends: number[] = [];
  let folded = '';
  let lower = '';
  const heard = original.slice(0, LISTENS_TO);
  for (const match of heard.matchAll(CLUSTER)) {
    const piece = clean(match[0]);
    for (let i = 0; i < piece.folded.length; i += 1) {
      offsets.push(match.index);
      ends.push(match.index + match[0].length);
    }
    folded += piece.folded;
    lower += piece.lower;
  }
  const offset = (index: number): number => offsets[index] ?? heard.length;
  const offsetBehind = (index: number): number => ends[index - 1] ?? 0;
  return { original, folded, lower, offset, offsetBehind, words: wordsOf(folded, lower) };
}

/** The words of a phrase of ours, e.g. from the lexicon, ready to be compared. */
export function phrase(text: string): readonly Word[] {
  return normalize(text).words;
}

/** Lower case, without marks, words joined by one space: the key of a lexicon. */
export function fold(text: string): string {
  return phrase(text)
    .map(({ folded }) => folded)
    .join(' ');
}

/**
 * True when `typed` can be the word `meant`: whatever mark was typed must be the right one, a mark
 * left out is forgiven. So `nam` may be năm, but `nắm` and `từ` are never năm and tư.
 */
export function fits(typed: Word, meant: Word): boolean {
  if (typed.folded !== meant.folded) return false;
  if (typed.tone !== 0 && typed.tone !== meant.tone) return false;
  if (typed.letters === typed.folded || typed.letters === meant.letters) return true;
  return Array.from(typed.letters).every(
    (letter, at) => letter === typed.folded[at] || letter === meant.letters[at],
  );
}

/** True when a word was typed with at least one mark. */
export function isMarked(word: Word): boolean {
  return word.tone !== 0 || word.letters !== word.folded;
}

interface Piece {
  readonly folded: string;
  readonly lower: string;
}

const remembered = new Map<string, Piece>();

/** The pieces of Vietnamese are few: each is worked out once, foreign ones are not kept. */
function clean(cluster: string): Piece {
  const known = remembered.get(cluster);
  if (known) return known;
  const piece = cleanAnew(cluster);
  if (remembered.size < 1_000 && cluster.length <= 3) remembered.set(cluster, piece);
  return piece;
}

function cleanAnew(cluster: string): Piece {
  if (INVISIBLE.test(cluster)) return { folded: '', lower: '' };
  if (BLANK.test(cluster)) return { folded: ' ', lower: ' ' };
  const lower = cluster.normalize('NFKC').toLowerCase().normalize('NFC').replace(BARRED_D, 'đ');
  const folded = lower.normalize('NFD').replace(MARKS, '').replace(BARRED_D, 'd');
  // A letter with a mark that has no single character of its own: the bare letter must do.
  return { folded, lower: lower.length === folded.length ? lower : folded };
}

function wordsOf(folded: string, lower: string): readonly Word[] {
  return [...folded.matchAll(WORD)].map((match) => {
    const end = match.index + match[0].length;
    return { folded: match[0], ...apart(lower.slice(match.index, end)), start: match.index, end };
  });
}

function apart(lower: string): { letters: string; tone: number } {
  const split = lower.normalize('NFD');
  const mark = TONE_MARK.exec(split)?.[0];
  if (mark === undefined) return { letters: lower, tone: 0 };
  const letters = split.replace(TONE_MARKS, '').normalize('NFC');
  return { letters, tone: TONES.indexOf(mark) + 1 };
}
