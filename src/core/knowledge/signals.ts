import { scoreAt } from './best.ts';
import type { Signals } from './settings.ts';

/** Scores of all entries by number, as far as they were looked at, and the best ones. */
export interface Scores {
  readonly word: Float32Array;
  readonly line: Float32Array;
  readonly blended: Float32Array;
  /** Those that were looked at line by line. */
  readonly looked: readonly number[];
  /** Best first. */
  readonly best: readonly number[];
  /** The best of what is out of scope. */
  readonly outside: number;
  readonly coverage: number;
  /** How many syllables were said. */
  readonly length: number;
}

/** Syllables from which on a question is as long as it needs to be. */
const LONG = 8;
/** The second this far behind, as a share of the first, is far enough. */
const WIDE = 0.3;
/** How much more the near ones count. */
const SHARP = 8;

/** What the best entry is judged by. */
export function signalsOf(scores: Scores): Signals {
  const { word, line, blended, outside, coverage, length } = scores;
  const [first, second] = scores.best;
  const match = scoreAt(blended, first);
  return {
    match,
    words: scoreAt(word, first),
    line: scoreAt(line, first),
    coverage,
    margin: marginOf(match, scoreAt(blended, second)),
    lead: match - outside,
    length: Math.min(length, LONG) / LONG,
    agreement: agreementOf(scores),
    apart: match === 0 ? 0 : Math.max(-1, 1 - outside / match),
    clarity: clarityOf(scores),
  };
}

/** How far the second is behind, as a share of the first; a wide margin is as good as a very wide one. */
function marginOf(first: number, second: number): number {
  return first === 0 ? 0 : Math.min(WIDE, 1 - second / first) / WIDE;
}

function agreementOf({ line, looked, best: [first] }: Scores): number {
  let others = 0;
  for (const at of looked) if (at !== first) others = Math.max(others, scoreAt(line, at));
  return scoreAt(line, first) - others;
}

function clarityOf({ blended, best }: Scores): number {
  const first = scoreAt(blended, best[0]);
  const sum = best.reduce((all, at) => all + (scoreAt(blended, at) / first) ** SHARP, 0);
  return sum === 0 ? 0 : 1 / sum;
}
