import { isMarked, type Word } from '../understanding/normalize.ts';

/** The words of a text as they are counted, each with its weight. */
export interface Feature {
  readonly name: string;
  readonly weight: number;
}

/** A syllable, the same with its marks, and two neighbours: how much each tells beside the others. */
const WEIGHTS = { syllable: 1, toned: 0.5, pair: 0.5 } as const;
const NUMBER = '#';
const GRAM = 3;

/**
 * Syllables, syllables with their marks where they were typed with any, and pairs of neighbours. In
 * pairs one number is like another: "15 năm" is near to "20 năm".
 */
export function featuresOf(words: readonly Word[]): readonly Feature[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    const features: Feature[] = [{ name: word.folded, weight: WEIGHTS.syllable }];
    if (isMarked(word)) {
      features.push({ name: `${word.letters}/${word.tone}`, weight: WEIGHTS.toned });
    }
    if (next) features.push({ name: `${kindOf(word)} ${kindOf(next)}`, weight: WEIGHTS.pair });
    return features;
  });
}

/** Every three letters in a row, spaces included, with how often: what a slip of the finger leaves alike. */
export function gramsOf(words: readonly Word[]): ReadonlyMap<string, number> {
  const text = ` ${words.map(({ folded }) => folded).join(' ')} `;
  const grams = new Map<string, number>();
  for (let at = 0; at + GRAM <= text.length; at += 1) {
    const gram = text.slice(at, at + GRAM);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

function kindOf({ folded }: Word): string {
  return /^\p{N}/u.test(folded) ? NUMBER : folded;
}
