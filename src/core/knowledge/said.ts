import type { Word } from '../understanding/normalize.ts';

/** A word of a question with how much it counts beside the others: 1 where it is not told. */
export interface Said extends Word {
  readonly weight?: number;
}

/** How much a word counts. */
export function weightOf({ weight = 1 }: Said): number {
  return weight;
}
