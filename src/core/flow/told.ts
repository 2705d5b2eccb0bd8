import type { AnswerKind, Reading, Slot, SlotKind } from '../understanding/reading.ts';
import { fold } from '../understanding/normalize.ts';
import { accept } from './accept.ts';
import { answerFrom, slotOf, withHeard } from './heard.ts';
import { bounded, LIMITS } from './limits.ts';
import { askedAt, withQuestion } from './moment.ts';
import type { Asked, Moment } from './moment.ts';
import { own } from './own.ts';
import { askAgain, missesOf, offers } from './repeat.ts';
import type { AskNode } from './schema.ts';
import { message, phrase } from './speak.ts';
import type { Session, Turn } from './types.ts';

/** What a typed text tells about the person. */
export function slotsOf({ tools }: Moment, text: string): readonly Slot[] {
  return tools.understanding.slots(bounded(text, LIMITS.typedText), tools.today);
}

/** The moment after the person told something in passing. */
export function hearing<Here extends Moment>(moment: Here, slots: readonly Slot[]): Here {
  return { ...moment, session: withHeard(moment.session, slots, moment.input) };
}

/** The same as `hearing`, also for the way back to the open question. */
export function hearingAt(asked: Asked, slots: readonly Slot[]): Asked {
  const { session } = hearing(asked, slots);
  return { ...asked, session, journey: { ...asked.journey, session } };
}

/**
 * What a typed text tells about the open question itself, and about others; neither beside words that
 * are kept as they are (a name, a phone, a consent), nor what is known already.
 */
export function slotsBeside(asked: Asked, text: string): Beside {
  const { node } = asked.question;
  if (AS_TYPED.has(node.answer)) return { own: undefined, others: [], narrower: [] };
  const slots = slotsOf(asked, text);
  const mine = slots.find(({ slot }) => slot === slotOf(node));
  const answer = mine && answerFrom(node, mine);
  const taken = ANSWERED_BY[node.answer] ?? [];
  return {
    own: answer && {
      kind: 'understood',
      value: answer.value,
      said: answer.said,
      confident: mine.sure,
    },
    others: slots.filter(
      (told) =>
        told !== mine &&
        !isItem(node, text) &&
        !taken.includes(told.slot) &&
        !isKnown(asked.session, told),
    ),
    narrower: mine && answer?.value !== mine.value ? [mine] : [],
  };
}

/** Whether a text is the name of a choice and nothing else: it tells nothing beside. */
export function isItem({ choices }: AskNode, text: string): boolean {
  const typed = fold(text);
  return choices.some(({ title, also }) => [title, ...also].some((said) => fold(said) === typed));
}

/** What a text tells at a question. */
interface Beside {
  readonly own: Extract<Reading, { kind: 'understood' }> | undefined;
  readonly others: readonly Slot[];
  /** What says more than the answer: "làm ruộng" where only "tự do" is asked. */
  readonly narrower: readonly Slot[];
}

/** Answers that are taken word by word. */
const AS_TYPED: ReadonlySet<AnswerKind> = new Set(['name', 'phone', 'text', 'consent']);

/** Slots that the number of an answer is no second time. */
const ANSWERED_BY: Readonly<Partial<Record<AnswerKind, readonly SlotKind[]>>> = {
  money: ['income'],
  months: ['paid_months', 'method'],
  number: ['paid_months', 'method'],
};

function isKnown({ known }: Session, { slot, value }: Slot): boolean {
  return own(known, slot)?.value === value;
}

/**
 * An answer given before that a slot says otherwise: "nhầm, sinh 1986". Takes the first that differs,
 * and hears the others.
 */
export function mended(moment: Moment, slots: readonly Slot[]): Turn | undefined {
  for (const told of slots.filter(({ sure }) => sure)) {
    const asked = answeredBy(moment, told);
    const answer = asked && answerFrom(asked.question.node, told);
    if (
      !asked ||
      !answer ||
      own(moment.session.answers, asked.question.key)?.value === answer.value
    )
      continue;
    const others = slots.filter((other) => other !== told);
    return noting(moment, slots, accept(hearingAt(asked, others), answer));
  }
  return undefined;
}

function answeredBy(moment: Moment, { slot }: Slot): Asked | undefined {
  return moment.session.path
    .map((key) => askedAt(moment, key))
    .findLast((asked) => asked !== undefined && slotOf(asked.question.node) === slot);
}

/** A turn that begins with what was just taken down, so that a mistake can be mended. */
export function noting(moment: Moment, slots: readonly Slot[], turn: Turn): Turn {
  return begun(turn, noteOf(moment, slots));
}

/** What is not sure is kept all the same: it is said now and read back when its question comes. */
export function notingHalf(moment: Moment, slots: readonly Slot[], turn: Turn): Turn {
  const facts = factsIn(moment, slots);
  return begun(turn, phrase(moment.tools.phrases.half_heard, moment, { facts }));
}

function begun(turn: Turn, note: string | undefined): Turn {
  const at = turn.events.findIndex(({ kind }) => kind === 'message_created');
  if (note === undefined || at < 0) return turn;
  return {
    session: turn.session,
    events: turn.events.map((event, index) =>
      index === at && event.kind === 'message_created'
        ? { ...event, message: { ...event.message, text: `${note}\n\n${event.message.text}` } }
        : event,
    ),
  };
}

/** The open question again, or the ways on where none is open. */
export function carriedOn(moment: Moment): Turn {
  const asked = withQuestion(moment);
  if (asked) return askAgain(asked, { misses: missesOf(asked) });
  const text = phrase(moment.tools.phrases.what_now, moment);
  return { session: moment.session, events: [message(text, offers(moment))] };
}

/** What is not sure is read back when its question comes; only the commune is named with its province. */
function noteOf(moment: Moment, slots: readonly Slot[]): string | undefined {
  const commune = slots.find(({ slot }) => slot === 'commune');
  const named = slots.filter(
    ({ slot, sure }) => slot === 'commune' || (sure && !(slot === 'province' && commune)),
  );
  const facts = factsIn(moment, named, slots);
  return facts === '' ? undefined : phrase(moment.tools.phrases.taken, moment, { facts });
}

function factsIn(moment: Moment, named: readonly Slot[], all = named): string {
  const { told } = moment.tools.phrases;
  const province = all.find(({ slot }) => slot === 'province')?.said ?? '';
  return named.map(({ slot, said }) => phrase(told[slot], moment, { said, province })).join(', ');
}
