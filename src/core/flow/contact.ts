import type { InboundContent } from '../messaging/inbound.ts';
import type { AnswerKind, Reading } from '../understanding/reading.ts';
import { accept } from './accept.ts';
import { confirm } from './answer.ts';
import { enterAt } from './commands.ts';
import { bounded, LIMITS } from './limits.ts';
import { withQuestion } from './moment.ts';
import type { Asked, Moment } from './moment.ts';
import { carryOn } from './repeat.ts';
import { hearing, slotsOf } from './told.ts';
import type { Answer, Session, Turn } from './types.ts';

type Shared = Extract<InboundContent, { kind: 'contact_shared' }>;
type Understood = Extract<Reading, { kind: 'understood' }>;

/** What a form can say about a name and a phone. */
interface Given {
  readonly name: Understood | undefined;
  readonly phone: Understood | undefined;
}

/**
 * The platform's contact form answers the open question for it. What else it holds is kept for the
 * questions to come where the person has agreed on the way here; without a consent it is let go, and
 * the person is told so. What is not sure is read back before it counts.
 */
export function hearContact(moment: Moment, shared: Shared, isNew: boolean): Turn {
  if (isNew) return enterAt(moment, 'welcome');
  const given = {
    name: read(moment, 'name', shared.name),
    phone: read(moment, 'phone', shared.phone),
  };
  const hasAgreed = isAgreed(moment.session);
  const knowing = hasAgreed ? remembering(moment, given, shared.address) : moment;
  const asked = withQuestion(knowing);
  const fitting = asked && fittingOf(asked, given);
  if (asked && fitting) return taken(asked, fitting);
  const { contact_received: received, contact_not_kept: notKept } = moment.tools.phrases;
  return carryOn(knowing, hasAgreed ? received : notKept);
}

/** What of the form answers the open question. */
function fittingOf({ question }: Asked, { name, phone }: Given): Understood | undefined {
  if (question.node.answer === 'phone') return phone;
  return question.node.answer === 'name' ? name : undefined;
}

function taken(asked: Asked, reading: Understood): Turn {
  return reading.confident ? accept(asked, reading) : confirm(asked, reading);
}

/** Whether the way to here leads through a consent that was given. */
function isAgreed({ path, answers }: Session): boolean {
  return path.some((key) => answers[key]?.kind === 'consent' && answers[key].value === true);
}

function read(moment: Moment, answer: AnswerKind, text?: string): Understood | undefined {
  if (text === undefined) return undefined;
  const { understanding, today } = moment.tools;
  const reading = understanding.read(bounded(text, LIMITS.said), { answer, choices: [] }, today);
  return reading.kind === 'understood' ? reading : undefined;
}

/** Sure facts are known from now on; a place that is not sure waits for its question. */
function remembering(moment: Moment, given: Given, address = ''): Moment {
  const places = slotsOf(moment, address).filter(
    ({ slot }) => slot === 'province' || slot === 'commune',
  );
  const { session } = hearing(moment, places);
  return { ...moment, session: { ...session, known: withSure(session.known, moment, given) } };
}

function withSure(known: Session['known'], { input }: Moment, given: Given): Session['known'] {
  const { platformId, at } = input;
  const sure = (['name', 'phone'] as const).flatMap((kind): [string, Answer][] => {
    const reading = given[kind];
    if (!reading?.confident) return [];
    const { value, said } = reading;
    return [[kind, { variable: kind, kind, value, said, platformId, at }]];
  });
  return { ...known, ...Object.fromEntries(sure) };
}
