import { assign, supervisorsOf, type Assignment, type Candidate } from './assignment.ts';
import type { LeadEvent, LeadEventKind } from './leadEvent.ts';
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
  const line = event('passed_on', work, needs, found.kind === 'to' ? found.staff : undefined);
  const told = { ...line, facts: { ...line.facts, because } };
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
    return { work: waiting.work, events: [told, ...waiting.events] };
  }
  const { now, tempo } = needs;
  const theirs = { ...work, assignee: found.staff, assignedAt: now, stepsTaken: 0 };
  const next: LeadWork =
    work.state === 'call_back' ? theirs : { ...theirs, state: 'assigned', silentSince: now };
  return { work: scheduled(next, tempo), events: [told] };
}

/** Gives the lead to whoever's turn it is; with nobody there it waits and is tried again. */
export function assigned(work: LeadWork, needs: StepNeeds): StepTaken {
  const found = assign(needs.candidates);
  if (found.kind === 'to') return given(work, found, { kind: 'assigned', needs });
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

function given(
  work: LeadWork,
  found: Extract<Assignment, { kind: 'to' }>,
  { kind, needs }: { readonly kind: LeadEventKind; readonly needs: StepNeeds },
): StepTaken {
  const { now, tempo } = needs;
  const next: LeadWork = {
    ...work,
    state: 'assigned',
    assignee: found.staff,
    assignedAt: now,
    silentSince: now,
    stepsTaken: 0,
  };
  return {
    work: scheduled(next, tempo),
    events: [
      {
        ...event(kind, work, needs, found.staff),
        facts: { ...facts(work, found.staff), duty: found.duty },
      },
    ],
  };
}

function event(kind: LeadEventKind, work: LeadWork, { now }: StepNeeds, to?: string): LeadEvent {
  return { at: now, kind, facts: facts(work, to) };
}

function facts({ assignee }: LeadWork, to?: string): LeadEvent['facts'] {
  return { ...(assignee !== undefined && { from: assignee }), ...(to !== undefined && { to }) };
}
