import { loadLexicon } from '../../src/adapters/files/loadLexicon.ts';
import { loadPlaces } from '../../src/adapters/files/loadPlaces.ts';
import { localDate } from '../../src/core/shared/localDate.ts';
import { makeUnderstanding } from '../../src/core/understanding/understand.ts';

export const lexicon = await loadLexicon('content');
export const places = await loadPlaces('content');

/** The ear with the words and places that are shipped. */
export const ear = makeUnderstanding({ lexicon, places });

/** The day on which every case is read. */
export const today = localDate('2026-11-22');
