import { loadPictureWords } from '../../src/adapters/files/loadPictureWords.ts';

/** The words of the pictures that are shipped. */
export const pictureWords = await loadPictureWords('content');
