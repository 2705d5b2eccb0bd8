import { isRecord, isText } from './guards.ts';
import { WORDS } from './words.ts';

const { conversation } = WORDS;

/** What one utterance said, as text; pictures and the like by their names. */
export function saidIn(content: unknown): string {
  if (!isRecord(content)) return conversation.unknown;
  const kind = content['kind'];
  if (!isText(kind)) return partOf(content);
  if (kind === 'text') return textAt(content, 'text');
  if (kind === 'tap') return textAt(content, 'title') || conversation.tap;
  const named = Object.entries(conversation.kinds).find(([name]) => name === kind)?.[1];
  const caption = textAt(content, 'caption');
  return [named ?? conversation.unknown, caption].filter((each) => each !== '').join(' ');
}

/** What the program sent. */
function partOf(part: Readonly<Record<string, unknown>>): string {
  const picture = part['image'] === undefined ? '' : conversation.kinds.media;
  return [picture, textAt(part, 'text')].filter((each) => each !== '').join(' ');
}

function textAt(value: Readonly<Record<string, unknown>>, name: string): string {
  const text = value[name];
  return isText(text) ? text : '';
}
