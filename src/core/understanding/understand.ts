import type { LocalDate } from '../shared/localDate.ts';
import { ANSWER_READERS } from './answers.ts';
import { pickChoice, readLooseChoice, readPlainChoice } from './choices.ts';
import { readCommand } from './commands.ts';
import { isQuestion } from './entities/yesNo.ts';
import { findEntities, type Entity } from './findEntities.ts';
import type { Lexicon } from './lexicon.ts';
import { addressWords, withoutWhereabouts } from './whereabouts.ts';
import { masked } from './masked.ts';
import { normalize, type NormalText } from './normalize.ts';
import type { Places } from './places.ts';
import type { Expectation, Reading, Understanding } from './reading.ts';
import { readScam } from './scams.ts';
import { vocabulary, type Vocabulary } from './vocabulary.ts';
import { slotsIn } from './slots.ts';
import { isWholeWish, readWish } from './wishes.ts';

/** The ear, with what a free text holds beside answers and commands. */
export interface Ear extends Understanding {
  /**
   * Everything a text holds; with `expect` also the answer to that question, over the whole text,
   * in place of what was found of its kind.
   */
  find(text: string, today: LocalDate, expect?: Expectation): readonly Entity[];
}

/** Makes the ear out of the words and the places it knows; both are prepared once. */
export function makeUnderstanding(knowledge: {
  readonly lexicon: Lexicon;
  readonly places: readonly Places[];
}): Ear {
  const words = vocabulary(knowledge.lexicon, knowledge.places);
  const addresses = addressWords(knowledge.lexicon);
  return {
    read: (text, expectation, today) => readAnswer(normalize(text), words, { expectation, today }),
    wish: (text, wishes) => readWish(normalize(text), wishes, words),
    pick: (text, choices, by) => pickChoice(normalize(text), { choices, by }, words.choosing),
    isWholeWish: (text, wish) => isWholeWish(normalize(text), wish, words),
    slots: (text, today) => slotsIn(text, findEntities(text, words, today), { words, today }),
    asks: (text) => asksAnything(normalize(text), words),
    command: (text) => readCommand(normalize(text), words.commands, words.yesNo),
    scam: (text) => readScam(normalize(text), words.scams),
    masked: (text) => masked(text, words),
    kept: (text) => withoutWhereabouts(masked(text, words), addresses),
    placeName: (id) => words.places.displayed.get(id),
    find: (text, today, expectation) => {
      const found = findEntities(text, words, today);
      if (!expectation) return found;
      const reading = readAnswer(normalize(text), words, { expectation, today });
      return withAnswer(text, found, { expectation, reading });
    },
  };
}

function readAnswer(
  text: NormalText,
  words: Vocabulary,
  { expectation, today }: { readonly expectation: Expectation; readonly today: LocalDate },
): Reading {
  const { answer } = expectation;
  if (text.words.length === 0 && answer !== 'text') return { kind: 'not_understood' };
  const chosen = readPlainChoice(text, expectation, words);
  if (chosen) return chosen;
  const reading: Reading =
    answer === 'choice'
      ? { kind: 'not_understood' }
      : ANSWER_READERS[answer](text, { words, expectation, today });
  if (reading.kind !== 'not_understood') return asked(text, words, reading);
  return readLooseChoice(text, expectation, words) ?? reading;
}

function asksAnything(text: NormalText, { yesNo, wishing }: Vocabulary): boolean {
  return isQuestion(text, yesNo) || wishing.asks.isIn(text.words);
}

/** What stands in a question is read back: "500k được không?" may not be the answer yet. */
function asked(text: NormalText, { yesNo }: Vocabulary, reading: Reading): Reading {
  if (reading.kind !== 'understood' || !isQuestion(text, yesNo)) return reading;
  return { ...reading, confident: false };
}

function withAnswer(
  text: string,
  found: readonly Entity[],
  { expectation, reading }: { readonly expectation: Expectation; readonly reading: Reading },
): readonly Entity[] {
  const kind = expectation.answer;
  const whole = { kind, text, start: 0, end: text.length };
  const others = found.filter((entity) => entity.kind !== kind);
  if (reading.kind === 'understood') {
    return [{ ...whole, value: reading.value, confident: reading.confident }, ...others];
  }
  if (reading.kind !== 'ambiguous') return others;
  return [
    ...reading.options.map(({ value }) => ({ ...whole, value, confident: false })),
    ...others,
  ];
}
