import type { Word } from '../understanding/normalize.ts';
import { phraseTable } from '../understanding/phraseTable.ts';

/** Words with what they mean behind them. */
export type WithMeanings = (words: readonly Word[]) => readonly Word[];

/** No word that anybody types begins so. */
const MARK = '@';

/**
 * Finds what words mean by the phrases of the lexicon, and sets it behind them as words of their own,
 * in one order: "bao nhiêu tuổi về hưu" and "nghỉ hưu là mấy tuổi" end in the same pair of meanings.
 */
export function meaningsOf(same: Readonly<Record<string, readonly string[]>>): WithMeanings {
  const table = phraseTable(
    Object.entries(same).flatMap(([name, phrases]) =>
      phrases.map((text): [string, string] => [text, name]),
    ),
  );
  return (words) => {
    const found = new Set(words.flatMap((_, at) => table.at(words, at)?.value ?? []));
    return [...words, ...[...found].sort().map(meaning)];
  };
}

/** True for what stands for a meaning and was not typed. */
export function isMeaning({ folded }: Word): boolean {
  return folded.startsWith(MARK);
}

function meaning(name: string): Word {
  const folded = `${MARK}${name}`;
  return { folded, letters: folded, tone: 0, start: 0, end: 0 };
}
