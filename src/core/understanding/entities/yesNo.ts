import type { Lexicon } from '../lexicon.ts';
import { isMarked, phrase, type NormalText, type Word } from '../normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../phraseTable.ts';
import { courtesy, withoutBeginning, withoutEnd, type Courtesy } from './courtesy.ts';
import { foundAt, type Found } from './found.ts';

/** The closed lists of yes and no, ready to be compared. */
export interface YesNoWords {
  readonly answers: PhraseTable<boolean>;
  readonly unsure: PhraseTable<true>;
  /** Endings of questions; the value says whether the ending is written with marks. */
  readonly asks: PhraseTable<boolean>;
  /** "có … không" around the matter asks, too. */
  readonly opens: PhraseTable<true>;
  readonly closes: PhraseTable<true>;
  readonly courtesy: Courtesy;
  /** Yes that looks like a command without its marks: "dung" is "đúng" or "dừng". */
  readonly unclear: PhraseTable<true>;
}

/** Prepares the closed lists. */
export function yesNoWords({ answers: lexicon, commands }: Lexicon): YesNoWords {
  return {
    answers: phraseTable([
      ...lexicon.yes.map((text): [string, boolean] => [text, true]),
      ...lexicon.no.map((text): [string, boolean] => [text, false]),
    ]),
    unsure: phraseSet(lexicon.unsure),
    asks: phraseTable(lexicon.asks.map((text) => [text, phrase(text).some(isMarked)])),
    opens: phraseSet(lexicon.asks_between.opens),
    closes: phraseSet(lexicon.asks_between.closes),
    courtesy: courtesy(lexicon.courtesy),
    unclear: phraseSet(commands.only_with_marks),
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
  const confident = !words.unclear.whole(plain) || plain.some(isMarked);
  return foundAt(text, { from: 0, to: text.words.length }, { value, confident });
}

/** True when the text asks instead of answering. */
export function isQuestion(text: NormalText, words: YesNoWords): boolean {
  if (text.folded.includes('?')) return true;
  const polite = withoutEnd(text.words, words.courtesy.after);
  return [text.words, polite].some((heard) => endsAsking(heard, words) || isAround(heard, words));
}

/** Without its mark a lone "ạ", "hộ" or "Hà" looks like "à", "hở" or "hả", and asks nothing. */
function endsAsking(words: readonly Word[], { asks }: YesNoWords): boolean {
  const match = asks.endingAt(words, words.length);
  const last = words.at(-1);
  const isBare = match?.value === true && match.size === 1 && last && !isMarked(last);
  return match !== undefined && isBare !== true;
}

/** "cận nghèo có được hỗ trợ không" */
function isAround(words: readonly Word[], { opens, closes }: YesNoWords): boolean {
  const isClosed = closes.endingAt(words, words.length) !== undefined;
  return words.length > 2 && isClosed && opens.isIn(words.slice(0, -2));
}
