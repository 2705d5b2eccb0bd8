import type { PAYING_METHODS } from '../shared/payingMethods.ts';

/** Where a lead stands. The last three close it. */
export const LEAD_STATES = [
  'new',
  'assigned',
  'claimed',
  'called',
  'no_answer',
  'call_back',
  'registered',
  'refused',
  'wrong_number',
] as const;

export type LeadState = (typeof LEAD_STATES)[number];

export const CLOSED_STATES = ['registered', 'refused', 'wrong_number'] as const;

const CLOSED: ReadonlySet<LeadState> = new Set(CLOSED_STATES);

/** True while somebody still has to do something about a lead in this state. */
export function isOpen(state: LeadState): boolean {
  return !CLOSED.has(state);
}

/** What a person signed up for. */
export interface Registration {
  /** Months paid for. */
  readonly months: number;
  /** The first of them, `YYYY-MM`. */
  readonly fromMonth: string;
  /** The chosen monthly income, whole VND. */
  readonly income: number;
  readonly method: (typeof PAYING_METHODS)[number];
}

/**
 * What the desk made of a lead; nothing here tells who the citizen is. Times are epoch milliseconds,
 * staff are ids.
 */
export interface LeadWork {
  readonly state: LeadState;
  readonly assignee?: string | undefined;
  readonly assignedAt?: number | undefined;
  /** Since when nobody did anything about it; the steps count working time from here. */
  readonly silentSince?: number | undefined;
  /** Steps against silence already taken: see `steps.ts`. */
  readonly stepsTaken: number;
  /** When the program must look at it again; absent: never by itself. */
  readonly nextStepAt?: number | undefined;
  /** When the assignee must have acted: later it is overdue. */
  readonly actBy?: number | undefined;
  /** Calls made, also those nobody answered. */
  readonly attempts: number;
  readonly triedAt?: number | undefined;
  /** When somebody first spoke with the person, or found that nobody can. */
  readonly contactedAt?: number | undefined;
  /** Until when somebody must have spoken with the person, as promised. */
  readonly promisedBy?: number | undefined;
  readonly callBackAt?: number | undefined;
  readonly closedAt?: number | undefined;
  /** Id of a reason in `content/desk/leads.yaml`. */
  readonly refusal?: string | undefined;
  readonly registration?: Registration | undefined;
  /** Ids of potential groups in `content/desk/groups.yaml`. */
  readonly groups: readonly string[];
  /** True once a person chose the groups: facts no longer change them. */
  readonly groupsByHand: boolean;
  /** The capture (its time) that the desk has seen; an older one than the lead's waits. */
  readonly seenCapture?: number | undefined;
  /** The lead it was merged into. */
  readonly mergedInto?: string | undefined;
}

/** A lead nobody has looked at. */
export const UNTOUCHED: LeadWork = {
  state: 'new',
  stepsTaken: 0,
  nextStepAt: 0,
  attempts: 0,
  groups: [],
  groupsByHand: false,
};
