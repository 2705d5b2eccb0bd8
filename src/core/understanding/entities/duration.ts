import type { Lexicon } from '../lexicon.ts';
import { MONTHS_A_YEAR } from '../../shared/localDate.ts';
import type { NormalText } from '../normalize.ts';
import { phraseTable, type PhraseTable } from '../phraseTable.ts';
import { foundAt, type Found } from './found.ts';
import { numeralWords, type NumeralWords } from './numeral.ts';
import { readNumberAt } from './number.ts';

/** The words of a length of time, ready to be compared. */
export interface DurationWords {
  readonly numerals: NumeralWords;
  /** Months in one of the unit. */
  readonly units: PhraseTable<number>;
  /** Words that make a number an amount of money. */
  readonly sums: PhraseTable<number>;
}

/** Prepares the words of a length of time. */
export function durationWords({ numerals, amounts }: Lexicon): DurationWords {
  const { year_unit: years, month_unit: months } = numerals;
  return {
    numerals: numeralWords(numerals),
    sums: phraseTable(Object.entries(amounts.units)),
    units: phraseTable([
      ...years.map((text): [string, number] => [text, MONTHS_A_YEAR]),
      ...months.map((text): [string, number] => [text, 1]),
    ]),
  };
}

/**
 * The length of time a text names, in months: "5 năm 3 tháng" is 63, "2 năm rưỡi" 30, "nửa năm" 6. A
 * number without a unit counts as months and is unsure, but nothing beside money: "2 triệu" is no two
 * months. Undefined when there is none.
 */
export function readDuration(text: NormalText, words: DurationWords): Found<number> | undefined {
  const found = partsOf(text, words);
  const parts = isAboutMoney(text, words) ? found.filter(({ unit }) => unit > 0) : found;
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return undefined;
  const value = Math.round(parts.reduce((sum, { months }) => sum + months, 0));
  const confident = parts.every((part) => part.confident) && isInOrder(parts);
  return foundAt(text, { from: first.from, to: last.to }, { value, confident });
}

/**
 * The length of time whose words begin at `at`, with its units: years and then months. Undefined where
 * none begins.
 */
export function durationAt(text: NormalText, words: DurationWords, at: number) {
  const first = partAt(text, words, at);
  if (!first || first.unit === 0) return undefined;
  const second = partAt(text, words, first.to);
  const both = second && second.unit > 0 && second.unit < first.unit ? [first, second] : [first];
  return {
    months: Math.round(both.reduce((sum, { months }) => sum + months, 0)),
    next: both.at(-1)?.to ?? first.to,
    confident: both.every(({ confident }) => confident),
  };
}

/** Some months of a length of time, and the words they stand in. */
interface Part {
  readonly months: number;
  /** Months in one of its unit; 0 when it has none. */
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly confident: boolean;
}

function partsOf(text: NormalText, words: DurationWords): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < text.words.length;) {
    const part = partAt(text, words, at);
    if (part) parts.push(part);
    at = part?.to ?? at + 1;
  }
  return parts;
}

function partAt(text: NormalText, words: DurationWords, at: number): Part | undefined {
  return halfAt(text, words, at) ?? countedAt(text, words, at);
}

/** "nửa năm" and "năm rưỡi". */
function halfAt(text: NormalText, { numerals, units }: DurationWords, at: number) {
  const span = { from: at, to: at + 2 };
  const halved = numerals.halfOf.at(text.words, at) && units.at(text.words, at + 1);
  if (halved) return part(halved.value / 2, halved.value, span);
  const one = numerals.half.at(text.words, at + 1) && units.at(text.words, at);
  return one && part(one.value * 1.5, one.value, span);
}

function countedAt(text: NormalText, { numerals, units }: DurationWords, at: number) {
  const number = readNumberAt(text, numerals, at);
  if (!number) return undefined;
  const unit = units.at(text.words, number.next);
  if (!unit) return { ...part(number.value, 0, { from: at, to: number.next }), confident: false };
  const half = numerals.half.at(text.words, number.next + 1);
  const months = number.value * unit.value + (half ? unit.value / 2 : 0);
  return part(months, unit.value, { from: at, to: number.next + (half ? 2 : 1) });
}

function isAboutMoney(text: NormalText, { numerals, sums }: DurationWords): boolean {
  return text.words.some((_, at) => {
    const number = readNumberAt(text, numerals, at);
    return number !== undefined && sums.at(text.words, number.next) !== undefined;
  });
}

function part(months: number, unit: number, span: { from: number; to: number }): Part {
  return { months, unit, ...span, confident: true };
}

/** Years and then months, each once; "2 năm hoặc 3 năm" is no sum. */
function isInOrder(parts: readonly Part[]): boolean {
  return parts.every(({ unit }, index) => unit < (parts[index - 1]?.unit ?? Infinity));
}
