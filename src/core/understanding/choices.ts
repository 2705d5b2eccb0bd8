import { findAmounts } from './entities/amount.ts';
import { compared } from './entities/offers.ts';
import {
  readMistypedChoice,
  readNumberedChoice,
  readPartialChoice,
  readWholeChoice,
  type ChoiceReading,
} from './entities/choice.ts';
import { isQuestion } from './entities/yesNo.ts';
import { normalize, type NormalText } from './normalize.ts';
import type { AnswerKind, AnswerValue, ChoiceWords, Reading } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Kinds whose values are no numbers, so that a number names a place in the list. */
const NUMBERED: ReadonlySet<AnswerKind> = new Set([
  'choice',
  'yes_no',
  'consent',
  'sex',
  'province',
]);
const NUMERIC: ReadonlySet<AnswerKind> = new Set(['money', 'number', 'months']);
const YES = new Set(['true', 'yes', '1']);
const NO = new Set(['false', 'no', '0']);

/** The question's kind and choices. */
export interface Offered {
  readonly answer: AnswerKind;
  readonly choices: readonly ChoiceWords[];
}

/**
 * The choice that was typed whole, with or without short forms, or by its number; goes before any
 * other reading.
 */
export function readPlainChoice(
  text: NormalText,
  { answer, choices }: Offered,
  { choosing }: Vocabulary,
): Reading | undefined {
  if (choices.length === 0) return undefined;
  const { asTyped, writtenOut } = compared(text, choices, choosing);
  const whole = readWholeChoice(asTyped) ?? readWholeChoice(writtenOut);
  if (whole) return toReading(whole, answer);
  const numbered = NUMBERED.has(answer)
    ? readNumberedChoice(asTyped, choices, choosing)
    : undefined;
  if (!numbered) return undefined;
  // "3" may be the third choice or the one called "3 tháng".
  const named = readPartialChoice(asTyped, choosing);
  const all = [...new Set([...numbered.choices, ...(named?.choices ?? [])])];
  return toReading({ choices: all, confident: true }, answer);
}

/** The value of the one choice that a text is by its whole title, or by its number where that counts. */
export function pickChoice(
  text: NormalText,
  { choices, by }: { readonly choices: readonly ChoiceWords[]; readonly by: 'title' | 'number' },
  choosing: Vocabulary['choosing'],
): string | undefined {
  if (text.words.length === 0 || choices.length === 0) return undefined;
  const { asTyped, writtenOut } = compared(text, choices, choosing);
  const titled = readWholeChoice(asTyped) ?? readWholeChoice(writtenOut);
  if (titled || by === 'title') return onlyOf(titled);
  return onlyOf(readNumberedChoice(asTyped, choices, choosing));
}

function onlyOf(found: ChoiceReading | undefined): string | undefined {
  return found?.choices.length === 1 ? found.choices[0]?.value : undefined;
}

/**
 * The choice that was typed in part, by its amount, or with a typo; a question or "không biết" is
 * no answer.
 */
export function readLooseChoice(
  text: NormalText,
  { answer, choices }: Offered,
  words: Vocabulary,
): Reading | undefined {
  const isUnsure = words.yesNo.unsure.isIn(text.words);
  if (choices.length === 0 || isUnsure || isQuestion(text, words.yesNo)) return undefined;
  const { asTyped, writtenOut } = compared(text, choices, words.choosing);
  const found =
    readPartialChoice(asTyped, words.choosing) ??
    readPartialChoice(writtenOut, words.choosing) ??
    readSameAmount(text, choices, words) ??
    readMistypedChoice(writtenOut, words.choosing);
  return found && toReading(found, answer);
}

/** "1tr5" chooses "1.500.000 đồng". */
function readSameAmount(
  text: NormalText,
  choices: readonly ChoiceWords[],
  { amounts }: Vocabulary,
): ChoiceReading | undefined {
  const [typed, ...others] = findAmounts(text, { words: amounts, asked: false });
  if (!typed || others.length > 0) return undefined;
  const same = choices.filter(({ title }) => {
    const [offered, ...rest] = findAmounts(normalize(title), { words: amounts, asked: false });
    return rest.length === 0 && offered?.value === typed.value;
  });
  return same.length === 0 ? undefined : { choices: same, confident: typed.confident };
}

function toReading({ choices, confident }: ChoiceReading, answer: AnswerKind): Reading {
  const [only, ...others] = choices;
  if (!only) return { kind: 'not_understood' };
  if (others.length > 0) return { kind: 'ambiguous', options: choices };
  return { kind: 'understood', value: valueOf(only, answer), said: only.title, confident };
}

/** A choice's value is text in the flow file; money, numbers and yes/no are what they are. */
function valueOf({ value }: ChoiceWords, answer: AnswerKind): AnswerValue {
  const isNumeric = NUMERIC.has(answer) && /^\d+$/.test(value);
  if (isNumeric) return Number(value);
  if (answer !== 'yes_no' && answer !== 'consent') return value;
  if (YES.has(value)) return true;
  return NO.has(value) ? false : value;
}
