import { normalize, phrase, type NormalText, type Word } from '../understanding/normalize.ts';
import { phraseTable, type PhraseTable } from '../understanding/phraseTable.ts';
import { TIME_TAGS, type StaffChatWords } from './words.ts';

/** Words that make up times and what each means, ready to be compared. */
export interface TimeWords {
  readonly table: PhraseTable<string>;
  /** Single words with all their marks: “tôi” is not “tối”, though “toi” may be. */
  readonly exact: ReadonlyMap<string, string>;
}

/** Monday is the second day of the week. */
const FIRST_WEEKDAY = 2;

export function timeWords({ heard }: StaffChatWords): TimeWords {
  const tags = TIME_TAGS.flatMap((tag) => heard.times[tag].map((text) => [text, tag] as const));
  const names = heard.weekday_names.flatMap((texts, index) =>
    texts.map((text) => [text, `name${index + FIRST_WEEKDAY}`] as const),
  );
  const all = [...tags, ...names];
  const exact = all.flatMap(([text, value]) => {
    const [word, ...more] = phrase(text);
    return word && more.length === 0 ? [[exactly(word), value] as const] : [];
  });
  return { table: phraseTable<string>(all), exact: new Map(exact) };
}

/**
 * A text about a time as a line of numbers and meanings: “9h30 sáng mai” is `9 hour 30 morning tomorrow`,
 * “thứ năm” is `weekday name5`, “30/11 lúc 14:00” is `30/11 14:00`. Undefined when one of its words
 * belongs to no time.
 */
export function timeLine(original: string, known: TimeWords): string | undefined {
  const text = normalize(original);
  let line = '';
  for (let at = 0; at < text.words.length;) {
    const read = numberAt(text, at) ?? wordAt(text, at, known);
    if (!read) return undefined;
    line += read.said;
    at += read.size;
  }
  return line.trim();
}

/** A piece of a line, and how many words it took. */
interface Read {
  readonly said: string;
  readonly size: number;
}

function wordAt({ words }: NormalText, at: number, known: TimeWords): Read | undefined {
  const found = known.table.at(words, at);
  const word = words[at];
  if (!found || !word) return undefined;
  const meant = found.size > 1 ? undefined : known.exact.get(exactly(word));
  const value = meant ?? found.value;
  return { said: value === 'around' ? '' : `${value} `, size: found.size };
}

function exactly({ letters, tone }: Word): string {
  return `${letters}${tone}`;
}

/** A number with the sign that joins it to the next one. */
function numberAt({ folded, words }: NormalText, at: number): Read | undefined {
  const word = words[at];
  if (!word || !/^[0-9]{1,4}$/.test(word.folded)) return undefined;
  const behind = folded.slice(word.end, words[at + 1]?.start ?? word.end);
  return { said: `${Number(word.folded)}${/^[/:.-]$/.test(behind) ? behind : ' '}`, size: 1 };
}
