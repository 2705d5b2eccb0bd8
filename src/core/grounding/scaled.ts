import { isDigits, isGap } from '../understanding/entities/found.ts';
import type { Digits } from './digits.ts';
import type { Page } from './page.ts';

/** A number with its powers of ten, in millionths; a `scale` of one has none. */
interface Scaled extends Digits {
  readonly scale: bigint;
}

type ReadPlain = (at: number) => Digits | undefined;

const MILLION = 1_000_000n;
const HUNDRED = 100n * MILLION;

/** Reads a number with everything that belongs to it: `1 triệu 500 nghìn`, `triệu rưỡi`, `1tr5`. */
export function readScaled(page: Page, at: number, plain: ReadPlain): Digits | undefined {
  let term = readTerm(page, at, plain);
  let sum = term?.sum ?? 0n;
  let next = at;
  while (term) {
    next = term.next;
    term = term.scale > 1n ? readRest(page, term, plain) : undefined;
    sum += term?.sum ?? 0n;
  }
  return next === at ? undefined : { sum, next };
}

function readTerm({ text, words }: Page, at: number, plain: ReadPlain): Scaled | undefined {
  const read = plain(at);
  if (!read) return undefined;
  let { next } = read;
  let scale = 1n;
  for (
    let unit = words.scales.at(text.words, next);
    unit;
    unit = words.scales.at(text.words, next)
  ) {
    scale *= BigInt(unit.value);
    next += unit.size;
  }
  return { sum: read.sum * scale, scale, next };
}

/** What follows a power of ten: a half, its decimals, or a smaller term. */
function readRest(page: Page, before: Scaled, plain: ReadPlain): Scaled | undefined {
  return readHalf(page, before) ?? readDecimals(page, before) ?? readSmaller(page, before, plain);
}

function readHalf({ text, words }: Page, { next, scale }: Scaled): Scaled | undefined {
  const half = words.numerals.half.at(text.words, next);
  return half && { sum: (scale * MILLION) / 2n, scale: 1n, next: next + half.size };
}

/** `1tr5` is one and a half million. */
function readDecimals({ text }: Page, { next, scale }: Scaled): Scaled | undefined {
  const word = text.words[next];
  if (!isDigits(word) || !isGap(text, next - 1, /^$/)) return undefined;
  const tens = 10n ** BigInt(word.folded.length);
  return { sum: (BigInt(word.folded) * scale * MILLION) / tens, scale: 1n, next: next + 1 };
}

/** "2 triệu 5 năm" is no sum: a smaller term has a power of ten of its own, or hundreds. */
function readSmaller(page: Page, { next, scale }: Scaled, plain: ReadPlain): Scaled | undefined {
  if (!isGap(page.text, next - 1, /^ $/)) return undefined;
  const term = readTerm(page, next, plain);
  if (!term || term.scale >= scale || term.sum >= scale * MILLION) return undefined;
  // "hai nghìn không trăm hai mươi lăm": behind thousands everything belongs to them.
  const isPart = term.scale > 1n || term.sum >= HUNDRED || isHundred(page, next);
  return isPart ? term : undefined;
}

function isHundred({ text, words }: Page, at: number): boolean {
  return words.numerals.hundred.at(text.words, at + 1) !== undefined;
}
