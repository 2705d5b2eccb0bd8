import { isMarked } from '../normalize.ts';
import { isCounted, isTime, type AmountHearing, type Part } from './amountWords.ts';
import { readFigure } from './figure.ts';
import { isDigits, isGap } from './found.ts';
import { readDigitWord, readNumeral } from './numeral.ts';

/** A number in front of a unit: `digits / 10 ** decimals`. */
export interface Count extends Omit<Part, 'value'> {
  readonly digits: number;
  readonly decimals: number;
  /** Thousands groups that were set apart: 2 in `1.500.000`. */
  readonly groups: number;
  readonly inDigits: boolean;
}

/** A number with its unit, e.g. `1tr5`; `unit` is the size of the unit in VND. */
export interface Term extends Part {
  readonly unit: number;
}

const MILLION = 1_000_000;
const TOUCHING = /^$/;
const NEAR = /^ ?$/;

/** Reads a number with its unit at word `at`: `1tr5`, `2 triệu rưỡi`, `nửa triệu`. */
export function readTerm(hearing: AmountHearing, at: number): Term | undefined {
  if (hearing.numerals.halfOf.at(hearing.words, at)) {
    const unit = readUnit(hearing, at + 1, true);
    return unit && { ...unit, value: unit.value / 2, unit: unit.value };
  }
  const count = readCount(hearing, at);
  const unit = readUnit(hearing, count?.next ?? at, count !== undefined);
  if (!unit) return undefined;
  return count ? countedTerm(hearing, count, unit) : bareTerm(hearing, unit);
}

/** Reads a number in digits or words at word `at`: `1,5`, `5 trăm`, `năm trăm`. */
export function readCount(hearing: AmountHearing, at: number): Count | undefined {
  const figure = isDigits(hearing.words[at]) ? readFigure(hearing.text, at) : undefined;
  if (figure) {
    const times = timesAfter(hearing, figure.next);
    const { decimals, groups } = figure;
    const next = figure.next + (times === 1 ? 0 : 1);
    return { digits: figure.digits * times, decimals, groups, next, exact: true, inDigits: true };
  }
  const numeral = readNumeral(hearing, at);
  if (!numeral || numeral.value === 0) return undefined;
  const { value, next, confident } = numeral;
  return { digits: value, decimals: 0, groups: 0, next, exact: confident, inDigits: false };
}

function timesAfter({ words, numerals }: AmountHearing, at: number): 1 | 10 | 100 {
  if (numerals.hundred.at(words, at)) return 100;
  return numerals.tens.at(words, at) ? 10 : 1;
}

function countedTerm(hearing: AmountHearing, count: Count, unit: Part): Term {
  const scaled = (count.digits * unit.value) / 10 ** count.decimals;
  // "1.500 triệu" is one and a half million to a family, hardly a milliard and a half.
  const isOdd = count.groups === 1 && unit.value >= MILLION;
  const exact = !isOdd && count.exact && unit.exact;
  const head = { value: isOdd ? scaled / 1000 : scaled, next: unit.next, exact, unit: unit.value };
  const tail = readTail(hearing, unit);
  if (!tail) return head;
  return { ...head, value: head.value + tail.value, next: tail.next, exact: exact && tail.exact };
}

/** `triệu rưỡi`, and, when an amount was asked for, `triệu hai`. */
function bareTerm(hearing: AmountHearing, unit: Part): Term | undefined {
  const isHalf = hearing.numerals.half.at(hearing.words, unit.next) !== undefined;
  const tail = isHalf || hearing.asked ? readTail(hearing, unit) : undefined;
  if (!tail || unit.value < MILLION) return undefined;
  return { ...tail, value: unit.value + tail.value, unit: unit.value };
}

function readUnit(hearing: AmountHearing, at: number, isCountedBefore: boolean): Part | undefined {
  const unit = hearing.units.at(hearing.words, at);
  if (unit && !isLoose(hearing, at)) return { value: unit.value, next: at + 1, exact: true };
  if (!isCountedBefore && !hearing.asked) return undefined;
  const coin = readCoin(hearing, at);
  return coin ? { value: coin.value, next: at + 1, exact: true } : readSlang(hearing, at);
}

/** Slang that is money only where an amount was asked for; read back. */
function readSlang({ words, asked, slang }: AmountHearing, at: number): Part | undefined {
  const match = asked ? slang.at(words, at) : undefined;
  return match && { value: match.value, next: at + 1, exact: false };
}

/** Slang heard anywhere: with its mark, or when an amount was asked for, and not of vegetables. */
function readCoin(hearing: AmountHearing, at: number) {
  const { words, asked, wares } = hearing;
  if (!asked && !isMarkedAt(hearing, at)) return undefined;
  return wares.at(words, at + 1) ? undefined : hearing.coins.at(words, at);
}

/** A lone k apart from its digits is "không". */
function isLoose({ text, words, asked }: AmountHearing, at: number): boolean {
  return words[at]?.folded.length === 1 && !isGap(text, at - 1, asked ? NEAR : TOUCHING);
}

function isMarkedAt({ words }: AmountHearing, at: number): boolean {
  const word = words[at];
  return word !== undefined && isMarked(word);
}

/** What follows a unit without one of its own: `1tr5`, `2 triệu rưỡi`, `hai triệu hai`. */
function readTail(hearing: AmountHearing, unit: Part): Part | undefined {
  const { text, words, numerals } = hearing;
  if (numerals.half.at(words, unit.next)) {
    return { value: unit.value / 2, next: unit.next + 1, exact: true };
  }
  if (!isGap(text, unit.next - 1, NEAR)) return undefined;
  const tail = isDigits(words[unit.next]) ? digitTail(hearing, unit) : wordTail(hearing, unit);
  return tail && !isSomethingElse(hearing, tail.next) ? tail : undefined;
}

/** True when the number before word `at` has a unit or a noun of its own. */
function isSomethingElse(hearing: AmountHearing, at: number): boolean {
  const hasUnit = hearing.units.at(hearing.words, at) ?? hearing.coins.at(hearing.words, at);
  return hasUnit !== undefined || isCounted(hearing, at) || isTime(hearing, at);
}

function digitTail({ text, words }: AmountHearing, unit: Part): Part | undefined {
  const typed = words[unit.next]?.folded ?? '';
  const isPartOfMore = isGap(text, unit.next, /^[.,/-]$/) && isDigits(words[unit.next + 1]);
  if (typed.length > 3 || isPartOfMore) return undefined;
  const value = (Number(typed) * unit.value) / 10 ** typed.length;
  return { value, next: unit.next + 1, exact: typed.length !== 2 };
}

function wordTail(hearing: AmountHearing, unit: Part): Part | undefined {
  const long = readNumeral(hearing, unit.next);
  if (long && long.value >= 100 && unit.value >= MILLION) {
    // "một triệu hai trăm" leaves out the word for thousand.
    return { value: long.value * 1000, next: long.next, exact: false };
  }
  const digit = readDigitWord(hearing, unit.next);
  if (!digit || digit.value === 0) return undefined;
  const isYear = hearing.numerals.neverLast.at(hearing.words, unit.next) !== undefined;
  const exact = digit.confident && !isYear;
  return { value: (digit.value * unit.value) / 10, next: digit.next, exact };
}
