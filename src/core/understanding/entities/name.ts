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
const NAME = /^[\p{L}\p{M}\s.'’-]+$/u;

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
  const [first] = typed;
  if (!first || typed.length > MOST_WORDS || words.never.isIn(typed)) return undefined;
  const start = text.offset(first.start);
  const end = text.offsetBehind((typed.at(-1) ?? first).end);
  if (!isPlain(text.original, start, end)) return undefined;
  const name = text.original.slice(start, end).normalize('NFC').replace(/\s+/g, ' ');
  return { value: capitalised(name), start, end, confident: isFullName(typed, words) };
}

function isFullName(typed: readonly Word[], { surnames }: NameWords): boolean {
  return typed.length > 1 && surnames.at(typed, 0) !== undefined;
}

/** A name of letters only, and beside it courtesy and signs, not digits or links. */
function isPlain(original: string, start: number, end: number): boolean {
  if (LINK.test(original) || !NAME.test(original.slice(start, end))) return false;
  return !/\p{N}/u.test(original.slice(0, start)) && !/\p{N}/u.test(original.slice(end));
}

function nameIn(words: readonly Word[], { before, after, surnames }: NameWords): readonly Word[] {
  const polite = endsInLetter(words) ? words : withoutEnd(words, after);
  // "Lý", "Hà" and others are both courtesy somewhere and a surname here.
  if (surnames.whole(polite)) return polite;
  const size = before.at(polite, 0)?.size ?? 0;
  return size < polite.length ? polite.slice(size) : polite;
}

/** "Nguyễn Văn A": a bare letter is a name, with its tone it is courtesy. */
function endsInLetter(words: readonly Word[]): boolean {
  const last = words.at(-1);
  return last?.folded.length === 1 && !isMarked(last);
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
