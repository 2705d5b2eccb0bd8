import { isMarked, type Word } from '../understanding/normalize.ts';
import { weightOf, type Said } from './said.ts';

/** The words of a text as they are counted, each with its weight. */
export interface Feature {
  readonly name: string;
  readonly weight: number;
  /** How much the place where it was said counts in the text. */
  readonly said: number;
}

/** A syllable, the same with its marks, and two neighbours: how much each tells beside the others. */
const WEIGHTS = { syllable: 1, toned: 0.5, pair: 0.5 } as const;
const NUMBER = '#';
const GRAM = 3;

/**
 * Syllables, syllables with their marks where they were typed with any, and pairs of neighbours. In
 * pairs one number is like another: "15 năm" is near to "20 năm".
 */
export function featuresOf(words: readonly Said[]): readonly Feature[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    const said = weightOf(word);
    const features: Feature[] = [{ name: word.folded, weight: WEIGHTS.syllable, said }];
    if (isMarked(word)) {
      features.push({ name: `${word.letters}/${word.tone}`, weight: WEIGHTS.toned, said });
    }
    if (next) features.push(pairOf(word, next));
    return features;
  });
}

function pairOf(first: Said, second: Said): Feature {
  const name = `${kindOf(first)} ${kindOf(second)}`;
  return { name, weight: WEIGHTS.pair, said: Math.min(weightOf(first), weightOf(second)) };
}

/**
 * Every three letters in a row, spaces included: what a slip of the finger leaves alike. How often each
 * stands there, counted by the weights of the words they begin in.
 */
export function gramsOf(words: readonly Said[]): ReadonlyMap<string, number> {
  const text = ` ${words.map(({ folded }) => folded).join(' ')} `;
  const grams = new Map<string, number>();
  let at = 0;
  for (const word of words) {
    const weight = weightOf(word);
    const end = at + word.folded.length + 1;
    for (; at < end && at + GRAM <= text.length; at += 1) {
      const gram = text.slice(at, at + GRAM);
      grams.set(gram, (grams.get(gram) ?? 0) + weight);
    }
  }
  return grams;
}

function kindOf({ folded }: Word): string {
  return /^\p{N}/u.test(folded) ? NUMBER : folded;
}
