/** Everything that can happen to a lead, in the order of its life. */
export const LEAD_EVENTS = [
  'captured',
  'captured_again',
  'assigned',
  'unassigned',
  'reminded',
  'reassigned',
  'passed_on',
  'nobody_else',
  'escalated',
  'claimed',
  'called',
  'no_answer',
  'call_back',
  'registered',
  'refused',
  'wrong_number',
  'reopened',
  'handed_over',
  'noted',
  'groups_set',
] as const;

export type LeadEventKind = (typeof LEAD_EVENTS)[number];

/** One line of a lead's history. */
export interface LeadEvent {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Id of the staff member; absent: the program itself. */
  readonly by?: string;
  readonly kind: LeadEventKind;
  /** What goes with it, e.g. `{from, to}` of a hand-over; a note's text stands here. */
  readonly facts: Readonly<Record<string, unknown>>;
}
