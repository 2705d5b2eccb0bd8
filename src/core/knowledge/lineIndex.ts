import type { Word } from '../understanding/normalize.ts';
import { gramsOf } from './features.ts';

interface Posting {
  readonly lines: Int32Array;
  readonly weights: Float32Array;
  readonly rarity: number;
}

/** The nearest line of each subject, by the letters both have in common. */
export interface LineIndex {
  /** A cosine from 0 to 1 per subject: that of its nearest line. */
  score(words: readonly Word[]): Float32Array;
}

/** Indexes every line that asks for a subject by itself. */
export function lineIndex(subjects: readonly (readonly (readonly Word[])[])[]): LineIndex {
  const lines = subjects.flatMap((own, subject) => own.map((words) => ({ subject, words })));
  const subjectOf = Int32Array.from(lines, ({ subject }) => subject);
  const postings = postingsOf(lines.map(({ words }) => countsOf(gramsOf(words))));
  const cosines = new Float32Array(lines.length);

  return {
    score(words) {
      cosines.fill(0);
      let square = 0;
      for (const [gram, count] of countsOf(gramsOf(words))) {
        const posting = postings.get(gram);
        const weight = (1 + Math.log(count)) * (posting?.rarity ?? rarityOf(lines.length, 0));
        square += weight * weight;
        if (posting) add(cosines, posting, weight);
      }
      return nearest(cosines, { subjectOf, subjects: subjects.length, norm: Math.sqrt(square) });
    },
  };
}

function nearest(
  cosines: Float32Array,
  of: { readonly subjectOf: Int32Array; readonly subjects: number; readonly norm: number },
): Float32Array {
  const best = new Float32Array(of.subjects);
  for (let line = 0; line < cosines.length; line += 1) {
    const subject = of.subjectOf[line] ?? 0;
    const cosine = (cosines[line] ?? 0) / (of.norm || 1);
    if (cosine > (best[subject] ?? 0)) best[subject] = cosine;
  }
  return best;
}

function countsOf(grams: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

function postingsOf(lines: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, Posting> {
  const held = new Map<string, number>();
  for (const counts of lines) {
    for (const gram of counts.keys()) held.set(gram, (held.get(gram) ?? 0) + 1);
  }
  const gathered = new Map<string, [number, number][]>();
  lines.forEach((counts, line) => {
    for (const [gram, weight] of unitVector(counts, lines.length, held)) {
      const list = gathered.get(gram) ?? [];
      list.push([line, weight]);
      gathered.set(gram, list);
    }
  });
  const toPosting = (list: readonly [number, number][]): Posting => ({
    rarity: rarityOf(lines.length, list.length),
    lines: Int32Array.from(list, ([line]) => line),
    weights: Float32Array.from(list, ([, weight]) => weight),
  });
  return new Map([...gathered].map(([gram, list]) => [gram, toPosting(list)]));
}

function unitVector(
  counts: ReadonlyMap<string, number>,
  lines: number,
  held: ReadonlyMap<string, number>,
): readonly [string, number][] {
  const weighted = [...counts].map(([gram, count]): [string, number] => [
    gram,
    (1 + Math.log(count)) * rarityOf(lines, held.get(gram) ?? 0),
  ]);
  const norm = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return weighted.map(([gram, weight]) => [gram, weight / norm]);
}

function add(cosines: Float32Array, { lines, weights }: Posting, by: number): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? 0;
    cosines[line] = (cosines[line] ?? 0) + (weights[at] ?? 0) * by;
  }
}

/** How much three letters tell that stand in `held` of `all` lines; never nothing. */
function rarityOf(all: number, held: number): number {
  return Math.log(1 + all / (1 + held));
}
