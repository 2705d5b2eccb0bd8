import type { Word } from '../understanding/normalize.ts';
import { fold } from '../understanding/normalize.ts';
import type { PhraseTable } from '../understanding/phraseTable.ts';
import type { Said } from './said.ts';

/** What is told before the question counts this much beside the question itself. */
const TOLD = 0.75;
/** A question of fewer words leans on what was told before it. */
const SHORTEST = 5;
const LEANING = 0.8;
/** Where a sentence ends: "1.2021" and "3,5" go on. */
const END = /[.?!;…\n]+(?=\s|$)/gu;

/**
 * The words of a text, weighed by the sentence they stand in: where some sentences ask and some only
 * tell, those that tell count less.
 */
export function weighedByClause(
  text: string,
  read: (clause: string) => readonly Word[],
  asks: PhraseTable<true>,
): readonly Said[] {
  const clauses = clausesOf(text).map(({ clause, isAsked }) => {
    const words = read(clause);
    return { words, isAsking: isAsked || asks.isIn(words) };
  });
  const asked = clauses.filter(({ isAsking }) => isAsking).flatMap(({ words }) => words);
  if (asked.length === 0) return clauses.flatMap(({ words }) => words);
  const told = asked.length < SHORTEST ? LEANING : TOLD;
  return clauses.flatMap(({ words, isAsking }) =>
    isAsking ? words : words.map((word) => ({ ...word, weight: told })),
  );
}

function clausesOf(text: string): readonly { readonly clause: string; readonly isAsked: boolean }[] {
  const clauses: { clause: string; isAsked: boolean }[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(END)) {
    clauses.push({ clause: text.slice(from, index), isAsked: mark.includes('?') });
    from = index + mark.length;
  }
  clauses.push({ clause: text.slice(from), isAsked: false });
  return clauses.filter(({ clause }) => fold(clause) !== '');
}
