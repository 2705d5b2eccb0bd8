import type { Lexicon } from '../lexicon.ts';
import type { Word } from '../normalize.ts';
import { phraseSet, type PhraseTable } from '../phraseTable.ts';

/** What people say around an answer without changing it. */
export interface Courtesy {
  readonly before: PhraseTable<true>;
  readonly after: PhraseTable<true>;
}

/** Prepares the words around an answer. */
export function courtesy(lexicon: Lexicon['answers']['courtesy']): Courtesy {
  return { before: phraseSet(lexicon.before), after: phraseSet(lexicon.after) };
}

/** The words without courtesy, never fewer than one. */
export function withoutCourtesy(
  words: readonly Word[],
  { before, after }: Courtesy,
): readonly Word[] {
  return withoutEnd(withoutBeginning(words, before), after);
}

/** The words after the phrases of `table` they begin with, never fewer than one. */
export function withoutBeginning(
  words: readonly Word[],
  table: PhraseTable<true>,
): readonly Word[] {
  const size = table.at(words, 0)?.size ?? 0;
  if (size === 0 || size >= words.length) return words;
  return withoutBeginning(words.slice(size), table);
}

/** The words before the phrases of `table` they end with, never fewer than one. */
export function withoutEnd(words: readonly Word[], table: PhraseTable<true>): readonly Word[] {
  const size = table.endingAt(words, words.length)?.size ?? 0;
  if (size === 0 || size >= words.length) return words;
  return withoutEnd(words.slice(0, -size), table);
}
