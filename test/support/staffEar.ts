import { loadContent } from '../../src/adapters/files/loadContent.ts';
import { localDate } from '../../src/core/shared/localDate.ts';
import { staffEar } from '../../src/core/staffChat/staffEar.ts';

const folders = { flowsDir: 'flows', contentDir: 'content' };
const content = await loadContent(folders, localDate('2026-11-22'));

/** What the bot says to colleagues, and how it hears them, as shipped. */
export const words = content.staffChatWords;
export const ear = staffEar(words, content.understanding);
