import { addMonths, isLocalDate, partsOf, type LocalDate } from '../../shared/localDate.ts';
import type { NormalText } from '../normalize.ts';
import type { BirthHearing, BirthWords } from './birthWords.ts';
import { foundAt, isDigits, isGap, type Found } from './found.ts';
import { readNumeral } from './numeral.ts';
import { readZodiac } from './zodiac.ts';

/** How a birth date was said; `value` is `YYYY` or `YYYY-MM-DD`. */
export type BirthPrecision = 'year' | 'month' | 'date' | 'age';

/** What a text says about somebody's birth. */
export type BirthReading =
  | { readonly kind: 'born'; readonly found: Found<string>; readonly precision: BirthPrecision }
  /** Several years fit: an animal year, or `62` which is an age or a year. */
  | { readonly kind: 'years'; readonly found: Found<readonly number[]> }
  | { readonly kind: 'not_born_yet' }
  | { readonly kind: 'too_old' };

interface Said {
  readonly value: string;
  readonly precision: BirthPrecision;
  readonly next: number;
  readonly confident: boolean;
}

const OLDEST = 120;
const JOINT = /^ ?[/.-] ?$/;
const BLANK = /^ $/;
const TOUCHING = /^$/;

/**
 * Reads the births of a text: `sn 78`, `45t`, `sinh 12/3/1985`, `tháng 3 năm 1985`, `tuổi Dần`; when
 * asked also `1985` and `85` alone. Two-digit years, ages and months are not sure.
 */
export function readBirths(
  text: NormalText,
  {
    words,
    today,
    asked,
  }: { readonly words: BirthWords; readonly today: LocalDate; readonly asked: boolean },
): readonly BirthReading[] {
  const hearing: BirthHearing = { ...words, text, words: text.words, today, asked };
  const readings: BirthReading[] = [];
  for (let at = 0; at < text.words.length;) {
    const said = readSaid(hearing, at);
    const zodiac = said ? undefined : readZodiac(hearing, at);
    if (said) readings.push(judged(hearing, at, said));
    else if (zodiac) readings.push(yearsReading(hearing, at, zodiac));
    at = said?.next ?? zodiac?.next ?? at + 1;
  }
  return readings.length > 0 || !asked ? readings : readAlone(hearing);
}

function readSaid(hearing: BirthHearing, at: number): Said | undefined {
  const before = leadIn(hearing, at);
  const from = at + before;
  const date = readDate(hearing, from) ?? readMonth(hearing, from);
  if (date && (before > 0 || hearing.asked || isGrownUp(hearing, at, date))) return date;
  return (before > 0 ? readYear(hearing, from) : undefined) ?? readAge(hearing, at);
}

/** How many words lead in to a birth date: "sinh năm", and when asked also "năm". */
function leadIn({ words, before, alsoBefore, asked }: BirthHearing, at: number): number {
  return before.at(words, at)?.size ?? (asked ? (alsoBefore.at(words, at)?.size ?? 0) : 0);
}

/** A date without "sinh" is a birth date only when it makes an adult and no rule begins with it. */
function isGrownUp({ words, notAge, today }: BirthHearing, at: number, { value }: Said): boolean {
  const age = partsOf(today).year - Number(value.slice(0, 4));
  return age >= 15 && age <= OLDEST && !notAge.endingAt(words, at);
}

/** `12/3/1985`, `12-3-85`, `ngày 12 tháng 3 năm 1985`, `1985-03-12`. */
function readDate(hearing: BirthHearing, at: number): Said | undefined {
  const first = at + (hearing.day.at(hearing.words, at)?.size ?? 0);
  const second = joined(hearing, first, 'month');
  const third = second === undefined ? undefined : joined(hearing, second, 'year');
  if (second === undefined || third === undefined) return undefined;
  const [a, b, c] = [first, second, third].map((index) => hearing.words[index]?.folded ?? '');
  const isIso = a?.length === 4;
  const year = fullYear((isIso ? a : c) ?? '', hearing.today);
  const value = [year, two(b), two(isIso ? c : a)].join('-');
  if (year === undefined || !isLocalDate(value)) return undefined;
  const confident = (isIso ? a : c)?.length === 4;
  return { value, precision: 'date', next: third + 1, confident };
}

