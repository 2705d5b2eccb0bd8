import { assign, supervisorsOf, type Candidate } from './assignment.ts';
import type { LeadEvent, LeadEventKind } from './leadEvent.ts';
import { inNewHands, promiseOf } from './newHands.ts';
import { whyPassedOn, type Because } from './passOn.ts';
import { advanced, nextStep, scheduled, type Step, type Tempo } from './steps.ts';
import type { LeadWork } from './work.ts';

/** What the program looks at when it takes a step. */
export interface StepNeeds {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly tempo: Tempo;
  readonly candidates: readonly Candidate[];
}

/** The work after a step, and what goes into the history. */
export interface StepTaken {
  readonly work: LeadWork;
  readonly events: readonly LeadEvent[];
}

/**
 * Takes the step that is due now. A lead whose assignee is away goes on to somebody who is there,
 * whatever is due: nobody who is away is reminded. A lead that was only woken, by an erasure or at its
 * own old time, gets the time of its next step again and no event.
 */
export function takeStep(work: LeadWork, needs: StepNeeds): StepTaken {
  const because = whyPassedOn(work, needs);
  if (because) return passedFurther(work, because, needs);
  const step = nextStep(work);
  const planned = scheduled(work, needs.tempo);
  const isDue = planned.nextStepAt !== undefined && planned.nextStepAt <= needs.now;
  return step === undefined || !isDue ? { work: planned, events: [] } : TAKE[step](work, needs);
}

/**
 * Gives the lead of somebody who cannot do anything about it to whoever's turn it is. A promised call
 * stays promised for its hour. With nobody there the lead is nobody's, which everybody sees, and is
 * tried again: it never stays with who is away.
 */
export function passedFurther(work: LeadWork, because: Because, needs: StepNeeds): StepTaken {
  const found = assign(needs.candidates, work.assignee);
  if (found.kind === 'nobody') {
    const nobodys: LeadWork = {
      ...work,
      state: 'new',
      assignee: undefined,
      assignedAt: undefined,
      silentSince: needs.now,
      stepsTaken: 0,
    };
    const waiting = assigned(nobodys, needs);
    const told = saying(event('passed_on', work, needs), { because });
    return { work: waiting.work, events: [told, ...waiting.events] };
  }
  return given(work, found.staff, { kind: 'passed_on', more: { because }, needs });
}

/** Gives the lead to whoever's turn it is; with nobody there it waits and is tried again. */
export function assigned(work: LeadWork, needs: StepNeeds): StepTaken {
  const found = assign(needs.candidates);
  if (found.kind === 'to') {
    return given(work, found.staff, { kind: 'assigned', more: { duty: found.duty }, needs });
  }
  const { now, tempo } = needs;
  const waiting = scheduled({ ...work, silentSince: work.silentSince ?? now }, tempo);
  return {
    work: { ...waiting, nextStepAt: tempo.addHours(now, tempo.silence.retryAfter), stepsTaken: 1 },
    // Told once: the list of the unassigned shows it until somebody has it.
    events:
      work.stepsTaken > 0 ? [] : [{ at: now, kind: 'unassigned', facts: { ...found.passedOver } }],
  };
}

const TAKE: Readonly<Record<Step, (work: LeadWork, needs: StepNeeds) => StepTaken>> = {
  assign: assigned,
  remind: (work, needs) => ({
    work: advanced(work, needs.now, needs.tempo),
    events: [event('reminded', work, needs)],
  }),
  reassign: (work, needs) => passedOn(work, 'reassigned', needs),
  escalate: (work, needs) =>
    passedOn(work, 'escalated', { ...needs, candidates: supervisorsOf(needs.candidates) }),
};

/** The silence goes on for the next one: it is the citizen who waits. */
function passedOn(work: LeadWork, kind: 'reassigned' | 'escalated', needs: StepNeeds): StepTaken {
  const { now, tempo } = needs;
  const found = assign(needs.candidates, work.assignee);
  const next = advanced(work, now, tempo);
  if (found.kind === 'nobody') {
    return { work: next, events: [event(NOBODY[kind], work, needs)] };
  }
  return {
    work: { ...next, state: 'assigned', assignee: found.staff, assignedAt: now },
    events: [event(kind, work, needs, found.staff)],
  };
}

/** Without a supervisor the escalation still stands in the history and in the list of the late. */
const NOBODY = { reassigned: 'nobody_else', escalated: 'escalated' } as const;

interface Giving {
  readonly kind: LeadEventKind;
  /** What else the history says of it. */
  readonly more: LeadEvent['facts'];
  readonly needs: StepNeeds;
}

function given(work: LeadWork, to: string, { kind, more, needs }: Giving): StepTaken {
  const next = inNewHands(work, to, needs.now);
  const line = saying(event(kind, work, needs, to), { ...more, ...promiseOf(next) });
  return { work: scheduled(next, needs.tempo), events: [line] };
}

function event(kind: LeadEventKind, work: LeadWork, { now }: StepNeeds, to?: string): LeadEvent {
  return { at: now, kind, facts: facts(work, to) };
}

/** The event with more facts. */
function saying(told: LeadEvent, more: LeadEvent['facts']): LeadEvent {
  return { ...told, facts: { ...told.facts, ...more } };
}

function facts({ assignee }: LeadWork, to?: string): LeadEvent['facts'] {
  return { ...(assignee !== undefined && { from: assignee }), ...(to !== undefined && { to }) };
}
