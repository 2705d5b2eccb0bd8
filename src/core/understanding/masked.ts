import type { NameWords } from './entities/name.ts';
import { isMarked, normalize, type NormalText, type Word } from './normalize.ts';
import type { PhraseTable } from './phraseTable.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words around names. */
export type MaskingWords = Pick<Vocabulary, 'names' | 'afterName'>;

/** What stands in place of what was masked. */
const MARKS = { number: '⟨số⟩', name: '⟨tên⟩', link: '⟨liên kết⟩' } as const;
/** Words that a name may have behind what introduces it. */
const MOST_WORDS = 5;
const LINK = /(?<!\S)\S+@\S+|(?:https?:\/\/|www\.)\S+/giu;
/** Phones, citizen and insurance numbers: eight digits or more, whatever stands between them. */
const NUMBER = /(?<![\p{L}\p{N}])\+?\d(?:[ .\-()]{0,2}\d){7,}(?!\p{N})/gu;
/** 1.500.000 and 15 000 000 are amounts (0900000000 is a phone), and so is what a unit of money follows. */
const GROUPED = /^\d{1,3}(?:[ .,]\d{3})+$/;
const ROUND = /^[1-9]\d{0,5}0{4,}$/;
const MONEY_BEHIND = /^\s*(?:đ|d|đồng|dong|vnd|vnđ|tr|triệu|trieu|k|nghìn|ngàn)(?![\p{L}])/iu;
const UNSTORABLE = /[\p{Cc}\p{Cs}]+/gu;
const NAME_INTRODUCED = /\bten\b/;

/**
 * A text without what tells who wrote it: phones, numbers of papers, links and mail addresses, and the
 * name after "tôi tên là" (or after "tôi là" where a surname follows). Amounts of money stay. It is
 * well-formed, in one line.
 */
export function masked(text: string, words: MaskingWords): string {
  const line = text.toWellFormed().replace(UNSTORABLE, ' ').replace(/\s+/g, ' ').trim();
  return withoutNames(line, words)
    .replace(LINK, MARKS.link)
    .replace(NUMBER, (digits: string, at: number, whole: string) =>
      isAmount(digits, whole.slice(at + digits.length)) ? digits : MARKS.number,
    );
}

function isAmount(digits: string, behind: string): boolean {
  return GROUPED.test(digits) || ROUND.test(digits) || MONEY_BEHIND.test(behind);
}

function withoutNames(line: string, words: MaskingWords): string {
  const text = normalize(line);
  const at = text.words.findIndex((_, index) => nameAt(text, index, words) !== undefined);
  const span = at < 0 ? undefined : nameAt(text, at, words);
  if (!span) return line;
  const rest = withoutNames(line.slice(span.end), words);
  return `${line.slice(0, span.start)}${MARKS.name}${rest}`;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The name that words at a place introduce: "tôi tên là …", or "em là" and a surname. */
function nameAt(text: NormalText, at: number, words: MaskingWords): Span | undefined {
  const before = words.names.before.at(text.words, at);
  if (!before) return undefined;
  const introduction = text.words.slice(at, at + before.size);
  const following = nameWordsFrom(text, at + before.size, words);
  const [first] = following;
  const last = following.at(-1);
  const isKnown =
    introducesName(introduction) || (first && isFullName(text, following, words.names));
  if (!first || !last || !isKnown) return undefined;
  return { start: text.offset(first.start), end: text.offsetBehind(last.end) };
}

function introducesName(introduction: readonly Word[]): boolean {
  return NAME_INTRODUCED.test(introduction.map(({ folded }) => folded).join(' '));
}

/** A surname and more; without its marks "ho ngheo" would begin with one as well. */
function isFullName(text: NormalText, words: readonly Word[], { surnames }: NameWords): boolean {
  const [first] = words;
  if (!first || words.length < 2 || surnames.at(words, 0) === undefined) return false;
  const letter = text.original.charAt(text.offset(first.start));
  return isMarked(first) || letter !== letter.toLowerCase();
}

/** Words up to a stop, a number or a word that is in no name. */
function nameWordsFrom(
  text: NormalText,
  from: number,
  { names, afterName }: MaskingWords,
): readonly Word[] {
  const words = text.words.slice(from, from + MOST_WORDS);
  const end = words.findIndex((word, index) => {
    const previous = words[index - 1];
    const gap = previous ? text.folded.slice(previous.end, word.start) : '';
    const isStop = /[,.;:!?\n]/.test(gap) || /^\p{N}/u.test(word.folded);
    const ends = (table: PhraseTable<true>) => table.at(words, index) !== undefined;
    return isStop || (isWhole(word) && (ends(names.never) || ends(afterName)));
  });
  return end < 0 ? words : words.slice(0, end);
}

/** A bare "gi" or "lam" may be part of a name; with its marks it is what it says. */
function isWhole(word: Word): boolean {
  return isMarked(word) || word.folded.length > 2;
}
