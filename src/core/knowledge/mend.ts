import { isOneTypoAway } from '../understanding/entities/typo.ts';
import type { Word } from '../understanding/normalize.ts';
import { remembered } from '../shared/remembered.ts';
import type { WordIndex } from './wordIndex.ts';

/** Shorter syllables are one slip away from too many others. */
const SHORTEST_MENDED = 4;
const SHORTEST_PART = 2;
const MENDED_REMEMBERED = 1_000;

/** Mends syllables nobody wrote: `luogn` → luong, `baohiem` → bao hiem; others stay as they are. */
export function mender(index: WordIndex): (words: readonly Word[]) => readonly Word[] {
  const mended = remembered(
    (syllable: string) => mend(syllable, index),
    (syllable) => syllable,
    MENDED_REMEMBERED,
  );
  return (words) =>
    words.flatMap((word) => {
      const isStrange = word.folded.length >= SHORTEST_MENDED && /^[a-z]+$/.test(word.folded);
      if (!isStrange || index.frequency(word.folded) > 0) return [word];
      return mended(word.folded).map((folded) => ({ ...word, folded, letters: folded, tone: 0 }));
    });
}

function mend(typed: string, index: WordIndex): readonly string[] {
  return apart(typed, index) ?? [nearest(typed, index) ?? typed];
}

/** Two syllables written together that stand next to each other somewhere. */
function apart(typed: string, index: WordIndex): readonly string[] | undefined {
  for (let at = SHORTEST_PART; at <= typed.length - SHORTEST_PART; at += 1) {
    const [first, second] = [typed.slice(0, at), typed.slice(at)];
    if (index.isPair(first, second)) return [first, second];
  }
  return undefined;
}

/** The syllable used most that is one slip of the finger away. */
function nearest(typed: string, index: WordIndex): string | undefined {
  let best: string | undefined;
  for (const syllable of index.syllables) {
    if (!mayBe(typed, syllable) || !isOneTypoAway(typed, syllable)) continue;
    if (best === undefined || index.frequency(syllable) > index.frequency(best)) best = syllable;
  }
  return best;
}

/** A cheap look before the dear one: nobody slips on the first letter and the last. */
function mayBe(typed: string, syllable: string): boolean {
  return (
    syllable.length >= SHORTEST_MENDED - 1 &&
    Math.abs(typed.length - syllable.length) <= 1 &&
    (typed[0] === syllable[0] || typed.at(-1) === syllable.at(-1))
  );
}
