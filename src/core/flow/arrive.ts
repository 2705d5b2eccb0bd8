import type { Choice } from '../messaging/outbound.ts';
import { entryFlow } from './entryFlows.ts';
import { FlowFailure, NoFigureToday } from './failure.ts';
import { withoutHeard } from './heard.ts';
import { readBack } from './readBack.ts';
import type { Flow } from './schema.ts';
import { NEW_SESSION, outsideFlows } from './session.ts';
import { commandButton, inWords, message, phrase } from './speak.ts';
import type { AskedQuestion } from './speak.ts';
import type { FlowEvent, FlowTools, OpenQuestion, Session, Turn } from './types.ts';
import { START, walk } from './walk.ts';
import type { Journey, Walk } from './walk.ts';
import type { Question } from './walker.ts';

interface Person {
  readonly session: Session;
  readonly tools: FlowTools;
}

/** Adds what was told to a session that stands in no flow yet. */
type Telling = (session: Session) => Session;

const KEPT: Telling = (session) => session;

/** Starts a flow anew at its current version; what is known about the person stays. */
export function start(flow: Flow, { session, tools }: Person, told: Telling = KEPT): Turn {
  const journey = { root: flow, session: told(outsideFlows(session)), tools };
  return arrive(journey, walk(journey, { liveFrom: START }), []);
}

/** The turn that a walk makes: what happened, then the question it came to. */
export function arrive(journey: Journey, walked: Walk, before: readonly FlowEvent[]): Turn {
  const events = [...before, ...walked.events];
  if (walked.failure) return fail(journey, walked.failure, events);
  if (walked.erased) return { session: NEW_SESSION, events };
  try {
    return wait(journey, walked, events);
  } catch (error) {
    if (error instanceof FlowFailure) return fail(journey, error, events);
    throw error;
  }
}

/** The flow cannot go on: says so, offers a person and lands in the menu. */
export function fail(person: Person, failure: FlowFailure, before: readonly FlowEvent[]): Turn {
  const { flow, node, message: reason } = failure;
  const { failed, no_figure: noFigure } = person.tools.phrases;
  const sorry = failure.cause instanceof NoFigureToday ? noFigure : failed;
  const events: FlowEvent[] = [
    ...before,
    { kind: 'flow_failed', flow, node, reason },
    message(phrase(sorry, person), [commandButton('person', person.tools)]),
  ];
  return toMenu(person, events);
}

/** The flow or its version went away: a sentence, and the menu. */
export function land(person: Person): Turn {
  return toMenu(person, [message(phrase(person.tools.phrases.landed, person))]);
}

/** A menu that fails as well is not tried again: the person then stands in no flow. */
function toMenu({ session, tools }: Person, before: readonly FlowEvent[]): Turn {
  const outside = { session: outsideFlows(session), events: before };
  const menu = entryFlow('menu', tools);
  if (!menu) return outside;
  const journey = { root: menu, session: outside.session, tools };
  const walked = walk(journey, { liveFrom: START });
  return walked.failure ? outside : wait(journey, walked, [...before, ...walked.events]);
}

function wait({ root, session, tools }: Journey, walked: Walk, events: FlowEvent[]): Turn {
  const asked = walked.question && askedIn(walked.question, { session, tools });
  const lines = [...walked.lines, ...(asked?.lines ?? [])];
  const { path, answers, versions, stopped } = walked;
  return {
    session: {
      known: session.known,
      root: { id: root.id, version: root.version },
      path,
      answers,
      versions,
      lines: lines.length > 0 ? lines : session.lines,
      stopped,
      ...stillHeard(session, walked),
      ...(walked.question && { open: opened(walked.question, asked?.consent) }),
    },
    events: asked
      ? [...events, message(asked.text, asked.choices, asked.contactRequest)]
      : withWaysOn(events, waysOn(walked, tools)),
  };
}

/** At the end of a flow a person is not left without a button. */
function withWaysOn(events: readonly FlowEvent[], choices: readonly Choice[]): FlowEvent[] {
  const last = events.findLastIndex(({ kind }) => kind === 'message_created');
  return events.map((event, index) =>
    index === last && event.kind === 'message_created' && event.message.choices.length === 0
      ? { ...event, message: { ...event.message, choices } }
      : event,
  );
}

function waysOn({ stopped, lines }: Walk, tools: FlowTools): readonly Choice[] {
  if (stopped) return [];
  const menu = commandButton('menu', tools);
  return lines.length > 0 ? [commandButton('why', tools), menu] : [menu];
}

/** What no question of the way took, and where the person came from. */
function stillHeard(session: Session, { taken }: Walk): Pick<Session, 'heard' | 'source'> {
  const { heard, source } = withoutHeard(session, [...taken]);
  return { ...(heard && { heard }), ...(source && { source }) };
}

/** The question, or what was told in passing read back in its place. */
function askedIn(question: Question, person: Person): AskedQuestion {
  if (!question.guess) return inWords(question, person.tools);
  return { ...readBack(question, question.guess.said, person), lines: [] };
}

function opened({ key, guess }: Question, consent: OpenQuestion['consent']): OpenQuestion {
  const confirming = guess && {
    kind: 'understood' as const,
    value: guess.value,
    said: guess.said,
    confident: false,
  };
  return { key, misses: 0, ...(consent && { consent }), ...(confirming && { confirming }) };
}
