import type { LeadEvent } from './leadEvent.ts';
import { scheduled } from './steps.ts';
import { whyPassedOn } from './passOn.ts';
import { assigned, passedFurther, type StepNeeds, type StepTaken } from './takeStep.ts';
import { isOpen, type LeadWork } from './work.ts';

/** When a lead was captured, first and last, and what its facts say. */
export interface Capture {
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Ids of the potential groups that follow from the facts. */
  readonly groups: readonly string[];
}

/** True when the desk has not seen the latest capture of this lead. */
export function isCapturedAnew({ seenCapture }: LeadWork, { updatedAt }: Capture): boolean {
  return seenCapture === undefined || seenCapture < updatedAt;
}

/**
 * The desk sees a capture. The first one is promised a call and assigned. Whoever asks again keeps
 * state, assignee and history; a closed lead (but a registered one) is opened again, and one whose
 * commune the assignee does not work for goes to somebody who does.
 */
export function receive(work: LeadWork, capture: Capture, needs: StepNeeds): StepTaken {
  const groups = work.groupsByHand ? work.groups : capture.groups;
  const seen = { ...work, groups, seenCapture: capture.updatedAt };
  if (work.seenCapture === undefined) return first(seen, capture, needs);
  const again: LeadEvent = { at: capture.updatedAt, kind: 'captured_again', facts: {} };
  const { work: next, events } = goOn(seen, needs);
  return { work: next, events: [again, ...events] };
}

function first(work: LeadWork, { createdAt }: Capture, needs: StepNeeds): StepTaken {
  const { silence, addHours } = needs.tempo;
  const promised = { ...work, promisedBy: addHours(createdAt, silence.promise) };
  const { work: next, events } = assigned(promised, needs);
  return { work: next, events: [{ at: createdAt, kind: 'captured', facts: {} }, ...events] };
}

function goOn(work: LeadWork, needs: StepNeeds): StepTaken {
  if (work.state === 'registered' || work.mergedInto !== undefined) {
    return { work: scheduled(work, needs.tempo), events: [] };
  }
  if (!isOpen(work.state)) return reopened(work, needs);
  if (work.state === 'new' || !worksThere(work, needs)) return assigned(work, needs);
  const because = whyPassedOn(work, needs);
  if (because) return passedFurther(work, because, needs);
  // The silence goes on as it was: to look at a capture is no answer to anybody.
  return { work: scheduled(work, needs.tempo), events: [] };
}

function reopened(work: LeadWork, needs: StepNeeds): StepTaken {
  const open: LeadWork = {
    ...work,
    closedAt: undefined,
    refusal: undefined,
    state: 'new',
    stepsTaken: 0,
  };
  const line: LeadEvent = { at: needs.now, kind: 'reopened', facts: {} };
  const before = needs.candidates.filter(({ staff }) => staff === work.assignee);
  const there = before.some(({ isActive, isAbsent }) => isActive && !isAbsent);
  const { work: next, events } = assigned(open, there ? { ...needs, candidates: before } : needs);
  return { work: next, events: [line, ...events] };
}

function worksThere({ assignee }: LeadWork, { candidates }: StepNeeds): boolean {
  return candidates.some(({ staff }) => staff === assignee);
}
