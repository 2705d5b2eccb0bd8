import { isGap } from '../understanding/entities/found.ts';
import { normalize } from '../understanding/normalize.ts';
import type { FigureWords } from './figureWords.ts';
import { readCount, readNumber } from './numbers.ts';
import type { Page, Read } from './page.ts';
import { readWritten } from './written.ts';

/** A figure that stands in a text: a number, date, percentage, article, phone or link. */
export interface Figure {
  /** The same for every way to write it: `1,5 triệu` and `1.500.000`. */
  readonly key: string;
  /** Keys of what it also says: a date its month, `khoản 2 Điều 31` also `Điều 31`. */
  readonly also: readonly string[];
  /** As it was typed, from `start` to `end` of the text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Every figure of a text, however it is written: in digits or in words, dates, percentages, articles,
 * phones and links. Reads the first 2,000 characters.
 */
export function figuresIn(typed: string, words: FigureWords): readonly Figure[] {
  const text = normalize(typed);
  const page: Page = { text, words };
  const found: Figure[] = [];
  for (let at = 0; at < text.words.length;) {
    const read = readWritten(page, at) ?? readPart(page, at) ?? readNumber(page, at);
    if (read) found.push(figureAt(page, at, read));
    at = read?.next ?? at + 1;
  }
  return found;
}

/** Whether a figure is among others; a number without a unit may stand with any. */
export function isAmong(figure: Figure, others: readonly Figure[]): boolean {
  const keys = new Set(others.flatMap(({ key, also }) => [key, ...also]));
  return keys.has(figure.key);
}

function figureAt({ text }: Page, at: number, read: Read): Figure {
  const from = text.words[at]?.start ?? 0;
  const to = read.end ?? text.words[read.next - 1]?.end ?? from;
  const start = text.offset(from);
  const end = text.offsetBehind(to);
  return {
    key: read.key,
    also: read.also,
    text: text.original.slice(start, end),
    start,
    end,
  };
}

/** A part of a law with those around it: `điểm c khoản 1 Điều 2` is one figure. */
function readPart(page: Page, at: number): Read | undefined {
  const pieces: string[] = [];
  let next = at;
  for (;;) {
    const piece = onePart(page, next);
    if (!piece || (pieces.length > 0 && !isGap(page.text, next - 1, /^ $/))) break;
    pieces.push(piece.key);
    next = piece.next;
  }
  if (pieces.length === 0) return undefined;
  const also = pieces.slice(1).map((_, index) => partKey(pieces.slice(index + 1)));
  return { key: partKey(pieces), also, next };
}

function partKey(pieces: readonly string[]): string {
  return `part:${pieces.join(' ')}`;
}

/** `Điều 98`, `khoản hai`, `điểm c`, `chương IV`. */
function onePart(page: Page, at: number): Read | undefined {
  const { text, words } = page;
  const label = words.parts.at(text.words, at);
  if (!label) return undefined;
  const behind = at + label.size;
  const number = readCount(page, behind);
  if (number) return { key: `${label.value} ${number.value}`, also: [], next: number.next };
  const letters = text.words[behind]?.folded ?? '';
  if (!/^(?:[a-ik-z]|[ivxlc]{1,6})$/.test(letters)) return undefined;
  return { key: `${label.value} ${letters}`, also: [], next: behind + 1 };
}
