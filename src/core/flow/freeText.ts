import type { ChoiceWords, Slot } from '../understanding/reading.ts';
import { entryFlow } from './entryFlows.ts';
import { answerFreely, answerSurely } from './faq.ts';
import type { Moment } from './moment.ts';
import { carriedOn, hearing, mended, noting, notingHalf, slotsOf } from './told.ts';
import type { Turn } from './types.ts';
import { openWish, wishesIn } from './wish.ts';

/**
 * What a text that answers nothing asks for, in this order: a wish that is all it says, or that comes
 * with facts about the person, opens its flow; a question about the sum just made is a new sum; one that
 * has a sure curated answer gets it; any other wish opens its flow; facts alone are taken down; else the questions it may have meant. Whatever
 * it tells about the person is kept. Undefined when it is none of these.
 */
export function hearFreely(moment: Moment, text: string): Turn | undefined {
  const slots = slotsOf(moment, text);
  const wishes = wishesIn(moment, text);
  const isWish = wishes.length > 0 && (slots.length > 0 || isPlain(moment, text, wishes));
  if (isWish) return openWish(moment, wishes, slots);
  const knowing = hearing(moment, slots);
  const isAsking = moment.tools.understanding.asks(text);
  const rest = { moment, knowing, text, wishes, isAsking, slots };
  return (isAsking ? answered(rest) : undefined) ?? orElse(rest);
}

/** A question about the sum just made, or one that has a sure curated answer. */
function answered({ moment, knowing, text, wishes, slots }: Rest): Turn | undefined {
  return supposing(moment, text, slots) ?? answerSurely(knowing, text, wishes[0]?.value);
}

/**
 * "Thế 2tr5 thì đóng bao nhiêu" after a result asks for the same sum with another amount or way to pay:
 * the answer given before is changed. What the person is, no question changes.
 */
function supposing(moment: Moment, text: string, slots: readonly Slot[]): Turn | undefined {
  const { session, tools } = moment;
  const here = flowOf(session.open?.key);
  const isSameWish = tools.understanding
    .wish(text, tools.flows.wishes)
    .some(({ value }) => value === here);
  const supposed = slots
    .filter(({ slot }) => slot === 'income' || slot === 'method')
    .map((slot) => (isSameWish ? { ...slot, sure: true } : slot));
  return mended(moment, supposed);
}

interface Rest {
  readonly moment: Moment;
  readonly knowing: Moment;
  readonly text: string;
  readonly wishes: readonly ChoiceWords[];
  readonly isAsking: boolean;
  readonly slots: readonly Slot[];
}

function orElse(rest: Rest): Turn | undefined {
  const { moment, knowing, text, wishes, isAsking } = rest;
  // Nothing out of a question is taken down as it is, and a poor answer is no question.
  const slots = isAsking ? [] : rest.slots;
  const done =
    openWish(moment, wishes, slots) ?? takeDown(moment, slots) ?? halfHeard(moment, slots);
  return done ?? (isAsking || isAtEase(moment) ? answerFreely(knowing, text) : undefined);
}

/** In no question but the menu's, where people also ask in a word or two. */
function isAtEase({ session: { open }, tools }: Moment): boolean {
  return open === undefined || flowOf(open.key) === entryFlow('menu', tools)?.id;
}

function flowOf(key: string | undefined): string | undefined {
  return key?.split('.')[0];
}

/** Whether a wish is all that a text says. */
function isPlain({ tools }: Moment, text: string, [wish]: readonly ChoiceWords[]): boolean {
  return wish !== undefined && tools.understanding.isWholeWish(text, wish);
}

/** Facts without a wish: kept and said back, then the open question again. */
function takeDown(moment: Moment, slots: readonly Slot[]): Turn | undefined {
  if (!slots.some(({ sure }) => sure)) return undefined;
  return mended(moment, slots) ?? noting(moment, slots, carriedOn(hearing(moment, slots)));
}

/** What is not sure is kept for its question, which reads it back. */
function halfHeard(moment: Moment, slots: readonly Slot[]): Turn | undefined {
  if (slots.length === 0 || !isAtEase(moment)) return undefined;
  return notingHalf(moment, slots, carriedOn(hearing(moment, slots)));
}
