import type { Choice, ContactRequest } from '../messaging/outbound.ts';
import type { AnswerKind } from '../understanding/reading.ts';
import { withQuestion } from './moment.ts';
import type { Asked, Moment } from './moment.ts';
import { commandButton, inWords, message, phrase } from './speak.ts';
import type { FlowEvent, OpenQuestion, Session, Turn } from './types.ts';

/** What comes with a question that is asked again. */
export interface Again {
  /** Said in the same message, before the question. */
  readonly before?: string;
  readonly misses?: number;
  readonly events?: readonly FlowEvent[];
  /** Offered besides the choices of the question. */
  readonly more?: readonly Choice[];
}

/** Asks a question (again): the one that is open, or one of the path that is to be changed. */
export function askAgain({ session, question, tools }: Asked, again: Again = {}): Turn {
  const { text, choices, consent, contactRequest } = inWords(question, tools);
  const open: OpenQuestion = {
    key: question.key,
    misses: again.misses ?? 0,
    ...(consent && { consent }),
  };
  const words = again.before === undefined ? text : `${again.before}\n\n${text}`;
  const { more = [] } = again;
  return {
    session: { ...session, open, ...beside(question, choices, more) },
    events: [
      ...(again.events ?? []),
      message(words, [...choices, ...more], buttonOf(contactRequest)),
    ],
  };
}

/** A form stays on the screen; a button is gone when the next message comes. */
function buttonOf(request: ContactRequest | undefined): ContactRequest | undefined {
  return request?.asks === 'phone' ? request : undefined;
}

/** What is offered behind the choices of a question goes on with their numbers. */
function beside(
  { node }: Asked['question'],
  choices: readonly Choice[],
  more: readonly Choice[],
): Pick<Session, 'offered'> {
  if (more.length === 0) return {};
  const isNumbered = choices.length > 0 && !NUMERIC.has(node.answer);
  return { offered: { choices: more, ...(isNumbered && { after: choices.length }) } };
}

/** Questions that a number answers. */
const NUMERIC: ReadonlySet<AnswerKind> = new Set(['money', 'number', 'months', 'birth_date']);

/** Says something and then asks the open question again, or offers the menu when none is open. */
export function carryOn(moment: Moment, template: string): Turn {
  const words = phrase(template, moment);
  const asked = withQuestion(moment);
  if (asked) return askAgain(asked, { before: words, misses: missesOf(moment) });
  return { session: moment.session, events: [message(words, offers(moment))] };
}

/** The ways on for somebody who stands in no question. */
export function offers({ tools }: Moment): readonly Choice[] {
  return [commandButton('menu', tools), commandButton('person', tools)];
}

/** How often the open question was missed so far. */
export function missesOf({ session }: Moment): number {
  return session.open?.misses ?? 0;
}
