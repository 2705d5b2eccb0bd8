import type { ChoiceWords, Slot } from '../understanding/reading.ts';
import { entryFlow } from './entryFlows.ts';
import { answerFreely, answerSurely } from './faq.ts';
import type { Moment } from './moment.ts';
import { carriedOn, hearing, mended, noting, slotsOf } from './told.ts';
import type { Turn } from './types.ts';
import { openWish, wishesIn } from './wish.ts';

/**
 * What a text that answers nothing asks for, in this order: a wish that is all it says, or that comes
 * with facts about the person, opens its flow; a question that has a sure curated answer gets it; any
 * other wish opens its flow; facts alone are taken down; else the questions it may have meant. Whatever
 * it tells about the person is kept. Undefined when it is none of these.
 */
export function hearFreely(moment: Moment, text: string): Turn | undefined {
  const slots = slotsOf(moment, text);
  const wishes = wishesIn(moment, text);
  const isWish = wishes.length > 0 && (slots.length > 0 || isPlain(moment, text, wishes));
  if (isWish) return openWish(moment, wishes, slots);
  const knowing = hearing(moment, slots);
  const isAsking = moment.tools.understanding.asks(text);
  const sure = isAsking ? answerSurely(knowing, text, wishes[0]?.value) : undefined;
  return sure ?? orElse({ moment, knowing, text, wishes, isAsking, slots });
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
  const done = openWish(moment, wishes, slots) ?? takeDown(moment, slots);
  return done ?? (isAsking || isAtEase(moment) ? answerFreely(knowing, text) : undefined);
}

/** In no question but the menu's, where people also ask in a word or two. */
function isAtEase({ session: { open }, tools }: Moment): boolean {
  return open === undefined || open.key.split('.')[0] === entryFlow('menu', tools)?.id;
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
