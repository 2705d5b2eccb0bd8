import { decide } from './decide.ts';
import type { Decision } from './decide.ts';
import type { Entry } from './entry.ts';
import type { Asker } from './nearness.ts';
import { prepareRank } from './retrieve.ts';
import type { Ranked, RetrievalContent } from './retrieve.ts';
import type { Retrieval } from './settings.ts';

/** The curated answers, prepared once. */
export interface Knowledge {
  readonly entries: readonly Entry[];
  /** What a question asks for. Pure: the same question of the same asker comes to the same. */
  find(question: string, asker: Asker): Decision;
  /** What comes nearest, best first, also what is too far from it to be said: for editors. */
  nearest(question: string, asker: Asker): readonly Ranked[];
  /** The entry of a full id, whoever asks and whenever. */
  entry(id: string): Entry | undefined;
}

/** Prepares the curated answers; takes about a second for a thousand entries. */
export function makeKnowledge(content: RetrievalContent, retrieval: Retrieval): Knowledge {
  const byId = new Map(content.entries.map((entry) => [entry.id, entry]));
  const rank = prepareRank(content);
  return {
    entries: content.entries,
    find: (question, asker) => decide(rank, retrieval, question, asker),
    nearest: (question, asker) => rank(question, asker, retrieval.blend).ranked,
    entry: (id) => byId.get(id),
  };
}

/** No answers at all: every question is out of scope. */
export const NO_KNOWLEDGE: Knowledge = {
  entries: [],
  find: () => ({ decision: 'none', results: [], related: [] }),
  nearest: () => [],
  entry: () => undefined,
};
