import type { ChoiceWords } from '../reading.ts';
import type { Lexicon } from '../lexicon.ts';
import { fits, phrase, type NormalText, type Word } from '../normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../phraseTable.ts';
import { courtesy, withoutCourtesy, type Courtesy } from './courtesy.ts';
import { isDigits } from './found.ts';
import { numeralWords, readNumeral, type NumeralWords } from './numeral.ts';
import { keyOf } from './placeIndex.ts';
import { isOneTypoAway } from './typo.ts';

/** The words around a choice, ready to be compared. */
export interface ChoosingWords {
  readonly numerals: NumeralWords;
  readonly numberBefore: PhraseTable<true>;
  readonly first: PhraseTable<true>;
  readonly last: PhraseTable<true>;
  readonly denials: PhraseTable<true>;
  readonly courtesy: Courtesy;
}

/** The choices an answer may mean: one, or several that fit equally. */
export interface ChoiceReading {
  readonly choices: readonly ChoiceWords[];
  readonly confident: boolean;
}

const SHORTEST_FOR_TYPO = 4;

/** Prepares the words around a choice. */
export function choosingWords({ choices, numerals, answers }: Lexicon): ChoosingWords {
  return {
    numerals: numeralWords(numerals),
    numberBefore: phraseSet(choices.number_before),
    first: phraseSet(choices.first),
    last: phraseSet(choices.last),
    denials: phraseSet(choices.denials),
    courtesy: courtesy(answers.courtesy),
  };
}

/** The choice whose title or other words are what was typed, whole, without regard to courtesy. */
export function readWholeChoice(
  text: NormalText,
  choices: readonly ChoiceWords[],
  words: ChoosingWords,
): ChoiceReading | undefined {
  const plain = withoutCourtesy(text.words, words.courtesy);
  return reading(
    choices.filter((choice) => {
      const table = phraseSet(phrasesOf(choice));
      return table.whole(text.words) ?? table.whole(plain);
    }),
    true,
  );
}

/** The choice by its place in the list: `2`, `số 2`, `cái thứ hai`, `đầu tiên`. */
export function readNumberedChoice(
  text: NormalText,
  choices: readonly ChoiceWords[],
  words: ChoosingWords,
): ChoiceReading | undefined {
  const plain = withoutCourtesy(text.words, words.courtesy);
  const number = placeIn(plain, choices.length, words);
  return reading(choices.slice(number - 1, number), true);
}

/** The choice part of whose title was typed, or whose title stands in what was typed. */
export function readPartialChoice(
  text: NormalText,
  choices: readonly ChoiceWords[],
  words: ChoosingWords,
): ChoiceReading | undefined {
  const plain = withoutCourtesy(text.words, words.courtesy);
  const within = choices.filter((choice) =>
    phrasesOf(choice).some((each) => isWithin(plain, phrase(each))),
  );
  return (
    (isTelling(plain) ? reading(within, true) : undefined) ?? readMentioned(plain, choices, words)
  );
}

/** The choice that one wrong letter hides; never sure. */
export function readMistypedChoice(
  text: NormalText,
  choices: readonly ChoiceWords[],
  words: ChoosingWords,
): ChoiceReading | undefined {
  const typed = keyOf(withoutCourtesy(text.words, words.courtesy));
  if (typed.length < SHORTEST_FOR_TYPO) return undefined;
  const near = (each: string) => isOneTypoAway(typed, keyOf(phrase(each)));
  return reading(
    choices.filter((choice) => phrasesOf(choice).some(near)),
    false,
  );
}

/** One letter stands in nearly every title; a number does not. */
function isTelling(words: readonly Word[]): boolean {
  return keyOf(words).length > 1 || isDigits(words[0]);
}

interface Mention {
  readonly choice: ChoiceWords;
  readonly from: number;
  readonly to: number;
}

/** Titles inside a sentence; a longer one hides those within it, a denied one does not count. */
function readMentioned(
  words: readonly Word[],
  choices: readonly ChoiceWords[],
  { denials }: ChoosingWords,
): ChoiceReading | undefined {
  const table = phraseTable(
    choices.flatMap((choice) =>
      phrasesOf(choice).map((each): [string, ChoiceWords] => [each, choice]),
    ),
  );
  const mentions = words.flatMap((_, from): Mention[] => {
    const match = table.at(words, from);
    return match ? [{ choice: match.value, from, to: from + match.size }] : [];
  });
  const outer = mentions.filter(
    (one) =>
      !mentions.some((other) => other !== one && other.from <= one.from && other.to >= one.to),
  );
  const first = outer[0];
  if (!first || denials.isIn(words.slice(0, first.from))) return undefined;
  const said = outer.reduce((sum, { from, to }) => sum + to - from, 0);
  // One word of many is weak, a whole title is not.
  const isSure = said * (said > 1 ? 3 : 2) >= words.length;
  return reading([...new Set(outer.map(({ choice }) => choice))], isSure);
}

function placeIn(words: readonly Word[], count: number, choosing: ChoosingWords): number {
  if (choosing.first.whole(words)) return 1;
  if (choosing.last.whole(words)) return count;
  const size = choosing.numberBefore.at(words, 0)?.size ?? 0;
  return wholeNumber(size < words.length ? words.slice(size) : words, choosing.numerals);
}

function wholeNumber(words: readonly Word[], numerals: NumeralWords): number {
  const [word] = words;
  if (isDigits(word)) return words.length === 1 ? Number(word.folded) : 0;
  const numeral = readNumeral({ words, numerals }, 0);
  return numeral?.next === words.length ? numeral.value : 0;
}

function isWithin(part: readonly Word[], whole: readonly Word[]): boolean {
  if (part.length === 0 || part.length >= whole.length) return false;
  return whole.some(
    (_, from) =>
      !isDigits(whole[from - 1]) &&
      // The "1" of "1.500.000" is no one.
      !(isDigits(whole[from]) && isDigits(whole[from + part.length])) &&
      part.every((word, at) => {
        const meant = whole[from + at];
        return meant !== undefined && fits(word, meant);
      }),
  );
}

function phrasesOf({ title, also }: ChoiceWords): readonly string[] {
  return [title, ...also];
}

function reading(choices: readonly ChoiceWords[], confident: boolean): ChoiceReading | undefined {
  return choices.length === 0 ? undefined : { choices, confident };
}
