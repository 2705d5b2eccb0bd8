import { isRecord, isText } from './guards.ts';
import { WORDS } from './words.ts';

const { conversation } = WORDS;

type Content = Readonly<Record<string, unknown>>;

/** The titles of all buttons that were sent, by their payloads: some platforms tell only the payload. */
export function titlesIn(sent: readonly unknown[]): ReadonlyMap<string, string> {
  const buttons = sent.flatMap((part) => {
    const found = isRecord(part) ? part['buttons'] : undefined;
    return Array.isArray(found) ? found.filter(isRecord) : [];
  });
  return new Map(buttons.map((button) => [textAt(button, 'payload'), textAt(button, 'title')]));
}

/** What one utterance said, as text; pictures and the like by their names. */
export function saidIn(content: unknown, titles: ReadonlyMap<string, string>): string {
  if (!isRecord(content)) return conversation.unknown;
  const kind = content['kind'];
  if (!isText(kind)) return partOf(content);
  if (kind === 'text') return textAt(content, 'text');
  if (kind === 'tap') return tapped(content, titles);
  const named = Object.entries(conversation.kinds).find(([name]) => name === kind)?.[1];
  const caption = textAt(content, 'caption');
  return [named ?? conversation.unknown, caption].filter((each) => each !== '').join(' ');
}

function tapped(content: Content, titles: ReadonlyMap<string, string>): string {
  const title = titles.get(textAt(content, 'payload')) ?? textAt(content, 'title');
  return title === '' ? conversation.tap : title;
}

/** What the program sent. */
function partOf(part: Content): string {
  const picture = part['image'] === undefined ? '' : conversation.kinds.media;
  return [picture, textAt(part, 'text')].filter((each) => each !== '').join(' ');
}

function textAt(value: Content, name: string): string {
  const text = value[name];
  return isText(text) ? text : '';
}
