import { readDigitWord, readNumeral } from '../understanding/entities/numeral.ts';
import { readDigits } from './digits.ts';
import type { Page, Read } from './page.ts';
import { readScaled } from './scaled.ts';

/** A number without what it counts; the value is exact, as decimal text. */
interface Count {
  readonly value: string;
  readonly next: number;
  /** A single word that is more often no number: "năm", "không", "tư". */
  readonly isLoose: boolean;
}

const MONEY = 'đ';
const PERCENT = '%';
const MILLION = 1_000_000n;
/** Millionths: enough for every rate of the law. */
const DECIMALS = 6;

/** A number with what it counts, or a size without a number ("vài triệu", "gấp đôi"). */
export function readNumber(page: Page, at: number): Read | undefined {
  const count = readCount(page, at);
  if (!count) return readSize(page, at);
  const plain = `number:${count.value}`;
  const unit = readUnit(page, count);
  if (!unit) return count.isLoose ? undefined : { key: plain, also: [], next: count.next };
  if (count.isLoose && !isMeant(count, unit.name)) return undefined;
  return { key: `${plain} ${unit.name}`, also: [plain], next: unit.next, end: unit.end };
}

/** "không" is nought only of money and of a hundred. */
function isMeant({ value }: Count, unit: string): boolean {
  return value !== '0' || unit === MONEY || unit === PERCENT;
}

interface Unit {
  readonly name: string;
  readonly next: number;
  readonly end: number;
}

function readUnit(page: Page, { next }: Count): Unit | undefined {
  const { text, words } = page;
  const from = endOf(page, next);
  const sign = /^ ?%/.exec(text.folded.slice(from));
  if (sign) return { name: PERCENT, next, end: from + sign[0].length };
  const percent = words.percent.at(text.words, next);
  const money = words.currency.at(text.words, next);
  const counted = words.units.at(text.words, next);
  if (percent) return unitTo(page, PERCENT, next + percent.size);
  if (money) return unitTo(page, MONEY, next + money.size);
  return counted && unitTo(page, counted.value, next + counted.size);
}

function unitTo(page: Page, name: string, next: number): Unit {
  return { name, next, end: endOf(page, next) };
}

/** Where the word before `next` ends. */
function endOf({ text }: Page, next: number): number {
  return text.words[next - 1]?.end ?? 0;
}

function readSize({ text, words }: Page, at: number): Read | undefined {
  const size = words.sizes.at(text.words, at);
  return size && { key: `size:${size.value}`, also: [], next: at + size.size };
}

/** Digits or words with their powers of ten: `1tr5`, `1 triệu 500 nghìn`, `hai mươi mốt`. */
export function readCount(page: Page, at: number): Count | undefined {
  const read = readScaled(page, at, (from) => readDigits(page, from) ?? readWords(page, from));
  if (!read) return undefined;
  const isLoose = read.next === at + 1 && isLooseAt(page, at);
  return { value: decimalText(read.sum), next: read.next, isLoose };
}

/** Digits in a row are one number only behind a word that is a digit for certain: not "tư không". */
function readWords(page: Page, at: number) {
  const hearing = { words: page.text.words, numerals: page.words.numerals };
  const isApart = isLooseAt(page, at) && !isTens(page, at) && !isTens(page, at + 1);
  const numeral = isApart ? readDigitWord(hearing, at) : readNumeral(hearing, at);
  return numeral && { sum: BigInt(numeral.value) * MILLION, next: numeral.next };
}

function isTens({ text, words: { numerals } }: Page, at: number): boolean {
  return [numerals.ten, numerals.tens, numerals.hundred].some((table) => table.at(text.words, at));
}

function isLooseAt({ text, words }: Page, at: number): boolean {
  const word = text.words[at];
  return word !== undefined && /^\p{L}/u.test(word.folded) && words.isLoose(word);
}

function decimalText(sum: bigint): string {
  const rest = (sum % MILLION).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  const whole = (sum / MILLION).toString();
  return rest === '' ? whole : `${whole}.${rest}`;
}
