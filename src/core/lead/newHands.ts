import type { LeadWork } from './work.ts';

/** True while a call is promised for an hour that lies ahead, whoever has the lead. */
export function isPromised({ callBackAt }: LeadWork, now: number): boolean {
  return callBackAt !== undefined && callBackAt > now;
}

/**
 * The work in somebody else's hands. A promised call that lies ahead goes along and stays promised for
 * its hour: the citizen waits by the phone. Of anything else the silence begins anew.
 *
 * @param now Epoch milliseconds.
 */
export function inNewHands(work: LeadWork, staff: string, now: number): LeadWork {
  const theirs = { ...work, assignee: staff, assignedAt: now, stepsTaken: 0 };
  return isPromised(work, now)
    ? { ...theirs, state: 'call_back', silentSince: work.callBackAt }
    : { ...theirs, state: 'assigned', silentSince: now, callBackAt: undefined };
}

/** What the history says of a promised call that went along; nothing of any other lead. */
export function promiseOf({ state, callBackAt }: LeadWork): { readonly callBackAt?: number } {
  return state === 'call_back' && callBackAt !== undefined ? { callBackAt } : {};
}
