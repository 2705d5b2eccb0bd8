import type { Lexicon } from '../lexicon.ts';
import type { NormalText, Word } from '../normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../phraseTable.ts';
import { isGap } from './found.ts';
import { numeralWords, type NumeralWords } from './numeral.ts';

/** The words around amounts, ready to be compared. */
export interface AmountWords {
  readonly numerals: NumeralWords;
  readonly units: PhraseTable<number>;
  readonly slang: PhraseTable<number>;
  readonly coins: PhraseTable<number>;
  readonly wares: PhraseTable<true>;
  readonly currency: PhraseTable<true>;
  readonly counters: PhraseTable<true>;
  readonly times: PhraseTable<true>;
  readonly labels: PhraseTable<true>;
  readonly about: PhraseTable<true>;
}

/** Prepares the words around amounts. */
export function amountWords({ amounts, numerals }: Lexicon): AmountWords {
  return {
    numerals: numeralWords(numerals),
    units: phraseTable(Object.entries(amounts.units)),
    slang: phraseTable(Object.entries(amounts.slang)),
    coins: phraseTable(Object.entries(amounts.coins)),
    wares: phraseSet(amounts.wares),
    currency: phraseSet(amounts.currency),
    counters: phraseSet(amounts.counters),
    times: phraseSet(amounts.times),
    labels: phraseSet(amounts.labels),
    about: phraseSet(amounts.about),
  };
}

/** What every step of reading an amount looks at. */
export interface AmountHearing extends AmountWords {
  readonly text: NormalText;
  readonly words: readonly Word[];
  /** True when an amount is what the question wants. */
  readonly asked: boolean;
}

/** A part of an amount; `exact` is false where it must be read back. */
export interface Part {
  readonly value: number;
  readonly next: number;
  readonly exact: boolean;
}

/** True when what was read before word `at` counts people, things or percents. */
export function isCounted({ text, words, counters }: AmountHearing, at: number): boolean {
  if (
    text.folded
      .slice(words[at - 1]?.end ?? 0)
      .trimStart()
      .startsWith('%')
  )
    return true;
  return isGap(text, at - 1, /^ *$/) && counters.at(words, at) !== undefined;
}

/** True when what was read before word `at` is a number of months, years or times. */
export function isTime({ text, words, times }: AmountHearing, at: number): boolean {
  return isGap(text, at - 1, /^ *$/) && times.at(words, at) !== undefined;
}
