import type { NormalText } from '../normalize.ts';
import { durationAt } from './duration.ts';
import type { FactWords } from './factWords.ts';
import { foundAt, isGap, type Found } from './found.ts';

/** So many words may stand between the verb and the length of time. */
const BETWEEN = 8;

/**
 * For how many months somebody has paid: "đóng được 5 năm 3 tháng rồi" is 63. A length of time is past
 * only with a sign of it; "đóng 5 năm một lần" and "đóng 5 năm nữa" are plans. Sure with two signs
 * ("đã … rồi") or where the person speaks of themselves.
 */
export function findPaid(text: NormalText, words: FactWords): readonly Found<number>[] {
  const found: Found<number>[] = [];
  for (let at = 0; at < text.words.length;) {
    const match = paidAt(text, words, at);
    if (match) found.push(match.found);
    at = match?.next ?? at + 1;
  }
  return found;
}

function paidAt(text: NormalText, words: FactWords, at: number) {
  const verb = words.paid.verbs.at(text.words, at);
  if (!verb) return undefined;
  const { to, signs } = between(text, words, at + verb.size);
  const length = durationAt(text, words.paid.durations, to);
  const all = signs + (length ? signsAround(text, words, { at, next: length.next }) : 0);
  if (!length || all === 0) return undefined;
  const confident = length.confident && isSure(text, words, { at, next: length.next, signs: all });
  const span = { from: at, to: length.next };
  return { found: foundAt(text, span, { value: length.months, confident }), next: length.next };
}

interface Span {
  readonly at: number;
  readonly next: number;
}

function signsAround(text: NormalText, { paid }: FactWords, { at, next }: Span): number {
  const isAfter = paid.past.at(text.words, next) !== undefined && !isEnd(text, next);
  const isBefore = paid.past.endingAt(text.words, at) !== undefined;
  return (isAfter ? 1 : 0) + (isBefore ? 1 : 0);
}

function isSure(
  text: NormalText,
  { paid, self }: FactWords,
  { at, next, signs }: Span & { readonly signs: number },
): boolean {
  if (paid.future.at(text.words, next)) return false;
  const lead = paid.past.endingAt(text.words, at)?.size ?? 0;
  return signs > 1 || self.endingAt(text.words, at - lead) !== undefined;
}

function between(text: NormalText, { paid }: FactWords, from: number) {
  let to = from;
  let signs = 0;
  while (to < from + BETWEEN) {
    const sign = paid.past.at(text.words, to);
    const other = sign ?? paid.between.at(text.words, to);
    if (!other) break;
    signs += sign ? 1 : 0;
    to += other.size;
  }
  return { to, signs };
}

/** "đóng 5 năm. Rồi …" begins another sentence. */
function isEnd(text: NormalText, at: number): boolean {
  return isGap(text, at - 1, /[.!?\n]/);
}
