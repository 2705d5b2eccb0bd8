import { withQuestion } from './moment.ts';
import type { Moment } from './moment.ts';
import { askAgain, carryOn, missesOf, offers } from './repeat.ts';
import { message, phrase } from './speak.ts';
import type { Turn } from './types.ts';

/** "Vì sao": the law behind the figures said last, a short block per figure. */
export function why(moment: Moment): Turn {
  const { session, tools } = moment;
  if (session.lines.length === 0) return carryOn(moment, tools.phrases.nothing_to_explain);
  const blocks = [...new Set(session.lines.map((line) => explained(moment, line)))];
  const text = [phrase(tools.phrases.why, moment), ...blocks].join('\n\n');
  const asked = withQuestion(moment);
  return asked
    ? askAgain(asked, { events: [message(text)], misses: missesOf(moment) })
    : { session, events: [message(text, offers(moment))] };
}

/** A figure with the law behind it, in words. */
export function explained(moment: Moment, line: Moment['session']['lines'][number]): string {
  const { label, amount, references } = line;
  return phrase(moment.tools.phrases.why_line, moment, { label, amount, references });
}
