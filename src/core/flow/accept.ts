import type { AnswerValue } from '../understanding/reading.ts';
import { arrive } from './arrive.ts';
import { answerFrom, slotOf, withoutHeard } from './heard.ts';
import { bounded, LIMITS } from './limits.ts';
import type { Asked } from './moment.ts';
import { own } from './own.ts';
import { offers } from './repeat.ts';
import type { AskNode } from './schema.ts';
import { message, phrase } from './speak.ts';
import type { Answer, AnswerKey, ConsentText, FlowEvent, Session, Turn } from './types.ts';
import { walk } from './walk.ts';
import type { Journey } from './walk.ts';
import type { Question } from './walker.ts';

/** A value with its words. */
export interface Taken {
  readonly value: AnswerValue;
  readonly said: string;
}

/**
 * Takes an answer and walks on. An earlier answer that changes is replayed with those that came
 * after it, and only what is new because of it is said and done.
 */
export function accept(asked: Asked, taken: Taken): Turn {
  const turn = walkedOn(asked, taken);
  const isSilent = !turn.events.some(({ kind }) => kind === 'message_created');
  if (!isSilent || turn.session.stopped || !turn.session.root) return turn;
  const noted = message(phrase(asked.tools.phrases.noted, asked), offers(asked));
  return { session: turn.session, events: [...turn.events, noted] };
}

function walkedOn(asked: Asked, taken: Taken): Turn {
  const { journey, session, question } = asked;
  const previous = own(session.answers, question.key);
  const given: FlowEvent[] = [{ kind: 'answer_given', key: question.key }];
  if (previous?.value === taken.value) return arrive(journey, walk(journey, {}), given);
  const answer = answerOf(asked, taken);
  const next: Journey = { ...journey, session: remembered(session, question, answer) };
  const walked = walk(next, { liveFrom: question.key });
  const before = previous ? walk(journey, { liveFrom: question.key }).events : [];
  return arrive(next, { ...walked, events: newOnes(walked.events, before) }, [
    ...given,
    ...refusedConsent(question, taken),
  ]);
}

/** No to a consent text takes back an earlier yes to the same text, in whatever flow it was given. */
function refusedConsent({ node }: Question, { value }: Taken): FlowEvent[] {
  if (node.answer !== 'consent' || value !== false || node.consent === undefined) return [];
  return [{ kind: 'consent_refused', consent: node.consent }];
}

function answerOf({ session, question, input }: Asked, { value, said }: Taken): Answer {
  const consent = shownConsent(session, question.key);
  return {
    variable: question.node.as,
    kind: question.node.answer,
    value: typeof value === 'string' ? bounded(value, LIMITS.typedText) : value,
    said: bounded(said, LIMITS.said),
    platformId: input.platformId,
    at: input.at,
    ...(question.node.answer === 'consent' && consent && { consent }),
  };
}

/** The words a consent answers: those shown last with its question. */
function shownConsent({ open, answers }: Session, key: AnswerKey): ConsentText | undefined {
  return open?.key === key ? open.consent : own(answers, key)?.consent;
}

function remembered(session: Session, { key, node }: Question, answer: Answer): Session {
  const answers = { ...session.answers, [key]: answer };
  const index = session.path.indexOf(key);
  const later = index < 0 ? [] : session.path.slice(index + 1);
  for (const other of later.filter((other) => isStale(answers[other], answer))) {
    Reflect.deleteProperty(answers, other);
  }
  const known = withKnown(session.known, answer);
  return { ...withoutTaken(session, node, answer), answers, known };
}

/** What was told in passing is answered now, unless it says more than the answer: "làm ruộng" for "tự do". */
function withoutTaken(session: Session, node: AskNode, { value }: Answer): Session {
  const slot = slotOf(node) ?? '';
  const told = own(session.heard ?? {}, slot);
  const isNarrower = told?.value !== value && told && answerFrom(node, told)?.value === value;
  return isNarrower ? session : withoutHeard(session, [slot]);
}

/** Who changes an answer has not agreed to what follows from it, and a commune lies in its province. */
function isStale(later: Answer | undefined, changed: Answer): boolean {
  return later?.kind === 'consent' || (later?.kind === 'commune' && changed.kind === 'province');
}

/** A consent is given once and for one text: it is never known beforehand. */
function withKnown(known: Session['known'], answer: Answer): Session['known'] {
  if (answer.kind === 'consent') return known;
  const moved = answer.kind === 'province' && own(known, answer.variable)?.value !== answer.value;
  const kept = moved
    ? Object.fromEntries(Object.entries(known).filter(([, { kind }]) => kind !== 'commune'))
    : known;
  return { ...kept, [answer.variable]: answer };
}

function newOnes(events: readonly FlowEvent[], before: readonly FlowEvent[]): FlowEvent[] {
  if (before.length === 0) return [...events];
  const happened = new Set(before.map((event) => JSON.stringify(event)));
  return events.filter((event) => !happened.has(JSON.stringify(event)));
}
