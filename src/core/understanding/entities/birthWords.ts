import type { LocalDate } from '../../shared/localDate.ts';
import type { Lexicon } from '../lexicon.ts';
import type { NormalText, Word } from '../normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../phraseTable.ts';
import { numeralWords, type NumeralWords } from './numeral.ts';

/** The words around birth dates and ages, ready to be compared. */
export interface BirthWords {
  readonly numerals: NumeralWords;
  readonly before: PhraseTable<true>;
  readonly alsoBefore: PhraseTable<true>;
  readonly age: PhraseTable<true>;
  readonly notAge: PhraseTable<true>;
  readonly thisYear: PhraseTable<true>;
  readonly day: PhraseTable<true>;
  readonly month: PhraseTable<true>;
  readonly year: PhraseTable<true>;
  readonly zodiacBefore: PhraseTable<true>;
  readonly zodiac: readonly ZodiacSign[];
  readonly stems: PhraseTable<number>;
}

/** A name of an animal year: the remainder of the year divided by twelve. */
interface ZodiacSign {
  readonly table: PhraseTable<number>;
  readonly remainder: number;
}

/** What every step of reading a birth date looks at. */
export interface BirthHearing extends BirthWords {
  readonly text: NormalText;
  readonly words: readonly Word[];
  readonly today: LocalDate;
  /** True when a birth date is what the question wants. */
  readonly asked: boolean;
}

/** Prepares the words around birth dates. */
export function birthWords({ births, numerals }: Lexicon): BirthWords {
  return {
    numerals: numeralWords(numerals),
    before: phraseSet(births.before),
    alsoBefore: phraseSet(births.also_before),
    age: phraseSet(births.age),
    notAge: phraseSet(births.not_age),
    thisYear: phraseSet(births.this_year),
    day: phraseSet(births.day),
    month: phraseSet(births.month),
    year: phraseSet(births.year),
    zodiacBefore: phraseSet(births.zodiac_before),
    // One table a name: without tones "ty" is two animals, and both count.
    zodiac: Object.entries(births.zodiac).map(([name, remainder]) => ({
      table: phraseTable([[name, remainder]]),
      remainder,
    })),
    stems: phraseTable(Object.entries(births.stems)),
  };
}
