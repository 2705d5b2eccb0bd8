import { fits, phrase, type Word } from './normalize.ts';

/** A phrase of the lexicon found at some word. */
interface PhraseMatch<Value> {
  readonly value: Value;
  /** How many words it took. */
  readonly size: number;
}

/** Phrases with what they mean, found by their words in one look. */
export interface PhraseTable<Value> {
  /** The longest phrase that begins at word `at`. */
  at(words: readonly Word[], at: number): PhraseMatch<Value> | undefined;
  /** The longest phrase whose last word is word `before - 1`. */
  endingAt(words: readonly Word[], before: number): PhraseMatch<Value> | undefined;
  /** The phrase that all the words together are. */
  whole(words: readonly Word[]): Value | undefined;
  /** True when the phrase stands anywhere among the words. */
  isIn(words: readonly Word[]): boolean;
}

interface Entry<Value> {
  readonly words: readonly Word[];
  readonly value: Value;
}

/** Builds a table; marks left out by the person are forgiven, wrong marks are not (`fits`). */
export function phraseTable<Value>(
  phrases: Iterable<readonly [string, Value]>,
): PhraseTable<Value> {
  const entries = [...phrases]
    .map(([text, value]) => ({ words: phrase(text), value }))
    .sort((a, b) => b.words.length - a.words.length);
  const byFirst = Map.groupBy(entries, ({ words }) => words[0]?.folded ?? '');
  const byLast = Map.groupBy(entries, ({ words }) => words.at(-1)?.folded ?? '');

  const at = (words: readonly Word[], index: number): PhraseMatch<Value> | undefined =>
    firstThat(byFirst.get(words[index]?.folded ?? ' '), (entry) => stands(entry, words, index));

  return {
    at,
    endingAt: (words, before) =>
      firstThat(byLast.get(words[before - 1]?.folded ?? ' '), (entry) =>
        stands(entry, words, before - entry.words.length),
      ),
    whole: (words) =>
      firstThat(
        byFirst.get(words[0]?.folded ?? ' '),
        (entry) => entry.words.length === words.length && stands(entry, words, 0),
      )?.value,
    isIn: (words) => words.some((_, index) => at(words, index) !== undefined),
  };
}

/** A table of phrases that all mean the same: being there is all there is to know. */
export function phraseSet(phrases: readonly string[]): PhraseTable<true> {
  return phraseTable(phrases.map((text) => [text, true]));
}

function firstThat<Value>(
  entries: readonly Entry<Value>[] | undefined,
  isRight: (entry: Entry<Value>) => boolean,
): PhraseMatch<Value> | undefined {
  const found = entries?.find(isRight);
  return found && { value: found.value, size: found.words.length };
}

function stands(entry: Entry<unknown>, words: readonly Word[], from: number): boolean {
  return entry.words.every((meant, index) => {
    const typed = words[from + index];
    return typed !== undefined && fits(typed, meant);
  });
}
