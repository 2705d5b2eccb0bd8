import type { InboundContent } from '../messaging/inbound.ts';
import type { AnswerKind, Reading } from '../understanding/reading.ts';
import { accept } from './accept.ts';
import { enterAt } from './commands.ts';
import { bounded, LIMITS } from './limits.ts';
import { withQuestion } from './moment.ts';
import type { Moment } from './moment.ts';
import { carryOn } from './repeat.ts';
import type { Answer, Session, Turn } from './types.ts';

type Shared = Extract<InboundContent, { kind: 'contact_shared' }>;
type Understood = Extract<Reading, { kind: 'understood' }>;

/** The variables under which a shared name and phone are known to later questions. */
const VARIABLES = { name: 'name', phone: 'phone' } as const;

/** The platform's contact form: answers an open question for it, and is known from then on. */
export function hearContact(moment: Moment, shared: Shared, isNew: boolean): Turn {
  const name = read(moment, 'name', shared.name);
  const phone = read(moment, 'phone', shared.phone);
  const knowing = { ...moment, session: remember(moment, { name, phone }) };
  if (isNew) return enterAt(knowing, 'welcome');
  const asked = withQuestion(knowing);
  const kind = asked?.question.node.answer;
  const fitting = kind === 'phone' ? phone : kind === 'name' ? name : undefined;
  if (asked && fitting) return accept(asked, fitting);
  return carryOn(knowing, moment.tools.phrases.contact_received);
}

function read(moment: Moment, answer: AnswerKind, text?: string): Understood | undefined {
  if (text === undefined) return undefined;
  const { understanding, today } = moment.tools;
  const reading = understanding.read(bounded(text, LIMITS.said), { answer, choices: [] }, today);
  return reading.kind === 'understood' ? reading : undefined;
}

function remember(
  { session, input }: Moment,
  read: { readonly name: Understood | undefined; readonly phone: Understood | undefined },
): Session {
  const known: Record<string, Answer> = { ...session.known };
  for (const kind of ['name', 'phone'] as const) {
    const understood = read[kind];
    if (!understood) continue;
    const { value, said } = understood;
    const { platformId, at } = input;
    known[VARIABLES[kind]] = { variable: VARIABLES[kind], kind, value, said, platformId, at };
  }
  return { ...session, known };
}
