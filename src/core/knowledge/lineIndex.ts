import { gramsOf } from './features.ts';
import type { Word } from '../understanding/normalize.ts';

/** The nearest line of each subject, by the letters both have in common. */
export interface LineIndex {
  /** A cosine from 0 to 1 per subject, that of its nearest line; 0 for all that are not `among`. */
  score(words: readonly Word[], among: readonly number[]): Float32Array;
}

/** Lines one after the other: `grams` and `weights` of line n stand from `starts[n]` on. */
interface Lines {
  readonly starts: Int32Array;
  readonly grams: Int32Array;
  readonly weights: Float32Array;
  /** The first line of each subject, and behind the last one the number of lines. */
  readonly firsts: Int32Array;
}

interface Gram {
  readonly id: number;
  readonly rarity: number;
}

/** Indexes every line that asks for a subject by itself. */
export function lineIndex(subjects: readonly (readonly (readonly Word[])[])[]): LineIndex {
  const counted = subjects.map((own) => own.map(gramsOf));
  const known = gramsIn(counted.flat());
  const lines = linesOf(counted, known);
  const never = rarityOf(counted.flat().length, 0);
  const asked = new Float32Array(known.size);

  return {
    score(words, among) {
      asked.fill(0);
      let square = 0;
      for (const [name, count] of gramsOf(words)) {
        const gram = known.get(name);
        const weight = damped(count) * (gram?.rarity ?? never);
        square += weight * weight;
        if (gram) asked[gram.id] = weight;
      }
      const best = new Float32Array(subjects.length);
      const norm = Math.sqrt(square) || 1;
      for (const subject of among) best[subject] = nearest(lines, subject, asked) / norm;
      return best;
    },
  };
}

/** The most that a line of the subject has in common with what is asked. */
function nearest(lines: Lines, subject: number, asked: Float32Array): number {
  let best = 0;
  const end = numberAt(lines.firsts, subject + 1);
  for (let line = numberAt(lines.firsts, subject); line < end; line += 1) {
    best = Math.max(best, commonOf(lines, line, asked));
  }
  return best;
}

function commonOf({ starts, grams, weights }: Lines, line: number, asked: Float32Array): number {
  let common = 0;
  const end = numberAt(starts, line + 1);
  for (let at = numberAt(starts, line); at < end; at += 1) {
    common += numberAt(asked, numberAt(grams, at)) * numberAt(weights, at);
  }
  return common;
}

function numberAt(numbers: Int32Array | Float32Array, at: number): number {
  return numbers[at] ?? 0;
}

function gramsIn(lines: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, Gram> {
  const held = new Map<string, number>();
  for (const counts of lines) {
    for (const gram of counts.keys()) held.set(gram, (held.get(gram) ?? 0) + 1);
  }
  return new Map(
    [...held].map(([gram, count], id) => [gram, { id, rarity: rarityOf(lines.length, count) }]),
  );
}

function linesOf(
  subjects: readonly (readonly ReadonlyMap<string, number>[])[],
  known: ReadonlyMap<string, Gram>,
): Lines {
  const lines = subjects.flat();
  const starts = sums(lines.map(({ size }) => size));
  const grams = new Int32Array(starts.at(-1) ?? 0);
  const weights = new Float32Array(grams.length);
  lines.forEach((counts, line) => {
    const own = [...counts].map(([name, count]) => weighed(known.get(name), count));
    const norm = Math.sqrt(own.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
    own.forEach(({ id, weight }, at) => {
      grams[numberAt(starts, line) + at] = id;
      weights[numberAt(starts, line) + at] = weight / norm;
    });
  });
  return { starts, grams, weights, firsts: sums(subjects.map(({ length }) => length)) };
}

function weighed(gram: Gram | undefined, count: number) {
  return { id: gram?.id ?? 0, weight: damped(count) * (gram?.rarity ?? 0) };
}

/** 0 and then what there is before and with each size. */
function sums(sizes: readonly number[]): Int32Array {
  const all = new Int32Array(sizes.length + 1);
  sizes.forEach((size, at) => {
    all[at + 1] = numberAt(all, at) + size;
  });
  return all;
}

/** What stands there ten times tells less than ten times as much. */
function damped(count: number): number {
  return 1 + Math.log(count);
}

/** How much three letters tell that stand in `held` of `all` lines; never nothing. */
function rarityOf(all: number, held: number): number {
  return Math.log(1 + all / (1 + held));
}
