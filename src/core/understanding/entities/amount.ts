import type { NormalText } from '../normalize.ts';
import { readCount, readTerm, type Count } from './amountTerm.ts';
import {
  isCounted,
  isTime,
  type AmountHearing,
  type AmountWords,
  type Part,
} from './amountWords.ts';
import { distinct, foundAt, isDigits, isGap, type Found } from './found.ts';

const MOST = 1_000_000_000_000;
const BETWEEN_TERMS = /^[ ,]{0,2}$/;

/**
 * Finds the amounts of a text in whole VND, as people type them: `1tr5`, `1,5 triệu`, `2 củ`,
 * `500k`, `triệu rưỡi`, `hai triệu hai`, `1.500.000đ`. `asked` says that an amount is what the
 * question wants; without it a unit, a currency or round thousands are needed, and counted people,
 * months and numbered laws are left alone.
 */
export function findAmounts(
  text: NormalText,
  { words, asked }: { readonly words: AmountWords; readonly asked: boolean },
): readonly Found<number>[] {
  const hearing: AmountHearing = { ...words, text, words: text.words, asked };
  const found: Found<number>[] = [];
  for (let at = 0; at < text.words.length;) {
    const part = readAmount(hearing, at);
    if (part) found.push(toFound(hearing, at, part));
    at = part?.next ?? afterNumber(text, at);
  }
  return distinct(found);
}

function toFound({ text, words, about }: AmountHearing, from: number, part: Part): Found<number> {
  const isRange = isDigits(words[from - 1]) && isGap(text, from - 1, /^ ?[-–~] ?$/);
  const confident = part.exact && !isRange && !about.endingAt(words, from);
  return foundAt(text, { from, to: part.next }, { value: part.value, confident });
}

function readAmount(hearing: AmountHearing, at: number): Part | undefined {
  const part = withUnits(hearing, at) ?? withoutUnit(hearing, at);
  if (!part || !Number.isInteger(part.value) || part.value <= 0 || part.value > MOST) {
    return undefined;
  }
  const paid = hearing.currency.at(hearing.words, part.next);
  if (paid) return { ...part, next: part.next + paid.size };
  return isCounted(hearing, part.next) ? undefined : part;
}

/** `1 triệu 500 nghìn`: terms of falling size. */
function withUnits(hearing: AmountHearing, at: number): Part | undefined {
  let sum = readTerm(hearing, at);
  while (sum && isGap(hearing.text, sum.next - 1, BETWEEN_TERMS)) {
    const term = isBegun(hearing, sum.next) ? readTerm(hearing, sum.next) : undefined;
    if (!term || term.unit >= sum.unit) return sum;
    sum = { ...term, value: sum.value + term.value, exact: sum.exact && term.exact };
  }
  return sum;
}

/** A further term begins with its own number. */
function isBegun(hearing: AmountHearing, at: number): boolean {
  return readCount(hearing, at) !== undefined;
}

function withoutUnit(hearing: AmountHearing, at: number): Part | undefined {
  if (isLabel(hearing, at)) return undefined;
  const count = readCount(hearing, at);
  if (!count || isTime(hearing, count.next)) return undefined;
  const { digits, next } = count;
  if (isWrittenOut(hearing, count)) return { value: digits, next, exact: digits >= 10_000 };
  return hearing.asked && isNearlyAll(hearing, at, next) ? elided(count) : undefined;
}

/** Phones begin with nought, and laws, streets and months have their number after a word. */
function isLabel({ words, labels }: AmountHearing, at: number): boolean {
  const beginsWithNought = words[at]?.folded.startsWith('0') ?? false;
  return beginsWithNought || labels.endingAt(words, at) !== undefined;
}

/** `1500000`, `1.500.000`, `50.000đ`: money without a word for its size. */
function isWrittenOut(hearing: AmountHearing, { digits, decimals, groups, next, inDigits }: Count) {
  if (!inDigits || decimals > 0 || digits < 1000) return false;
  const isRound = digits >= 100_000 && digits % 1000 === 0;
  const isGrouped = groups > 0 && digits >= 10_000;
  return isRound || isGrouped || hearing.currency.at(hearing.words, next) !== undefined;
}

/** Words left out are guessed only when the number is nearly the whole answer. */
function isNearlyAll({ words }: AmountHearing, from: number, to: number): boolean {
  return words.length - (to - from) <= 3;
}

/** `năm trăm`, `500`, `1.5`: asked for an amount, people leave out the thousands or millions. */
function elided({ digits, decimals, next, inDigits }: Count): Part | undefined {
  const number = digits / 10 ** decimals;
  if (number < 1 || (number < 100 && !inDigits) || (number > 20 && number < 100)) return undefined;
  const unit = number <= 20 ? 1_000_000 : number < 100_000 ? 1000 : 1;
  return { value: (digits * unit) / 10 ** decimals, next, exact: false };
}

/** Past a number that was no amount, so that the rest of a date or phone is not read apart. */
function afterNumber(text: NormalText, at: number): number {
  const first = text.words[at];
  if (!isDigits(first)) return at + 1;
  const joints = first.folded.startsWith('0') ? /^[.,/\-: ]$/ : /^[.,/\-:]$/;
  let next = at + 1;
  while (isDigits(text.words[next]) && isGap(text, next - 1, joints)) next += 1;
  return next;
}
