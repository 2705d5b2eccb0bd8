import type { ChoiceWords } from '../reading.ts';
import type { Lexicon } from '../lexicon.ts';
import { fits, type Word } from '../normalize.ts';
import { phraseSet, type PhraseTable } from '../phraseTable.ts';
import { courtesy } from './courtesy.ts';
import { isDigits } from './found.ts';
import { numeralWords, readNumeral, type NumeralWords } from './numeral.ts';
import { mentionsIn, stands } from './offers.ts';
import type { Comparison, Habits, Offer } from './offers.ts';
import { keyOf } from './placeIndex.ts';
import { shortForms } from './shortForms.ts';
import { isOneTypoAway } from './typo.ts';

/** The words around a choice, ready to be compared. */
export interface ChoosingWords extends Habits {
  readonly numerals: NumeralWords;
  readonly numberBefore: PhraseTable<true>;
  readonly first: PhraseTable<true>;
  readonly last: PhraseTable<true>;
  readonly denials: PhraseTable<true>;
  readonly negations: PhraseTable<true>;
}

/** The choices an answer may mean: one, or several that fit equally. */
export interface ChoiceReading {
  readonly choices: readonly ChoiceWords[];
  readonly confident: boolean;
}

const SHORTEST_FOR_TYPO = 4;

/** Prepares the words around a choice. */
export function choosingWords({ choices, numerals, answers, shorts }: Lexicon): ChoosingWords {
  return {
    numerals: numeralWords(numerals),
    numberBefore: phraseSet(choices.number_before),
    first: phraseSet(choices.first),
    last: phraseSet(choices.last),
    denials: phraseSet(choices.denials),
    negations: phraseSet(choices.negations),
    shortForms: shortForms(shorts),
    courtesy: courtesy(answers.courtesy),
  };
}

/** The choice whose title or other words are what was typed, whole, without regard to courtesy. */
export function readWholeChoice({ words, plain, offers }: Comparison): ChoiceReading | undefined {
  const isWhole = ({ words: offered }: Offer) =>
    [words, plain].some((typed) => typed.length === offered.length && stands(offered, typed, 0));
  return reading(offers.filter(isWhole), true);
}

/** The choice by its place in the list: `2`, `số 2`, `cái thứ hai`, `đầu tiên`. */
export function readNumberedChoice(
  { plain }: Comparison,
  choices: readonly ChoiceWords[],
  words: ChoosingWords,
): ChoiceReading | undefined {
  const number = placeIn(plain, choices.length, words);
  const chosen = choices.slice(number - 1, number);
  return chosen.length === 0 ? undefined : { choices: chosen, confident: true };
}

/** The choice part of whose title was typed, or whose title stands in what was typed. */
export function readPartialChoice(
  comparison: Comparison,
  choosing: ChoosingWords,
): ChoiceReading | undefined {
  const { plain } = comparison;
  const within = alike(comparison, choosing).filter(({ words }) => isWithin(plain, words));
  return (
    (isTelling(plain) ? reading(within, true) : undefined) ?? readMentioned(comparison, choosing)
  );
}

/** The choice that one wrong letter hides; never sure. */
export function readMistypedChoice(
  comparison: Comparison,
  choosing: ChoosingWords,
): ChoiceReading | undefined {
  const typed = keyOf(comparison.plain);
  if (typed.length < SHORTEST_FOR_TYPO) return undefined;
  const near = alike(comparison, choosing).filter(({ words }) =>
    isOneTypoAway(typed, keyOf(words)),
  );
  return reading(near, false);
}

/**
 * The offers that a loose match may find: those that deny when the typed text denies, and those that
 * do not when it does not. "có" is no short way to say "không có".
 */
function alike({ words, offers }: Comparison, choosing: ChoosingWords): readonly Offer[] {
  const isDenied = denies(words, choosing);
  return offers.filter((offer) => denies(offer.words, choosing) === isDenied);
}

/** The "k" of "500k" is a thousand and denies nothing. */
function denies(words: readonly Word[], { negations }: ChoosingWords): boolean {
  return words.some(
    (_, index) => negations.at(words, index) !== undefined && !isDigits(words[index - 1]),
  );
}

/** One letter stands in nearly every title; a number does not. */
function isTelling(words: readonly Word[]): boolean {
  return keyOf(words).length > 1 || isDigits(words[0]);
}

/**
 * Titles inside a sentence; a longer one hides those within it, a denied one does not count but
 * makes the others unsure.
 */
function readMentioned(comparison: Comparison, choosing: ChoosingWords): ChoiceReading | undefined {
  const { plain: words, offers } = comparison;
  const outer = mentionsIn(words, offers);
  const allowed = new Set(alike(comparison, choosing));
  const meant = outer.filter(({ offer }) => allowed.has(offer));
  const first = meant[0];
  if (!first || choosing.denials.isIn(words.slice(0, first.from))) return undefined;
  const said = new Set(meant.flatMap(({ from, to }) => words.slice(from, to))).size;
  // One word of many is weak, a whole title is not.
  const isSure = meant.length === outer.length && said * (said > 1 ? 3 : 2) >= words.length;
  return reading(
    meant.map(({ offer }) => offer),
    isSure,
  );
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

function reading(found: readonly Offer[], confident: boolean): ChoiceReading | undefined {
  const choices = [...new Set(found.map(({ choice }) => choice))];
  return choices.length === 0 ? undefined : { choices, confident };
}
