import { isLocalDate, partsOf, type LocalDate } from '../../shared/localDate.ts';
import type { BirthHearing } from './birthWords.ts';
import { isDigits, isGap } from './found.ts';
import { readNumeral } from './numeral.ts';

/** How a birth date was said; an age is turned into a year. */
export type BirthPrecision = 'year' | 'month' | 'date' | 'age';

/** A birth date as it was said; `value` is `YYYY` or `YYYY-MM-DD`. */
export interface Said {
  readonly value: string;
  readonly precision: BirthPrecision;
  /** The index of the word after it. */
  readonly next: number;
  readonly confident: boolean;
}

const JOINT = /^ ?[/.-] ?$/;
const BLANK = /^ $/;
const TOUCHING = /^$/;

/** `12/3/1985`, `12-3-85`, `ngày 12 tháng 3 năm 1985`, `1985-03-12`. */
export function readDate(hearing: BirthHearing, at: number): Said | undefined {
  const first = at + (hearing.day.at(hearing.words, at)?.size ?? 0);
  const second = joined(hearing, first, 'month');
  const third = second === undefined ? undefined : joined(hearing, second, 'year');
  if (second === undefined || third === undefined) return undefined;
  const [a, month, c] = [first, second, third].map((index) => typedAt(hearing, index));
  const [day, year] = a?.length === 4 ? [c, a] : [a, c];
  return dateSaid(hearing.today, { day, month, year }, third + 1);
}

/** `tháng 3 năm 1985`, `3/1985`: counts from the first of the month. */
export function readMonth(hearing: BirthHearing, at: number): Said | undefined {
  // "31/2/1985" is no day, and not a month either.
  if (isDigits(hearing.words[at - 1]) && isGap(hearing.text, at - 1, JOINT)) return undefined;
  const first = at + (hearing.month.at(hearing.words, at)?.size ?? 0);
  const second = joined(hearing, first, 'year');
  if (second === undefined || typedAt(hearing, second).length !== 4) return undefined;
  const date = { day: '1', month: typedAt(hearing, first), year: typedAt(hearing, second) };
  const said = dateSaid(hearing.today, date, second + 1);
  return said && { ...said, precision: 'month', confident: false };
}

/** `2k`, `2k1`: how the young write 2000 and 2001. */
export function readYoungYear({ text, words, today }: BirthHearing, at: number): Said | undefined {
  const isBegun = typedWord(words, at) === '2' && typedWord(words, at + 1) === 'k';
  if (!isBegun || !isGap(text, at, TOUCHING)) return undefined;
  const last = isGap(text, at + 1, TOUCHING) ? typedWord(words, at + 2) : '';
  const isYear = /^\d{1,2}$/.test(last);
  const year = isYear ? 2000 + Number(last) : 2000;
  if (year > partsOf(today).year) return undefined;
  return { value: String(year), precision: 'year', next: at + (isYear ? 3 : 2), confident: false };
}

/** The year after "sinh năm": `1978`, `78`, `tám lăm`, `một chín tám lăm`. */
export function readYear(hearing: BirthHearing, at: number): Said | undefined {
  const word = hearing.words[at];
  const typed = isDigits(word) ? { digits: word.folded, next: at + 1 } : spokenDigits(hearing, at);
  const year = typed && fullYear(typed.digits, hearing.today);
  if (year === undefined) return undefined;
  const confident = isDigits(word) && word.folded.length === 4;
  return { value: String(year), precision: 'year', next: typed?.next ?? at + 1, confident };
}

/** Two digits are of the last hundred years, and of somebody who can write. */
export function fullYear(typed: string, today: LocalDate): number | undefined {
  if (typed.length === 4) return Number(typed);
  if (typed.length !== 2) return undefined;
  const young = 2000 + Number(typed);
  return young <= partsOf(today).year - 10 ? young : 1900 + Number(typed);
}

function dateSaid(
  today: LocalDate,
  {
    day = '',
    month = '',
    year = '',
  }: Partial<Record<'day' | 'month' | 'year', string | undefined>>,
  next: number,
): Said | undefined {
  const value = `${fullYear(year, today) ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isLocalDate(value)) return undefined;
  return { value, precision: 'date', next, confident: year.length === 4 };
}

/** The index of the number that follows the one at `at`, across `/`, "tháng" or "năm". */
function joined(hearing: BirthHearing, at: number, unit: 'month' | 'year'): number | undefined {
  const { words } = hearing;
  if (!isDigits(words[at])) return undefined;
  if (isDigits(words[at + 1])) return isJoint(hearing, at) ? at + 1 : undefined;
  const size = hearing[unit].at(words, at + 1)?.size ?? 0;
  return size > 0 && isDigits(words[at + 1 + size]) ? at + 1 + size : undefined;
}

function isJoint({ text, asked }: BirthHearing, at: number): boolean {
  return isGap(text, at, JOINT) || (asked && isGap(text, at, BLANK));
}

function spokenDigits(hearing: BirthHearing, at: number) {
  const first = readNumeral(hearing, at);
  if (!first || first.value < 10 || first.value > 99) return undefined;
  const second = first.value <= 20 ? readNumeral(hearing, first.next) : undefined;
  if (!second) return { digits: String(first.value), next: first.next };
  return { digits: `${first.value}${second.value}`, next: second.next };
}

function typedAt({ words }: BirthHearing, at: number): string {
  return typedWord(words, at);
}

function typedWord(words: BirthHearing['words'], at: number): string {
  return words[at]?.folded ?? '';
}
