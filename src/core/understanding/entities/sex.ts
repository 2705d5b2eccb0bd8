import type { Lexicon } from '../lexicon.ts';
import type { NormalText, Word } from '../normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../phraseTable.ts';
import { foundAt, isDigits, isGap, type Found } from './found.ts';

export type Sex = 'male' | 'female';

/** The words that say or hint at a sex, ready to be compared. */
export interface SexWords {
  readonly said: PhraseTable<Sex>;
  readonly guessed: PhraseTable<Sex>;
  readonly before: PhraseTable<true>;
}

/** Prepares the words of the sexes. */
export function sexWords(lexicon: Lexicon['sexes']): SexWords {
  const table = (male: readonly string[], female: readonly string[]) =>
    phraseTable<Sex>([
      ...male.map((text): [string, Sex] => [text, 'male']),
      ...female.map((text): [string, Sex] => [text, 'female']),
    ]);
  return {
    said: table(lexicon.male, lexicon.female),
    guessed: table(lexicon.male_guess, lexicon.female_guess),
    before: phraseSet(lexicon.before),
  };
}

/** The sex an answer says; from a pronoun only a guess. Contradictions are not understood. */
export function readSex(text: NormalText, words: SexWords): Found<Sex> | undefined {
  const said = findAll(text, words.said, true);
  const found = said.length > 0 ? said : findAll(text, words.guessed, false);
  const first = found[0];
  return found.every(({ value }) => value === first?.value) ? first : undefined;
}

/** The sex said in a free text: "nam, 45 tuổi", "em là nữ"; not Việt Nam, not "miền nam". */
export function findSex(text: NormalText, words: SexWords): Found<Sex> | undefined {
  const found = text.words.flatMap((_, from) => {
    const match = words.said.at(text.words, from);
    if (!match) return [];
    const to = from + match.size;
    const stands = match.size > 1 || (isLedIn(text, from, words) && isLedOut(text, to));
    return stands ? [foundAt(text, { from, to }, { value: match.value, confident: true })] : [];
  });
  const first = found[0];
  return found.every(({ value }) => value === first?.value) ? first : undefined;
}

/** The sex that the pronoun of "chị sinh 85" hints at: never sure. "Chị ơi" speaks to somebody else. */
export function guessSex(
  text: NormalText,
  words: SexWords,
  after: PhraseTable<true>,
): Found<Sex> | undefined {
  const found = text.words.flatMap((_, from) => {
    const match = words.guessed.at(text.words, from);
    const to = from + (match?.size ?? 0);
    const isBegun = from === 0 || isGap(text, from - 1, /[,;.!?\n]/);
    if (!match || !isBegun || !after.at(text.words, to)) return [];
    return [foundAt(text, { from, to }, { value: match.value, confident: false })];
  });
  return found[0];
}

function findAll(text: NormalText, table: PhraseTable<Sex>, confident: boolean): Found<Sex>[] {
  return text.words.flatMap((_, from) => {
    const match = table.at(text.words, from);
    if (!match) return [];
    return [foundAt(text, { from, to: from + match.size }, { value: match.value, confident })];
  });
}

function isLedIn(text: NormalText, at: number, { before }: SexWords): boolean {
  const isAfterComma = at > 0 && isGap(text, at - 1, /[,;.\-/]/);
  if (at === 0 || isAfterComma) return true;
  return isBorn(text.words[at - 1]) || before.endingAt(text.words, at) !== undefined;
}

/** "sn 1975 nữ": a year before it; "15 nam" may be years. */
function isBorn(word: Word | undefined): boolean {
  return isDigits(word) && /^(?:19|20)\d\d$/.test(word.folded);
}

function isLedOut(text: NormalText, to: number): boolean {
  const isBeforeComma = isGap(text, to - 1, /[,;.\-/]/);
  return to >= text.words.length || isBeforeComma || isDigits(text.words[to]);
}
