import type { ChoiceWords, Slot } from '../understanding/reading.ts';
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
  const open = () => openWish(moment, wishes, slots);
  if (wishes.length > 0 && (slots.length > 0 || isPlain(moment, text, wishes))) return open();
  const knowing = hearing(moment, slots);
  if (!moment.tools.understanding.asks(text)) {
    return open() ?? takeDown(moment, slots) ?? answerFreely(knowing, text);
  }
  return answerSurely(knowing, text, wishes[0]?.value) ?? open() ?? answerFreely(knowing, text);
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
