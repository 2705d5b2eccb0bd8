import type { Lexicon } from '../lexicon.ts';
import { phrase, type Word } from '../normalize.ts';
import { phraseTable, type PhraseTable } from '../phraseTable.ts';
import { isDigits } from './found.ts';

/** Short forms of chat (`ko`, `bhxh`) and what they are short for. */
export type ShortForms = PhraseTable<readonly Word[]>;

/** As long as a unit behind a number may be: "k", "tr". */
const LONGEST_UNIT = 2;
/** "3 thag" is "3 tháng" first and "ba tháng" then. */
const ROUNDS = 2;

/** Prepares the closed list. */
export function shortForms(shorts: Lexicon['shorts']): ShortForms {
  return phraseTable(
    Object.entries(shorts).map(([short, full]): [string, readonly Word[]] => [short, phrase(full)]),
  );
}

/**
 * The words with every short form written out. A word typed with a mark that the short form does not
 * have is another word, and a letter behind a number is its unit: both stay.
 */
export function writtenOut(words: readonly Word[], forms: ShortForms): readonly Word[] {
  return Array.from({ length: ROUNDS }).reduce<readonly Word[]>(
    (written) => onceWrittenOut(written, forms),
    words,
  );
}

function onceWrittenOut(words: readonly Word[], forms: ShortForms): readonly Word[] {
  const written: Word[] = [];
  for (let at = 0; at < words.length;) {
    const found = isUnit(words, at) ? undefined : forms.at(words, at);
    written.push(...(found?.value ?? words.slice(at, at + 1)));
    at += found?.size ?? 1;
  }
  return written;
}

function isUnit(words: readonly Word[], at: number): boolean {
  const { folded = '' } = words[at] ?? {};
  return isDigits(words[at - 1]) && folded.length <= LONGEST_UNIT;
}
