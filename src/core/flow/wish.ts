import type { ChoiceWords } from '../understanding/reading.ts';
import { start } from './arrive.ts';
import { entryFlow } from './entryFlows.ts';
import { bounded, LIMITS } from './limits.ts';
import type { Asked, Moment } from './moment.ts';
import { button } from './payload.ts';
import { message, phrase } from './speak.ts';
import type { Turn } from './types.ts';

/**
 * The flow that a free text asks for, started; where several fit, the person chooses. Undefined when
 * it asks for none, or for the one the person stands in.
 */
export function openWish(moment: Moment, text: string): Turn | undefined {
  const { flows } = moment.tools;
  const [wish, ...others] = wishesIn(moment, text);
  if (!wish) return undefined;
  if (others.length > 0) return whichFlow(moment, [wish, ...others]);
  const flow = flows.find(wish.value);
  return flow && start(flow, moment);
}

/**
 * The one flow that a text at the menu asks for: its choices are only the names of flows, and a
 * longer wish says more than a word of one of them ("ai được tham gia" is no "đăng ký tham gia").
 */
export function openFromMenu(asked: Asked, text: string): Turn | undefined {
  const menu = entryFlow('menu', asked.tools);
  if (menu?.id !== asked.question.flow.id || wishesIn(asked, text).length !== 1) return undefined;
  return openWish(asked, text);
}

function wishesIn({ tools, session }: Moment, text: string): readonly ChoiceWords[] {
  const heard = bounded(text, LIMITS.typedText);
  const here = session.open?.key.split('.')[0];
  return tools.understanding.wish(heard, tools.flows.wishes).filter(({ value }) => value !== here);
}

function whichFlow(moment: Moment, wishes: readonly ChoiceWords[]): Turn {
  const choices = wishes.map(({ title, value }) => button(title, { kind: 'flow', flow: value }));
  const text = phrase(moment.tools.phrases.which_one, moment);
  return { session: moment.session, events: [message(text, choices)] };
}
