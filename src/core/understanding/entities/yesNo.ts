import type { Lexicon } from '../lexicon.ts';
import type { NormalText } from '../normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../phraseTable.ts';
import { courtesy, withoutBeginning, withoutEnd, type Courtesy } from './courtesy.ts';
import { foundAt, type Found } from './found.ts';

/** The closed lists of yes and no, ready to be compared. */
export interface YesNoWords {
  readonly answers: PhraseTable<boolean>;
  readonly unsure: PhraseTable<true>;
  readonly asks: PhraseTable<true>;
  readonly courtesy: Courtesy;
}

/** Prepares the closed lists; a phrase in both lists is refused by the content check. */
export function yesNoWords(lexicon: Lexicon['answers']): YesNoWords {
  return {
    answers: phraseTable([
      ...lexicon.yes.map((text): [string, boolean] => [text, true]),
      ...lexicon.no.map((text): [string, boolean] => [text, false]),
    ]),
    unsure: phraseSet(lexicon.unsure),
    asks: phraseSet(lexicon.asks),
    courtesy: courtesy(lexicon.courtesy),
  };
}

/** Yes or no, when the whole text says so; questions and "không biết" say neither. */
export function readYesNo(text: NormalText, words: YesNoWords): Found<boolean> | undefined {
  if (text.words.length === 0 || isQuestion(text, words) || words.unsure.isIn(text.words)) {
    return undefined;
  }
  const polite = withoutEnd(text.words, words.courtesy.after);
  const plain = withoutBeginning(polite, words.courtesy.before);
  const value =
    words.answers.whole(text.words) ?? words.answers.whole(polite) ?? words.answers.whole(plain);
  if (value === undefined) return undefined;
  return foundAt(text, { from: 0, to: text.words.length }, { value, confident: true });
}

/** True when the text asks instead of answering. */
export function isQuestion(text: NormalText, { asks, courtesy: { after } }: YesNoWords): boolean {
  if (text.folded.includes('?')) return true;
  const ends = (words: readonly unknown[]) => asks.endingAt(text.words, words.length) !== undefined;
  return ends(text.words) || ends(withoutEnd(text.words, after));
}
