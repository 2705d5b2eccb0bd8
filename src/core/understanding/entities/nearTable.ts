import { fits, isMarked, phrase, type Word } from '../normalize.ts';
import { keyOf } from './placeIndex.ts';
import { isOneTypoAway } from './typo.ts';

/** Phrases found with one wrong letter in them. */
export interface NearTable<Value> {
  /** The longest phrase that begins at word `at` but for one letter. */
  at(
    words: readonly Word[],
    at: number,
  ): { readonly value: Value; readonly size: number } | undefined;
}

interface Entry<Value> {
  readonly words: readonly Word[];
  readonly key: string;
  readonly value: Value;
}

/** Shorter phrases are too many other words with one letter changed. */
const SHORTEST = 7;

/**
 * One wrong letter leaves the first or the last word of a phrase as it is: only phrases that share one
 * of them are compared, so that a look-up costs a few comparisons.
 */
export function nearTable<Value>(phrases: readonly (readonly [string, Value])[]): NearTable<Value> {
  const entries = phrases
    .map(([text, value]) => ({ words: phrase(text), value }))
    .map((entry) => ({ ...entry, key: keyOf(entry.words) }))
    .filter(({ key, words }) => key.length >= SHORTEST && words.length > 1)
    .sort((a, b) => b.words.length - a.words.length);
  const byFirst = Map.groupBy(entries, ({ words }) => words[0]?.folded ?? '');
  const byLast = [...Map.groupBy(entries, ({ words }) => words.length)].map(
    ([size, sized]) =>
      [size, Map.groupBy(sized, ({ words }) => words.at(-1)?.folded ?? '')] as const,
  );
  return {
    at: (words, at) => {
      const first = byFirst.get(words[at]?.folded ?? ' ') ?? [];
      const last = byLast.flatMap(
        ([size, table]) => table.get(words[at + size - 1]?.folded ?? ' ') ?? [],
      );
      const found = [...first, ...last].find((entry) => isNear(entry, words, at));
      return found && { value: found.value, size: found.words.length };
    },
  };
}

function isNear(entry: Entry<unknown>, words: readonly Word[], at: number): boolean {
  const typed = words.slice(at, at + entry.words.length);
  if (typed.length < entry.words.length) return false;
  const key = keyOf(typed);
  return key !== entry.key && isOneTypoAway(key, entry.key) && isSpelled(typed, entry.words);
}

/** A word that carries marks is what it says: only bare ones may hide a slip. */
function isSpelled(typed: readonly Word[], meant: readonly Word[]): boolean {
  return typed.every((word, at) => {
    const other = meant[at];
    return !isMarked(word) || (other !== undefined && fits(word, other));
  });
}