/** `tháng 3 năm 1985`, `3/1985`: counts from the first of the month. */
function readMonth(hearing: BirthHearing, at: number): Said | undefined {
  // "31/2/1985" is no day, and not a month either.
  const isTailOfDate = isDigits(hearing.words[at - 1]) && isGap(hearing.text, at - 1, JOINT);
  if (isTailOfDate) return undefined;
  const named = hearing.month.at(hearing.words, at)?.size ?? 0;
  const second = joined(hearing, at + named, 'year');
  if (second === undefined) return undefined;
  const year = hearing.words[second]?.folded ?? '';
  const value = `${year}-${two(hearing.words[at + named]?.folded)}-01`;
  if (year.length !== 4 || !isLocalDate(value)) return undefined;
  return { value, precision: 'month', next: second + 1, confident: false };
}

/** The index of the number that follows the one at `at`, across `/`, "tháng" or "năm". */
function joined(hearing: BirthHearing, at: number, unit: 'month' | 'year'): number | undefined {
  const { text, words, asked } = hearing;
  if (!isDigits(words[at])) return undefined;
  const isTouching = isGap(text, at, JOINT) || (asked && isGap(text, at, BLANK));
  const next =
    isTouching && isDigits(words[at + 1]) ? at + 1 : at + 1 + unitSize(hearing, at + 1, unit);
  return next > at + 1 || isTouching ? (isDigits(words[next]) ? next : undefined) : undefined;
}

function unitSize(hearing: BirthHearing, at: number, unit: 'month' | 'year'): number {
  return hearing[unit].at(hearing.words, at)?.size ?? 0;
}

/** The year after "sinh năm": `1978`, `78`, `tám lăm`, `một chín tám lăm`. */
function readYear(hearing: BirthHearing, at: number): Said | undefined {
  const word = hearing.words[at];
  if (isDigits(word)) {
    const year = fullYear(word.folded, hearing.today);
    const confident = word.folded.length === 4;
    return year === undefined
      ? undefined
      : { value: String(year), precision: 'year', next: at + 1, confident };
  }
  const first = readNumeral(hearing, at);
  if (!first || first.value < 10 || first.value > 99) return undefined;
  const second = first.value <= 20 ? readNumeral(hearing, first.next) : undefined;
  const typed = `${second ? first.value : ''}${second?.value ?? first.value}`;
  const year = fullYear(typed, hearing.today);
  if (year === undefined) return undefined;
  const next = second?.next ?? first.next;
  return { value: String(year), precision: 'year', next, confident: false };
}

/** `45 tuổi`, `45t`, `bốn lăm tuổi`, `năm nay 45`; not "đủ 60 tuổi". */
function readAge(hearing: BirthHearing, at: number): Said | undefined {
  const { words, thisYear, notAge, asked } = hearing;
  const lead = thisYear.at(words, at)?.size ?? 0;
  const from = at + lead;
  const count = ageCount(hearing, from);
  if (!count || (!asked && notAge.endingAt(words, from))) return undefined;
  const unit = hearing.age.at(words, count.next);
  const isShort = words[count.next]?.folded.length === 1;
  const isNamed = unit && (!isShort || isAttached(hearing, count));
  if (!isNamed && lead === 0) return undefined;
  const value = String(partsOf(hearing.today).year - count.value);
  return {
    value,
    precision: 'age',
    next: count.next + (isNamed ? unit.size : 0),
    confident: false,
  };
}

function ageCount(hearing: BirthHearing, at: number) {
  const word = hearing.words[at];
  if (!isDigits(word)) return readNumeral(hearing, at);
  const isAge = word.folded.length <= 3 && !isGap(hearing.text, at - 1, /[.,/]$/);
  return isAge ? { value: Number(word.folded), next: at + 1 } : undefined;
}

