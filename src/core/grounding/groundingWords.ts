import type { Lexicon } from '../understanding/lexicon.ts';
import { fold } from '../understanding/normalize.ts';
import { phraseSet, type PhraseTable } from '../understanding/phraseTable.ts';

/** The words that an answer is judged by beside its figures. */
export interface GroundingWords {
  readonly leaks: PhraseTable<true>;
  /** Folded words that need not stand in a passage. */
  readonly plain: ReadonlySet<string>;
}

/** Prepares the words of the lexicon. */
export function groundingWords({ grounding }: Lexicon): GroundingWords {
  return { leaks: phraseSet(grounding.leaks), plain: new Set(grounding.plain.map(fold)) };
}
