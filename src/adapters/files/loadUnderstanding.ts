import { makeUnderstanding, type Ear } from '../../core/understanding/understand.ts';
import type { Places } from '../../core/understanding/places.ts';
import type { Lexicon } from '../../core/understanding/lexicon.ts';
import { loadLexicon } from './loadLexicon.ts';
import { loadPlaces } from './loadPlaces.ts';

/** The ear over the lexicon and the places of a content folder. Throws `ContentRefused`. */
export async function loadUnderstanding(contentFolder: string): Promise<{
  readonly ear: Ear;
  readonly lexicon: Lexicon;
  readonly places: readonly Places[];
}> {
  const [lexicon, places] = await Promise.all([
    loadLexicon(contentFolder),
    loadPlaces(contentFolder),
  ]);
  return { ear: makeUnderstanding({ lexicon, places }), lexicon, places };
}
