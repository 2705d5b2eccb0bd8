import { fold } from '../understanding/normalize.ts';
import { slotOf, withoutHeard } from './heard.ts';
import { askedAt, withQuestion } from './moment.ts';
import type { Asked, Moment } from './moment.ts';
import { offering } from './offered.ts';
import { own } from './own.ts';
import { button } from './payload.ts';
import { askAgain, carryOn } from './repeat.ts';
import type { AskNode } from './schema.ts';
import { phrase } from './speak.ts';
import { carriedOn, hearing, mended, noting, slotsOf } from './told.ts';
import type { AnswerKey, Turn } from './types.ts';
import { openWish, wishesIn } from './wish.ts';

/** Answers offered for a change at once: every channel shows that many buttons. */
const OFFERED = 5;

/** "Quay lại": asks the question before the open one again; what was known anyway is passed over. */
export function back(moment: Moment): Turn {
  const { path, answers, open } = moment.session;
  const index = open ? path.indexOf(open.key) : -1;
  const earlier = index < 0 ? path : path.slice(0, index);
  const previous = earlier.findLast((key) => answers[key]?.reused === undefined);
  const asked = previous === undefined ? undefined : askedAt(moment, previous);
  return asked ? askAgain(asked) : carryOn(moment, moment.tools.phrases.nothing_before);
}

/** "Sửa năm sinh": asks that question of the path again; the answers after it are kept. The open one may be meant. */
export function change(moment: Moment, what: string): Turn {
  const said = saidAnew(moment, what);
  if (said) return said;
  const answered = answeredQuestions(moment);
  const open = withQuestion(moment);
  const wanted = bestMatch(open ? [...answered, open] : answered, fold(what));
  if (wanted) return askAgain(wanted);
  const forgetful = open && forgetting(open, what);
  if (forgetful) return carryOn(forgetful, moment.tools.phrases.forgotten);
  // "Đổi sang lương hưu" wants another matter, not another answer.
  const other = openWish(moment, wishesIn(moment, what), []);
  if (other) return other;
  if (answered.length === 0) return carryOn(moment, moment.tools.phrases.nothing_to_change);
  return whichAnswer(moment, answered);
}

/** "Nhầm, sinh 1986": the new value comes with the correction. */
function saidAnew(moment: Moment, what: string): Turn | undefined {
  const slots = slotsOf(moment, what).map((slot) => ({ ...slot, sure: true }));
  if (slots.length === 0) return undefined;
  return mended(moment, slots) ?? noting(moment, slots, carriedOn(hearing(moment, slots)));
}

/** "Sửa năm sinh" where that was only told in passing: it is known no more. */
function forgetting(asked: Asked, what: string): Moment | undefined {
  const { session, question } = asked;
  const node = Object.values(question.flow.nodes).find(
    (other) => other.kind === 'ask' && nameLength(other, fold(what)) > 0,
  );
  if (node?.kind !== 'ask') return undefined;
  const { [node.as]: fact, ...known } = session.known;
  const slot = slotOf(node) ?? '';
  if (!fact && !own(session.heard ?? {}, slot)) return undefined;
  return { ...asked, session: { ...withoutHeard(session, [slot]), known } };
}

/** A button of "which answer?": asks that question again when it is on the path. */
export function changeKey(moment: Moment, key: AnswerKey): Turn {
  const asked = moment.session.path.includes(key) ? askedAt(moment, key) : undefined;
  return asked ? askAgain(asked) : carryOn(moment, moment.tools.phrases.stale_button);
}

function answeredQuestions(moment: Moment): readonly Asked[] {
  return moment.session.path
    .map((key) => askedAt(moment, key))
    .filter((asked) => asked !== undefined);
}

/** The longest name that stands as whole words in what was said; of equals, the answer given last. */
function bestMatch(answered: readonly Asked[], said: string): Asked | undefined {
  const scored = answered.map((asked) => ({ asked, length: matchLength(asked, said) }));
  const longest = Math.max(0, ...scored.map(({ length }) => length));
  return longest === 0 ? undefined : scored.findLast(({ length }) => length === longest)?.asked;
}

function matchLength({ question }: Asked, said: string): number {
  return nameLength(question.node, said);
}

function nameLength({ called, as }: AskNode, said: string): number {
  const names = [...called, as].map(fold);
  const found = names.filter((name) => ` ${said} `.includes(` ${name} `));
  return Math.max(0, ...found.map((name) => name.length));
}

function whichAnswer(moment: Moment, answered: readonly Asked[]): Turn {
  const choices = answered
    .filter(({ question }) => question.node.called.length > 0)
    .slice(-OFFERED)
    .map(({ question: { node, key } }) =>
      button(node.called[0] ?? node.as, { kind: 'change', key }),
    );
  const text = phrase(moment.tools.phrases.change_which, moment);
  return offering(moment, text, choices);
}
