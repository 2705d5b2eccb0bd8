import { isOpen, type LeadState } from '../../lead/work.ts';
import type { Notice, NoticeKind } from '../notice.ts';

/** A lead as it stands when somebody is about to be told of it. Times are epoch milliseconds. */
export interface LeadNow {
  readonly state: LeadState;
  readonly isMerged: boolean;
  readonly assignee?: string | undefined;
  /** Since when nobody did anything about it. */
  readonly silentSince?: number | undefined;
  readonly callBackAt?: number | undefined;
}

/** How what a notice is about stands now. */
export interface MatterNow {
  /** Undefined: the lead is gone, or the notice is about none. */
  readonly lead: LeadNow | undefined;
  /** True while the conversation waits for a human being whom nobody is yet. */
  readonly isAsked: boolean;
}

type LeadNotice = Exclude<NoticeKind, 'person_waiting'>;

/** Whether it is still so, for each kind that is about a lead. */
const STILL_SO: Readonly<Record<LeadNotice, (notice: Notice, lead: LeadNow) => boolean>> = {
  given: ({ staffId }, { assignee, state }) => assignee === staffId && state === 'assigned',
  call_back_given: ({ staffId }, { assignee, state }) =>
    assignee === staffId && state === 'call_back',
  reminded: (notice, lead) => lead.assignee === notice.staffId && isSilentSince(notice, lead),
  // With nobody there it cannot be said that somebody else has it.
  taken_away: ({ staffId }, { assignee }) => assignee !== undefined && assignee !== staffId,
  escalated: isSilentSince,
  unassigned: (_notice, { assignee }) => assignee === undefined,
  call_back_due: ({ staffId, at }, { assignee, state, callBackAt }) =>
    assignee === staffId && state === 'call_back' && callBackAt === at,
};

/**
 * False when a notice is out of date: the lead was closed, merged, erased (undefined), somebody did
 * meanwhile what it asks for, or the conversation waits for nobody any more.
 */
export function isCurrent(notice: Notice, { lead, isAsked }: MatterNow): boolean {
  if (notice.kind === 'person_waiting') return isAsked;
  if (!lead || lead.isMerged || !isOpen(lead.state)) return false;
  return STILL_SO[notice.kind](notice, lead);
}

function isSilentSince({ at }: Notice, { silentSince }: LeadNow): boolean {
  return silentSince === undefined || silentSince <= at;
}
