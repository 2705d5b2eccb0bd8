import type { AssessmentLine, LegalReference } from '../policy/assessment.ts';
import { withQuestion } from './moment.ts';
import type { Moment } from './moment.ts';
import { askAgain, carryOn, missesOf, offers } from './repeat.ts';
import { message, phrase } from './speak.ts';
import type { Turn } from './types.ts';

/**
 * "Vì sao": a line for each figure said last, with the numbers of the articles it rests on, and
 * below them each article once.
 */
export function why(moment: Moment): Turn {
  const { session, tools } = moment;
  if (session.lines.length === 0) return carryOn(moment, tools.phrases.nothing_to_explain);
  const text = explanation(moment, session.lines);
  const asked = withQuestion(moment);
  return asked
    ? askAgain(asked, { events: [message(text)], misses: missesOf(moment) })
    : { session, events: [message(text, offers(moment))] };
}

/** A figure with the law behind it, in words. */
export function explained(moment: Moment, line: AssessmentLine): string {
  const { figures, articles } = inWords(moment, [line]);
  return [...figures, ...articles].join('\n');
}

function explanation(moment: Moment, lines: readonly AssessmentLine[]): string {
  const { figures, articles } = inWords(moment, lines);
  const heading = phrase(moment.tools.phrases.why, moment);
  const blocks = [heading, [...new Set(figures)].join('\n'), articles.join('\n')];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function inWords(moment: Moment, lines: readonly AssessmentLine[]) {
  const { phrases } = moment.tools;
  const sources = new Map(
    lines.flatMap(({ references }) => references.map((each) => [nameOf(each), each] as const)),
  );
  const names = [...sources.keys()];
  const figures = lines.map(({ label, amount, references }) => {
    const numbers = references.map((each) => names.indexOf(nameOf(each)) + 1);
    return phrase(phrases.why_line, moment, { label, amount, numbers });
  });
  const articles = [...sources.values()].map((reference, index) =>
    phrase(phrases.why_source, moment, { number: index + 1, reference }),
  );
  return { figures, articles };
}

function nameOf({ title, article, from }: LegalReference): string {
  return `${title}|${article}|${from}`;
}
