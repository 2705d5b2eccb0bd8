import { normalize, type NormalText } from '../understanding/normalize.ts';
import { phraseTable, type PhraseTable } from '../understanding/phraseTable.ts';
import { TIME_TAGS, type StaffChatWords } from './words.ts';

/** What a word of a time means; `weekday_name` is the name behind “thứ”. */
export type TimeTag = (typeof TIME_TAGS)[number] | 'weekday_name';

/** A word of a time: a number with the sign that stands before the next word, or what a word means. */
export type TimeToken =
  | { readonly kind: 'number'; readonly value: number; readonly behind: string }
  | { readonly kind: 'word'; readonly tag: TimeTag; readonly value: number };

/** Words that make up times, ready to be compared. */
export type TimeWords = PhraseTable<{ readonly tag: TimeTag; readonly value: number }>;

/** Monday is the second day of the week. */
const FIRST_WEEKDAY = 2;

export function timeWords({ heard }: StaffChatWords): TimeWords {
  const tags = TIME_TAGS.flatMap((tag) => heard.times[tag].map((text) => entry(text, tag, 0)));
  const names = heard.weekday_names.flatMap((texts, index) =>
    texts.map((text) => entry(text, 'weekday_name', index + FIRST_WEEKDAY)),
  );
  return phraseTable([...tags, ...names]);
}

function entry(text: string, tag: TimeTag, value: number) {
  return [text, { tag, value }] as const;
}

/** The words of a text as words of a time; undefined when one of them belongs to none. */
export function timeTokens(original: string, known: TimeWords): readonly TimeToken[] | undefined {
  const text = normalize(original);
  const tokens: TimeToken[] = [];
  for (let at = 0; at < text.words.length;) {
    const number = numberAt(text, at);
    const word = known.at(text.words, at);
    if (number) tokens.push(number);
    else if (word) tokens.push({ kind: 'word', ...word.value });
    else return undefined;
    at += number ? 1 : (word?.size ?? 1);
  }
  return tokens.filter((token) => token.kind === 'number' || token.tag !== 'around');
}

function numberAt({ folded, words }: NormalText, at: number): TimeToken | undefined {
  const word = words[at];
  if (!word || !/^\d{1,4}$/.test(word.folded)) return undefined;
  const behind = folded.slice(word.end, words[at + 1]?.start ?? word.end);
  return { kind: 'number', value: Number(word.folded), behind };
}