/** `45t` is an age, `6t` and `36 t` are months. */
function isAttached(
  { text }: BirthHearing,
  count: { readonly value: number; readonly next: number },
) {
  return count.value >= 15 && isGap(text, count.next - 1, TOUCHING);
}

/** Asked, and nothing but a number came: `1985`, `85`, `12031985`, `tám lăm`. */
function readAlone(hearing: BirthHearing): readonly BirthReading[] {
  const at = hearing.words.findIndex(isDigits);
  const word = hearing.words[at];
  if (!isDigits(word)) return readAloneInWords(hearing);
  if (hearing.words.some((other, index) => index !== at && isDigits(other))) return [];
  if (word.folded.length === 8) return readRun(hearing, at, word.folded);
  if (word.folded.length === 2)
    return readTwoDigits(hearing, { at, next: at + 1 }, Number(word.folded));
  const said = word.folded.length === 4 ? readYear(hearing, at) : undefined;
  return said ? [judged(hearing, at, said)] : [];
}

function readAloneInWords(hearing: BirthHearing): readonly BirthReading[] {
  if (hearing.words.length > 5) return [];
  const at = hearing.words.findIndex((_, index) => (readNumeral(hearing, index)?.value ?? 0) >= 10);
  const said = at < 0 ? undefined : readYear(hearing, at);
  if (!said) return [];
  const two = readNumeral(hearing, at);
  if (two?.next === said.next) return readTwoDigits(hearing, { at, next: said.next }, two.value);
  return [judged(hearing, at, said)];
}

function readRun(hearing: BirthHearing, at: number, run: string): readonly BirthReading[] {
  const value = `${run.slice(4)}-${run.slice(2, 4)}-${run.slice(0, 2)}`;
  if (!isLocalDate(value)) return [];
  return [judged(hearing, at, { value, precision: 'date', next: at + 1, confident: false })];
}

/** `85` is a year, `45` an age, and `62` may be both. */
function readTwoDigits(
  hearing: BirthHearing,
  { at, next }: { readonly at: number; readonly next: number },
  number: number,
): readonly BirthReading[] {
  const { year } = partsOf(hearing.today);
  const born = fullYear(two(String(number)), hearing.today) ?? 0;
  const isYear = year - born >= 15 && year - born <= 75;
  const isAge = number >= 15 && number <= 75;
  if (isYear && isAge) return [yearsReading(hearing, at, { years: [born, year - number], next })];
  const value = String(isYear || !isAge ? born : year - number);
  const precision = isYear || !isAge ? 'year' : 'age';
  return [judged(hearing, at, { value, precision, next, confident: false })];
}

function judged(hearing: BirthHearing, from: number, said: Said): BirthReading {
  const { text, today } = hearing;
  const { value, confident, next, precision } = said;
  const isDay = value.length > 4;
  if (isDay ? value > today : Number(value) > partsOf(today).year) return { kind: 'not_born_yet' };
  const oldest = addMonths(today, -12 * OLDEST);
  if (isDay ? value < oldest : Number(value) < partsOf(oldest).year) return { kind: 'too_old' };
  return {
    kind: 'born',
    found: foundAt(text, { from, to: next }, { value, confident }),
    precision,
  };
}

function yearsReading(
  { text }: BirthHearing,
  from: number,
  { years, next }: { readonly years: readonly number[]; readonly next: number },
): BirthReading {
  const [only] = years;
  if (only === undefined || years.length > 1) {
    return {
      kind: 'years',
      found: foundAt(text, { from, to: next }, { value: years, confident: false }),
    };
  }
  const found = foundAt(text, { from, to: next }, { value: String(only), confident: false });
  return { kind: 'born', found, precision: 'year' };
}

/** Two digits are of the last hundred years, and of somebody who can write. */
function fullYear(typed: string, today: LocalDate): number | undefined {
  if (typed.length === 4) return Number(typed);
  if (typed.length !== 2) return undefined;
  const { year } = partsOf(today);
  const young = 2000 + Number(typed);
  return young <= year - 10 ? young : 1900 + Number(typed);
}

function two(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}
