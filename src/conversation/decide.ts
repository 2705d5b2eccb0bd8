import type { FlowEvent, ModelWord, Session, Turn } from '../core/flow/types.ts';
import type { GroupRules } from '../core/lead/groups.ts';
import type { OutboundMessage, OutboundPart } from '../core/messaging/outbound.ts';
import type { ContactKey } from '../core/shared/contact.ts';
import { addEffect } from './effects.ts';
import type { StaffSaid, StaffTalk } from '../core/staffChat/said.ts';
import type { InboundContent } from '../core/messaging/inbound.ts';
import { leaveToDesk } from './leaveToDesk.ts';
import { noteDeed } from './noteDeed.ts';
import type { Clock, Log, Meter } from './ports.ts';
import { footprintOf, type Footprint, type Walked } from './reports/footprint.ts';
import type { Lane, LaneOutcome, StoredEvent } from './stores.ts';
import { whyUnheard, type Unheard } from './unheard.ts';

/** The dialogue: one thing a person did → what the conversation is now and what happened. Pure. */
export type Respond = (
  contact: ContactKey,
  session: Session | undefined,
  event: StoredEvent,
  model?: ModelWord,
) => Turn;

export interface DecideNeeds {
  readonly respond: Respond;
  /** Makes what a turn says into what the person's platform carries, in as few sends as it takes. */
  readonly layOut: (
    contact: ContactKey,
    messages: readonly OutboundMessage[],
  ) => readonly OutboundPart[];
  /** What a person hears when we failed: sorry, a person will answer. */
  readonly apology: (contact: ContactKey) => OutboundMessage;
  /** The potential groups of people, for what is counted. */
  readonly leadGroups: GroupRules;
  /** The session of somebody who never had one. */
  readonly newSession: Session;
  /** What the model has to say to events; absent: there is none. */
  readonly consulting?: Consulting;
  /** What is said to the desk and not to the bot; `talk` only of linked colleagues. Pure. */
  readonly hearStaff?: (
    content: InboundContent,
    talk: StaffTalk | undefined,
  ) => StaffSaid | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

/** The model as a turn sees it: it never waits inside one. */
export interface Consulting {
  wordOn(lane: Pick<Lane, 'contactId'>, event: StoredEvent): ModelWord;
  /** Until when the turn of an event waits that is asked about now; epoch milliseconds. */
  until(): number;
}

export type Decide = (lanes: readonly Lane[]) => readonly LaneOutcome[];

/**
 * Takes the turns of a batch of lanes, each lane's events in order. A turn that throws is recorded
 * with its reason, the person is told that somebody will answer, and the lane moves on: one poisoned
 * message never blocks a person or a batch.
 */
export function makeDecide(needs: DecideNeeds): Decide {
  return inEachLane(needs, (draft, event, { staffTalk }) => {
    const unheard = whyUnheard(draft.standing, event, needs.clock());
    const noted = { ...draft, standing: noteDeed(draft.standing, event) };
    const said = needs.hearStaff?.(event.content, staffTalk);
    if (said && unheard !== 'replay') {
      needs.meter.count('turns', { result: 'left_to_desk' });
      return leaveToDesk(noted, { eventId: event.id, said });
    }
    return unheard ? leaveUnheard(needs, noted, { event, unheard }) : takeTurn(needs, noted, event);
  });
}

/** Lets lanes go whose turns the database would not take: failed, with an apology and no effects. */
export function makeGiveUp(needs: DecideNeeds, reason: string): Decide {
  return inEachLane(needs, (draft, event) => fail(needs, draft, { event, reason }));
}

/** An outcome in the making: who never had a session is welcomed, so that must stay visible. */
type Draft = Omit<LaneOutcome, 'session'> & { readonly session: Session | undefined };

function inEachLane(
  { newSession }: DecideNeeds,
  turn: (draft: Draft, event: StoredEvent, lane: Lane) => Draft,
): Decide {
  return (lanes) =>
    lanes.map((lane) => {
      // What waits for the model holds up what the same person wrote after it: order is kept.
      const next = (draft: Draft, event: StoredEvent) =>
        draft.waiting ? draft : turn(draft, event, lane);
      const decided = lane.events.reduce(next, untouched(lane));
      return { ...decided, session: decided.session ?? newSession };
    });
}

function untouched({ contactId, contact, session, standing }: Lane): Draft {
  return {
    contactId,
    contact,
    session,
    handled: [],
    parts: [],
    leads: [],
    refusedConsents: [],
    personRequests: [],
    unanswered: [],
    erase: false,
    standing,
  };
}

function takeTurn(needs: DecideNeeds, outcome: Draft, event: StoredEvent): Draft {
  try {
    const word = needs.consulting?.wordOn(outcome, event);
    const { session, events } = needs.respond(outcome.contact, outcome.session, event, word);
    const waiting = waitingTurn(needs, event, events);
    if (waiting) return { ...outcome, waiting };
    return turnTaken(needs, outcome, { event, session, events });
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    needs.log.error('turn_failed', { contactId: outcome.contactId, eventId: event.id, name });
    return fail(needs, outcome, { event, reason: reasonOf(error) });
  }
}

interface Taken extends Turn {
  readonly event: StoredEvent;
}

function turnTaken(
  { log, meter, layOut, leadGroups }: DecideNeeds,
  outcome: Draft,
  { event, session, events }: Taken,
): Draft {
  meter.count('turns', { result: events.some(isFailure) ? 'flow_failed' : 'answered' });
  reportFailures(log, outcome, events);
  const after = events.reduce((changed, happened) => addEffect(changed, happened), outcome);
  const said = layOut(outcome.contact, messagesOf(events));
  const failure = events.find(isFailure)?.reason;
  const handled = { id: event.id, ...(failure !== undefined && { failure }) };
  const footprints = withFootprint(
    after,
    { before: outcome.session, after: session, events },
    leadGroups,
  );
  return {
    ...after,
    session,
    footprints,
    standing: { ...after.standing, stopped: session.stopped },
    // Who stops hears nothing more of what was to be said before.
    parts: events.some(isQuieting) ? said : [...after.parts, ...said],
    handled: [...after.handled, handled],
  };
}

/**
 * The bot says nothing to this, but whoever stops or is erased is obeyed, whoever speaks with them.
 * The conversation stands where it stood: a person took this part of it.
 */
function leaveUnheard(
  needs: DecideNeeds,
  outcome: Draft,
  { event, unheard }: { event: StoredEvent; unheard: Unheard },
): Draft {
  const { channel } = outcome.contact;
  if (unheard === 'replay') needs.meter.count('replays', { channel });
  else if (stops(needs, outcome, event)) return { ...takeTurn(needs, outcome, event), parts: [] };
  if (unheard !== 'paused') {
    needs.meter.count('turns', { result: 'left_unanswered' });
    return { ...outcome, handled: [...outcome.handled, { id: event.id }] };
  }
  const until = Math.min(outcome.standing.pausedUntil ?? 0, needs.clock() + LONGEST_HOLD_MS);
  return { ...outcome, held: { eventIds: [...(outcome.held?.eventIds ?? []), event.id], until } };
}

/** A pause without an end is looked at again in a day. */
const LONGEST_HOLD_MS = 24 * 60 * 60 * 1_000;

function stops({ respond }: DecideNeeds, { contact, session }: Draft, event: StoredEvent): boolean {
  try {
    return respond(contact, session, event).events.some(isQuieting);
  } catch {
    return false;
  }
}

function withFootprint(
  { footprints = [] }: Draft,
  walked: Walked,
  rules: GroupRules,
): readonly Footprint[] {
  const footprint = footprintOf(walked, rules);
  return footprint ? [...footprints, footprint] : footprints;
}

/** A turn that asks the model is taken again with its answer; nothing of this one counts. */
function waitingTurn(
  { consulting }: DecideNeeds,
  event: StoredEvent,
  events: readonly FlowEvent[],
): LaneOutcome['waiting'] {
  const asked = events.find((one) => one.kind === 'model_asked');
  if (!asked || !consulting) return undefined;
  return { eventId: event.id, until: consulting.until(), consultation: asked.consultation };
}

function fail(
  { layOut, apology, meter }: DecideNeeds,
  outcome: Draft,
  { event, reason }: { event: StoredEvent; reason: string },
): Draft {
  meter.count('turns', { result: 'failed' });
  return {
    ...outcome,
    handled: [...outcome.handled, { id: event.id, failure: reason }],
    parts: [...outcome.parts, ...layOut(outcome.contact, [apology(outcome.contact)])],
    personRequests: [...outcome.personRequests, 'turn_failed'],
  };
}

function isQuieting({ kind }: FlowEvent): boolean {
  return kind === 'contact_stopped' || kind === 'erasure_requested';
}

function messagesOf(events: readonly FlowEvent[]): OutboundMessage[] {
  return events.flatMap((event) => (event.kind === 'message_created' ? [event.message] : []));
}

function reportFailures(log: Log, { contactId }: Draft, events: readonly FlowEvent[]): void {
  for (const event of events.filter(isFailure)) {
    log.error('flow_failed', { contactId, flow: event.flow, node: event.node });
  }
  for (const event of events) {
    if (event.kind !== 'picture_refused') continue;
    const { flow, node, reason } = event;
    log.error('picture_refused', { contactId, flow, node, reason });
  }
}

function isFailure(event: FlowEvent): event is Extract<FlowEvent, { kind: 'flow_failed' }> {
  return event.kind === 'flow_failed';
}

/** Kept beside the event in the database, where the message itself stands too; never in a log. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'not an error';
}
