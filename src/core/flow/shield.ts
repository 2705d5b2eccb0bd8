import { backTo } from './backTo.ts';
import { withQuestion } from './moment.ts';
import type { Moment } from './moment.ts';
import { askAgain, missesOf } from './repeat.ts';
import { commandButton, message, phrase } from './speak.ts';
import type { Turn } from './types.ts';

/**
 * The fixed words against a swindle, before anything else is made of what was said, with the way to a
 * person; the open question follows. Undefined where nothing sounds like one.
 */
export function shield(moment: Moment, text: string): Turn | undefined {
  const { session, tools } = moment;
  const hint = tools.understanding.scam(text);
  if (!hint) return undefined;
  const said = phrase(tools.phrases.scams[hint], moment);
  const person = commandButton('person', tools);
  const asked = withQuestion(moment);
  if (!asked) return { session, events: [message(said, [person, commandButton('menu', tools)])] };
  const events = [message(said, [person])];
  return askAgain(asked, { before: backTo(asked), misses: missesOf(asked), events });
}
