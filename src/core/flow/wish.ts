import type { ChoiceWords, Slot } from '../understanding/reading.ts';
import { start } from './arrive.ts';
import { estimating } from './estimate.ts';
import { withHeard } from './heard.ts';
import { bounded, LIMITS } from './limits.ts';
import type { Moment } from './moment.ts';
import { offering } from './offered.ts';
import { button } from './payload.ts';
import type { Flow } from './schema.ts';
import { outsideFlows } from './session.ts';
import { phrase } from './speak.ts';
import { hearing, noting } from './told.ts';
import type { Session, Turn } from './types.ts';

/**
 * Starts the flow of a wish with what was told beside it; where several fit, the person chooses.
 * Undefined when there is none.
 */
export function openWish(
  moment: Moment,
  [wish, ...others]: readonly ChoiceWords[],
  slots: readonly Slot[],
): Turn | undefined {
  if (!wish) return undefined;
  if (others.length > 0) return whichFlow(hearing(moment, slots), [wish, ...others]);
  const flow = moment.tools.flows.find(wish.value);
  if (!flow) return undefined;
  const telling = (session: Session) => withHeard(session, slots, moment.input);
  const turn = start(flow, moment, telling);
  return noting(
    moment,
    slots,
    slots.length > 0 ? inAdvance(moment, flow, { turn, telling }) : turn,
  );
}

/** Who tells facts and asks in one sentence hears a first result at once. */
function inAdvance(
  { session, input, tools }: Moment,
  root: Flow,
  opened: { readonly turn: Turn; readonly telling: (session: Session) => Session },
): Turn {
  const journey = { root, session: opened.telling(outsideFlows(session)), tools };
  return estimating(opened.turn, journey, { platformId: input.platformId, at: input.at });
}

/** The flows that a text asks for, but the one the person stands in. */
export function wishesIn({ tools, session }: Moment, text: string): readonly ChoiceWords[] {
  const heard = bounded(text, LIMITS.typedText);
  const here = session.open?.key.split('.')[0];
  return tools.understanding.wish(heard, tools.flows.wishes).filter(({ value }) => value !== here);
}

function whichFlow(moment: Moment, wishes: readonly ChoiceWords[]): Turn {
  const choices = wishes.map(({ title, value }) => button(title, { kind: 'flow', flow: value }));
  const text = phrase(moment.tools.phrases.which_one, moment);
  return offering(moment, text, choices);
}
