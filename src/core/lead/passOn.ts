import type { Candidate } from './assignment.ts';
import { isOpen, type LeadWork } from './work.ts';

/**
 * Why a lead goes on to somebody else without anybody having been silent: its assignee is away for
 * some days, is switched off, or works there no longer. A line of its own in the history: to be on
 * leave is no silence, and no evaluation may count it as such.
 */
export type Because = 'absent' | 'switched_off' | 'moved';

interface Holding {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly candidates: readonly Candidate[];
}

/** Why this lead must go on to somebody else; undefined: it stays where it is. */
export function whyPassedOn(work: LeadWork, holding: Holding): Because | undefined {
  const { assignee, state, mergedInto } = work;
  if (assignee === undefined || !isOpen(state) || mergedInto !== undefined) return undefined;
  const holder = holding.candidates.find(({ staff }) => staff === assignee);
  if (!holder) return 'moved';
  if (!holder.isActive) return 'switched_off';
  return holder.isAbsent && cannotWait(work, holder, holding.now) ? 'absent' : undefined;
}

/**
 * Whoever was never reached does not wait for days. A promised call waits when its hour lies behind the
 * absence; a talk that decided nothing waits until it is time to ask again.
 */
function cannotWait(
  { state, callBackAt, nextStepAt }: LeadWork,
  { absentUntil }: Candidate,
  now: number,
): boolean {
  if (state === 'called') return nextStepAt !== undefined && nextStepAt <= now;
  if (state !== 'call_back' || callBackAt === undefined || absentUntil === undefined) return true;
  return callBackAt < absentUntil;
}
