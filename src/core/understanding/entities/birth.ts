import { addMonths, isLocalDate, partsOf, type LocalDate } from '../../shared/localDate.ts';
import type { NormalText } from '../normalize.ts';
import type { BirthHearing, BirthWords } from './birthWords.ts';
import { foundAt, isDigits, isGap, type Found } from './found.ts';
import {
  fullYear,
  readDate,
  readMonth,
  readYear,
  readYoungYear,
  type BirthPrecision,
  type Said,
} from './birthDate.ts';
import { readAge } from './birthAge.ts';
import { readNumeral } from './numeral.ts';
import { readZodiac } from './zodiac.ts';

/** What a text says about somebody's birth. */
export type BirthReading =
  | { readonly kind: 'born'; readonly found: Found<string>; readonly precision: BirthPrecision }
  /** Several years fit: an animal year, or `62` which is an age or a year. */
  | { readonly kind: 'years'; readonly found: Found<readonly number[]> }
  | { readonly kind: 'not_born_yet' }
  | { readonly kind: 'too_old' };

const OLDEST = 120;

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
    const step = readStep(hearing, at);
    if (step) readings.push(step.reading);
    at = step?.next ?? at + 1;
  }
  return readings.length > 0 || !asked ? readings : readAlone(hearing);
}

function readStep(hearing: BirthHearing, at: number) {
  const said = readSaid(hearing, at);
  if (said) return { reading: judged(hearing, at, said), next: said.next };
  const zodiac = readZodiac(hearing, at);
  return zodiac && { reading: yearsReading(hearing, at, zodiac), next: zodiac.next };
}

function readSaid(hearing: BirthHearing, at: number): Said | undefined {
  const before = leadIn(hearing, at);
  const from = at + before;
  const date = readDate(hearing, from) ?? readMonth(hearing, from);
  if (date && (before > 0 || hearing.asked || isGrownUp(hearing, at, date))) return date;
  return yearFrom(hearing, from, before > 0) ?? readAge(hearing, at);
}

function yearFrom(hearing: BirthHearing, at: number, isLed: boolean): Said | undefined {
  const young = isLed || isAlone(hearing, at) ? readYoungYear(hearing, at) : undefined;
  return young ?? (isLed ? readYear(hearing, at) : undefined);
}

/** "2k3" with a letter behind is a year; "2k" in a sentence is two thousand, unless a birth is asked. */
function isAlone({ text, words, asked }: BirthHearing, at: number): boolean {
  return asked || (isDigits(words[at + 2]) && isGap(text, at + 1, /^$/));
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
  const born = fullYear(String(number).padStart(2, '0'), hearing.today) ?? year;
  const isYear = isWorkingAge(year - born);
  const isAge = isWorkingAge(number);
  if (isYear && isAge) return [yearsReading(hearing, at, { years: [born, year - number], next })];
  const said = { next, confident: false };
  if (isAge)
    return [judged(hearing, at, { ...said, value: String(year - number), precision: 'age' })];
  return [judged(hearing, at, { ...said, value: String(born), precision: 'year' })];
}

function isWorkingAge(age: number): boolean {
  return age >= 15 && age <= 75;
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
