import { commandWords, type CommandWords } from './commands.ts';
import { amountWords, type AmountWords } from './entities/amountWords.ts';
import { birthWords, type BirthWords } from './entities/birthWords.ts';
import { choosingWords, type ChoosingWords } from './entities/choice.ts';
import { durationWords, type DurationWords } from './entities/duration.ts';
import { factWords, type FactWords } from './entities/factWords.ts';
import { nameWords, type NameWords } from './entities/name.ts';
import { placeIndex, type PlaceIndex } from './entities/placeIndex.ts';
import { sexWords, type SexWords } from './entities/sex.ts';
import { yesNoWords, type YesNoWords } from './entities/yesNo.ts';
import type { Lexicon } from './lexicon.ts';
import { phraseSet, type PhraseTable } from './phraseTable.ts';
import type { Places } from './places.ts';
import { scamWords, type ScamWords } from './scams.ts';
import { wishWords, type WishWords } from './wishes.ts';

/** Everything the ear knows, prepared once. */
export interface Vocabulary {
  readonly said: Lexicon['said'];
  readonly commands: CommandWords;
  readonly amounts: AmountWords;
  readonly births: BirthWords;
  readonly choosing: ChoosingWords;
  readonly durations: DurationWords;
  readonly facts: FactWords;
  readonly names: NameWords;
  /** Where a name ends in a sentence. */
  readonly afterName: PhraseTable<true>;
  readonly none: PhraseTable<true>;
  readonly places: PlaceIndex;
  readonly scams: ScamWords;
  readonly sexes: SexWords;
  readonly yesNo: YesNoWords;
  readonly wishing: WishWords;
}

/** Prepares a lexicon and the places for comparing. */
export function vocabulary(lexicon: Lexicon, places: readonly Places[]): Vocabulary {
  return {
    said: lexicon.said,
    commands: commandWords(lexicon),
    amounts: amountWords(lexicon),
    births: birthWords(lexicon),
    choosing: choosingWords(lexicon),
    durations: durationWords(lexicon),
    facts: factWords(lexicon),
    names: nameWords(lexicon.names),
    afterName: phraseSet(lexicon.questions.after_name),
    none: phraseSet(lexicon.numerals.none),
    places: placeIndex(lexicon, places),
    scams: scamWords(lexicon),
    sexes: sexWords(lexicon.sexes),
    yesNo: yesNoWords(lexicon),
    wishing: wishWords(lexicon),
  };
}
