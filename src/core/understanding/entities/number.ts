import type { NormalText } from '../normalize.ts';
import { readFigure } from './figure.ts';
import { distinct, foundAt, isDigits, type Found } from './found.ts';
import { readNumeral, type NumeralWords } from './numeral.ts';

/** Finds the different numbers of a text, in digits or, below a thousand, in words. */
export function findNumbers(text: NormalText, numerals: NumeralWords): readonly Found<number>[] {
  const found: Found<number>[] = [];
  for (let at = 0; at < text.words.length;) {
    const number = readNumberAt(text, numerals, at);
    if (number) found.push(foundAt(text, { from: at, to: number.next }, number));
    at = number ? pastYears(text, numerals, number.next) : at + 1;
  }
  return distinct(found);
}

/** "15 năm" is one number: the word for year is also the word for five. */
function pastYears(text: NormalText, { neverLast }: NumeralWords, at: number): number {
  return at + (neverLast.at(text.words, at)?.size ?? 0);
}

/** A number and the index of the word after it. */
export interface ReadNumber {
  readonly value: number;
  readonly next: number;
  readonly confident: boolean;
}

/** The number whose words begin at `at`, in digits or, below a thousand, in words. */
export function readNumberAt(
  text: NormalText,
  numerals: NumeralWords,
  at: number,
): ReadNumber | undefined {
  if (!isDigits(text.words[at])) {
    const numeral = readNumeral({ words: text.words, numerals }, at);
    // Alone "không" is no, not nought.
    return numeral && numeral.value > 0 ? numeral : undefined;
  }
  const figure = readFigure(text, at);
  if (!figure) return undefined;
  const { digits, decimals, next, confident } = figure;
  return { value: digits / 10 ** decimals, next, confident };
}
