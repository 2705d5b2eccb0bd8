import type { Choice } from '../messaging/outbound.ts';
import type { ChoiceWords, Understanding } from '../understanding/reading.ts';
import { bounded, LIMITS } from './limits.ts';
import type { Moment } from './moment.ts';
import { readPayload } from './payload.ts';
import { message } from './speak.ts';
import type { Turn } from './types.ts';

/** Buttons that stand beside a question or in its place, and may be typed as well as tapped. */
export interface Offered {
  readonly choices: readonly Choice[];
  /**
   * How many choices of a question stand before them on the screen; absent where a number is the answer
   * to that question, so that only their titles can be typed.
   */
  readonly after?: number;
}

/** Says something with choices that are no answers to a question: the next message may be one of them. */
export function offering({ session }: Moment, text: string, choices: readonly Choice[]): Turn {
  return {
    session: { ...session, offered: { choices, after: 0 } },
    events: [message(text, choices)],
  };
}

/**
 * The payload of the button that a text is, by its whole title or its number: `1`, `câu 2`, `cái đầu`.
 * Nothing looser: the text may as well answer the open question.
 */
export function pickedOffer(
  { choices, after }: Offered,
  text: string,
  understanding: Understanding,
): string | undefined {
  const pick: Understanding['pick'] = (typed, from, by) => understanding.pick(typed, from, by);
  const heard = bounded(text, LIMITS.typedText);
  const words = choices.map(wordsOf);
  if (after === undefined) return pick(heard, words, 'title');
  if (after === 0)
    return pick(heard, questionsIn(choices), 'number') ?? pick(heard, words, 'number');
  const before = Array.from({ length: after }, () => NOT_OFFERED);
  // Behind a question, "cái cuối" is the last of its own choices.
  const picked = pick(heard, [...before, ...words, NOT_OFFERED], 'number');
  return picked === NOT_OFFERED.value ? undefined : picked;
}

const NOT_OFFERED: ChoiceWords = { value: '', title: '', also: [] };

/** "Câu cuối" is the last question, not the person offered behind it. */
function questionsIn(choices: readonly Choice[]): readonly ChoiceWords[] {
  return choices.filter(({ payload }) => readPayload(payload)?.kind === 'faq').map(wordsOf);
}

function wordsOf({ title, payload }: Choice): ChoiceWords {
  return { value: payload, title, also: [] };
}
