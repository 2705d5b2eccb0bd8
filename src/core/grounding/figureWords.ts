import { numeralWords, type NumeralWords } from '../understanding/entities/numeral.ts';
import type { Lexicon } from '../understanding/lexicon.ts';
import { phrase, type Word } from '../understanding/normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../understanding/phraseTable.ts';

/** The words by which figures are recognised, ready to be compared. */
export interface FigureWords {
  readonly numerals: NumeralWords;
  readonly scales: PhraseTable<number>;
  readonly currency: PhraseTable<true>;
  readonly percent: PhraseTable<true>;
  /** What is counted, each under its own name. */
  readonly units: PhraseTable<string>;
  readonly parts: PhraseTable<string>;
  /** Whether a single word is more often no number: "năm", and "sau" that may be sáu without its mark. */
  isLoose(word: Word): boolean;
  readonly sizes: PhraseTable<string>;
  readonly links: PhraseTable<string>;
  readonly day: PhraseTable<true>;
  readonly month: PhraseTable<true>;
  readonly year: PhraseTable<true>;
}

/** Prepares the words of the lexicon. */
export function figureWords({
  numerals,
  amounts,
  births,
  grounding,
}: Pick<Lexicon, 'numerals' | 'amounts' | 'births' | 'grounding'>): FigureWords {
  const named = (words: readonly string[]) =>
    phraseTable(words.map((word): [string, string] => [word, word]));
  const loose = phraseSet(grounding.loose);
  const exact = new Set(
    [...Object.keys(numerals.digits), ...numerals.ten].flatMap(phrase).map(spelled),
  );
  return {
    numerals: numeralWords(numerals),
    scales: phraseTable(Object.entries(amounts.units)),
    currency: phraseSet(amounts.currency),
    percent: phraseSet(grounding.percent),
    units: named(grounding.units),
    parts: named(grounding.parts),
    isLoose: (word) => loose.at([word], 0) !== undefined || !exact.has(spelled(word)),
    sizes: named(grounding.sizes),
    links: named(grounding.links),
    day: phraseSet(births.day),
    month: phraseSet(births.month),
    year: phraseSet(births.year),
  };
}

function spelled({ letters, tone }: Word): string {
  return `${letters}/${tone}`;
}
