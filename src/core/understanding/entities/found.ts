import type { NormalText, Word } from '../normalize.ts';

/** Something found in a text: what it means and where it stands, in offsets of the typed text. */
export interface Found<Value> {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
  /** False when it should be read back before it is used. */
  readonly confident: boolean;
}

/** A finding that reaches over the words `from` to `to - 1`. */
export function foundAt<Value>(
  text: NormalText,
  span: { readonly from: number; readonly to: number },
  reading: { readonly value: Value; readonly confident: boolean },
): Found<Value> {
  const start = text.words[span.from]?.start ?? 0;
  const last = text.words[span.to - 1]?.end ?? start;
  return { ...reading, start: text.offset(start), end: text.offsetBehind(last) };
}

/** The different values of some findings, in order. */
export function distinct<Value>(found: readonly Found<Value>[]): readonly Found<Value>[] {
  return found.filter(
    ({ value }, index) => found.findIndex((other) => other.value === value) === index,
  );
}

/** True when nothing but `symbols` stands between word `at` and the next one. */
export function isGap(text: NormalText, at: number, symbols: RegExp): boolean {
  const left = text.words[at];
  const right = text.words[at + 1];
  if (!left || !right) return false;
  return symbols.test(text.folded.slice(left.end, right.start));
}

/** True when the word is written in digits. */
export function isDigits(word: Word | undefined): word is Word {
  return word !== undefined && /^\d+$/.test(word.folded);
}
