import type { Lexicon } from './lexicon.ts';
import type { NormalText } from './normalize.ts';
import { phraseSet, type PhraseTable } from './phraseTable.ts';

/** `warn`: it sounds like a swindle; `careful`: it may be right, and how to make sure is said. */
export type ScamHint = 'warn' | 'careful';

interface Pair {
  readonly one: PhraseTable<true>;
  readonly other: PhraseTable<true>;
}

/** The words of swindles, ready to be compared. */
export interface ScamWords {
  readonly warnAlone: PhraseTable<true>;
  readonly warnPairs: readonly Pair[];
  readonly carefulPairs: readonly Pair[];
}

/** Prepares the words of the lexicon. */
export function scamWords({ scams }: Lexicon): ScamWords {
  return {
    warnAlone: phraseSet(scams.warn_alone),
    warnPairs: scams.warn_pairs.map(pairOf),
    carefulPairs: scams.careful_pairs.map(pairOf),
  };
}

/** Whether a text tells of a swindle, or of something that is often one. */
export function readScam({ words }: NormalText, scams: ScamWords): ScamHint | undefined {
  const has = ({ one, other }: Pair) => one.isIn(words) && other.isIn(words);
  if (scams.warnAlone.isIn(words) || scams.warnPairs.some(has)) return 'warn';
  return scams.carefulPairs.some(has) ? 'careful' : undefined;
}

function pairOf({ one, other }: Lexicon['scams']['warn_pairs'][number]): Pair {
  return { one: phraseSet(one), other: phraseSet(other) };
}
