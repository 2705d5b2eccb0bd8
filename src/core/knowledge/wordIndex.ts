import { featuresOf } from './features.ts';
import type { Feature } from './features.ts';
import { isMeaning } from './meanings.ts';
import type { Word } from '../understanding/normalize.ts';

/** BM25's usual constants; `b` is low because an entry with many ways to ask it is no worse for it. */
const K1 = 1;
const B = 0.5;
/** A word that nobody asks with tells less against an answer than one that others are asked with. */
const STRANGE = 0.6;

interface Posting {
  readonly subjects: Int32Array;
  readonly scores: Float32Array;
  readonly rarity: number;
}

/** BM25 over the words of each subject, as shares of the most a question could score. */
export interface WordIndex {
  /** A share from 0 to 1 per subject. */
  score(words: readonly Word[]): Float32Array;
  /** The share of the question's syllables, by rarity, that a subject holds. */
  coverage(words: readonly Word[], subject: number): number;
  /** In how many subjects a syllable stands. */
  frequency(syllable: string): number;
  /** Whether two syllables stand next to each other anywhere. */
  isPair(first: string, second: string): boolean;
  readonly syllables: readonly string[];
}

/** Indexes subjects by the lines that ask for them. */
export function wordIndex(subjects: readonly (readonly (readonly Word[])[])[]): WordIndex {
  const counts = subjects.map((lines) => countsOf(lines.flatMap(featuresOf)));
  const postings = postingsOf(counts);
  const never = STRANGE * rarityOf(subjects.length, 0);
  const rarity = (name: string) => postings.get(name)?.rarity ?? never;
  const typed = subjects.flat(2).filter((word) => !isMeaning(word));
  const syllables = [...new Set(typed.map(({ folded }) => folded))];

  return {
    syllables,
    score(words) {
      const scores = new Float32Array(subjects.length);
      let most = 0;
      for (const [name, { weight }] of countsOf(featuresOf(words))) {
        const posting = postings.get(name);
        most += (posting?.rarity ?? never) * weight * (K1 + 1);
        if (posting) add(scores, posting);
      }
      if (most > 0) scores.forEach((score, at) => (scores[at] = score / most));
      return scores;
    },
    coverage(words, subject) {
      const held = counts[subject];
      let [total, covered] = [0, 0];
      for (const { folded } of words) {
        const tells = rarity(folded);
        total += tells;
        if (held?.has(folded) === true) covered += tells;
      }
      return total === 0 ? 0 : covered / total;
    },
    frequency: (syllable) => postings.get(syllable)?.subjects.length ?? 0,
    isPair: (first, second) => postings.has(`${first} ${second}`),
  };
}

interface Count {
  readonly weight: number;
  count: number;
}

type Counts = ReadonlyMap<string, Readonly<Count>>;

function countsOf(features: readonly Feature[]): Counts {
  const counts = new Map<string, Count>();
  for (const { name, weight } of features) {
    const known = counts.get(name);
    if (known) known.count += 1;
    else counts.set(name, { weight, count: 1 });
  }
  return counts;
}

function postingsOf(all: readonly Counts[]): ReadonlyMap<string, Posting> {
  const lengths = all.map((counts) =>
    [...counts.values()].reduce((sum, { count }) => sum + count, 0),
  );
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, all.length);
  const gathered = new Map<string, [number, number][]>();
  all.forEach((counts, subject) => {
    const norm = K1 * (1 - B + (B * (lengths[subject] ?? 0)) / usual);
    for (const [name, { count, weight }] of counts) {
      const list = gathered.get(name) ?? [];
      list.push([subject, (weight * count * (K1 + 1)) / (count + norm)]);
      gathered.set(name, list);
    }
  });
  const toPosting = (list: readonly [number, number][]): Posting => {
    const rarity = rarityOf(all.length, list.length);
    return {
      rarity,
      subjects: Int32Array.from(list, ([subject]) => subject),
      scores: Float32Array.from(list, ([, score]) => score * rarity),
    };
  };
  return new Map([...gathered].map(([name, list]) => [name, toPosting(list)]));
}

function add(scores: Float32Array, { subjects, scores: more }: Posting): void {
  for (let at = 0; at < subjects.length; at += 1) {
    const subject = subjects[at] ?? 0;
    scores[subject] = (scores[subject] ?? 0) + (more[at] ?? 0);
  }
}

/** How much a word tells that stands in `held` of `all` subjects. */
function rarityOf(all: number, held: number): number {
  return Math.log(1 + (all - held + 0.5) / (held + 0.5));
}
