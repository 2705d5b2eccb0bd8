import type { Lexicon } from '../lexicon.ts';
import { isMarked, type Word } from '../normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../phraseTable.ts';

/** A number below a thousand in words. */
export interface Numeral {
  readonly value: number;
  /** The index of the word after it. */
  readonly next: number;
  /** False when a tone left out may make another word of it, or when a word was left out. */
  readonly confident: boolean;
}

/** The number words of the lexicon, ready to be compared. */
export interface NumeralWords {
  readonly digits: PhraseTable<number>;
  /** Digits that never end a number after tens: there they are the word for year. */
  readonly neverLast: PhraseTable<true>;
  readonly ten: PhraseTable<true>;
  readonly tens: PhraseTable<true>;
  readonly hundred: PhraseTable<true>;
  readonly zero: PhraseTable<true>;
  readonly half: PhraseTable<true>;
  readonly halfOf: PhraseTable<true>;
}

/** Where a number is read. */
export interface NumeralHearing {
  readonly words: readonly Word[];
  readonly numerals: NumeralWords;
}

/** Without their mark these are also other words (year, from, about, after, lady): read back. */
const ALSO_OTHER_WORDS = new Set(['nam', 'tu', 'tam', 'sau', 'ba', 'bay']);

/** Prepares the number words. */
export function numeralWords(lexicon: Lexicon['numerals']): NumeralWords {
  return {
    digits: phraseTable(Object.entries(lexicon.digits)),
    neverLast: phraseSet(lexicon.never_last),
    ten: phraseSet(lexicon.ten),
    tens: phraseSet(lexicon.tens),
    hundred: phraseSet(lexicon.hundred),
    zero: phraseSet(lexicon.zero),
    half: phraseSet(lexicon.half),
    halfOf: phraseSet(lexicon.half_of),
  };
}

/** Reads the number below a thousand whose words begin at `at`. */
export function readNumeral(hearing: NumeralHearing, at: number): Numeral | undefined {
  const { words, numerals } = hearing;
  if (numerals.hundred.at(words, at) && numerals.half.at(words, at + 1)) {
    return { value: 150, next: at + 2, confident: true };
  }
  const first = readDigitWord(hearing, at);
  if (!first || !numerals.hundred.at(words, first.next)) return belowHundred(hearing, at);
  return afterHundred(hearing, { ...first, value: first.value * 100, next: first.next + 1 });
}

/** Reads one digit word. */
export function readDigitWord(hearing: NumeralHearing, at: number): Numeral | undefined {
  const match = hearing.numerals.digits.at(hearing.words, at);
  const word = hearing.words[at];
  if (!match || !word) return undefined;
  const confident = isMarked(word) || !isAlsoAnother(word, hearing.words);
  return { value: match.value, next: at + 1, confident };
}

/** "ba" is three where the other words carry their marks. */
function isAlsoAnother({ folded }: Word, words: readonly Word[]): boolean {
  return ALSO_OTHER_WORDS.has(folded) && !(folded === 'ba' && words.some(isMarked));
}

function afterHundred(hearing: NumeralHearing, head: Numeral): Numeral {
  const { words, numerals } = hearing;
  if (numerals.half.at(words, head.next)) {
    return { ...head, value: head.value + 50, next: head.next + 1 };
  }
  if (numerals.zero.at(words, head.next)) {
    const last = readDigitWord(hearing, head.next + 1);
    return last ? { ...head, value: head.value + last.value, next: last.next } : head;
  }
  const rest = belowHundred(hearing, head.next);
  if (!rest) return head;
  // "ba trăm ba" leaves out the word for ten: 330.
  const isShort = rest.value < 10;
  const value = head.value + rest.value * (isShort ? 10 : 1);
  return { value, next: rest.next, confident: head.confident && !isShort };
}

/** One digit, or 10 to 99: `mười lăm`, `ba mươi mốt`, `tám lăm`. */
function belowHundred(hearing: NumeralHearing, at: number): Numeral | undefined {
  const { words, numerals } = hearing;
  if (numerals.ten.at(words, at)) {
    return withUnit(hearing, { value: 10, next: at + 1, confident: true });
  }
  const first = readDigitWord(hearing, at);
  if (!first || first.value === 0) return first;
  const isTens = numerals.tens.at(words, first.next) !== undefined;
  const head = { ...first, value: first.value * 10, next: first.next + (isTens ? 1 : 0) };
  const whole = withUnit(hearing, isTens ? { ...head, confident: true } : head);
  return isTens || whole.next > head.next ? whole : first;
}

function withUnit(hearing: NumeralHearing, head: Numeral): Numeral {
  const unit = readDigitWord(hearing, head.next);
  const isYear = hearing.numerals.neverLast.at(hearing.words, head.next) !== undefined;
  if (!unit || isYear || isScaled(hearing, unit.next)) return head;
  return { ...head, value: head.value + unit.value, next: unit.next };
}

/** True when the digit before belongs to a hundred or to tens of its own. */
function isScaled({ words, numerals }: NumeralHearing, at: number): boolean {
  return (numerals.hundred.at(words, at) ?? numerals.tens.at(words, at)) !== undefined;
}
