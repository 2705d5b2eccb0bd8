import type { Lexicon } from '../lexicon.ts';
import { isMarked, type NormalText, type Word } from '../normalize.ts';
import { phraseSet, type PhraseTable } from '../phraseTable.ts';
import { withoutEnd } from './courtesy.ts';
import type { Found } from './found.ts';

/** The words around names, ready to be compared. */
export interface NameWords {
  readonly before: PhraseTable<true>;
  readonly after: PhraseTable<true>;
  readonly surnames: PhraseTable<true>;
  readonly never: PhraseTable<true>;
}

const MOST_WORDS = 6;
const LINK = /\p{L}\.\p{L}{2}|https?:|@/iu;
const LETTERS_ONLY = /^[\p{L}\p{M}\s.'’-]+$/u;

/** Prepares the words around names. */
export function nameWords(lexicon: Lexicon['names']): NameWords {
  return {
    before: phraseSet(lexicon.before),
    after: phraseSet(lexicon.after),
    surnames: phraseSet(lexicon.surnames),
    never: phraseSet(lexicon.never),
  };
}

/**
 * The name an answer gives: one to six words of letters, without "tôi tên là"; small letters become
 * capitals. Sure only when it begins with a surname and has two words or more.
 */
export function readName(text: NormalText, words: NameWords): Found<string> | undefined {
  const typed = nameIn(text.words, words);
  const first = typed[0];
  const last = typed.at(-1);
  if (!first || !last || typed.length > MOST_WORDS || words.never.isIn(typed)) return undefined;
  const start = text.offset(first.start);
  const end = text.offsetBehind(last.end);
  const name = text.original.slice(start, end).normalize('NFC').trim().replace(/\s+/g, ' ');
  if (LINK.test(text.original) || !LETTERS_ONLY.test(name)) return undefined;
  if (!LETTERS_ONLY.test(rest(text, start, end))) return undefined;
  const confident = typed.length > 1 && words.surnames.at(typed, 0) !== undefined;
  return { value: capitalised(name), start, end, confident };
}

/** What stands beside the name may be courtesy, not digits or links; a blank stands for nothing. */
function rest(text: NormalText, start: number, end: number): string {
  const beside = `${text.original.slice(0, start)} ${text.original.slice(end)}`;
  return beside.replace(/[\p{P}\p{S}\p{Cf}\u200d\ufe0f]/gu, ' ');
}

function nameIn(words: readonly Word[], { before, after, surnames }: NameWords): readonly Word[] {
  const last = words.at(-1);
  // "Nguyễn Văn A": a bare letter is a name, with its tone it is courtesy.
  const isLetter = last?.folded.length === 1 && !isMarked(last);
  const polite = isLetter ? words : withoutEnd(words, after);
  const size = before.at(polite, 0)?.size ?? 0;
  // "Lý", "Hà" and others are both courtesy somewhere and a surname here.
  if (size === 0 || size >= polite.length || surnames.whole(polite)) return polite;
  return polite.slice(size);
}

function capitalised(name: string): string {
  if (name !== name.toLowerCase() && name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(
      /(^|[\s'’-])(\p{L})/gu,
      (_, gap: string, letter: string) => gap + letter.toUpperCase(),
    );
}
