import type { LeadEvent, LeadEventKind } from '../../lead/leadEvent.ts';
import type { NoticeKind } from '../notice.ts';

/** Somebody is to be told something. */
export interface Tidings {
  readonly staffId: string;
  readonly kind: NoticeKind;
}

/** Who is meant: the one the event names, or every supervisor of the lead's area. */
type Whom = 'from' | 'to' | 'supervisors';

type Rows = readonly (readonly [whom: Whom, kind: NoticeKind])[];

const CHANGED_HANDS: Rows = [
  ['to', 'given'],
  ['from', 'taken_away'],
];

/** Which event tells whom what. Events that are not here tell nobody. */
export const TOLD_OF: Readonly<Partial<Record<LeadEventKind, Rows>>> = {
  assigned: CHANGED_HANDS,
  reassigned: CHANGED_HANDS,
  passed_on: CHANGED_HANDS,
  handed_over: CHANGED_HANDS,
  claimed: [['from', 'taken_away']],
  unassigned: [['supervisors', 'unassigned']],
  reminded: [['from', 'reminded']],
  escalated: [
    ['to', 'escalated'],
    ['from', 'taken_away'],
  ],
};

/** An escalation that found nobody to have the lead stands before every supervisor of the area. */
const NOBODY_HAS_IT: Rows = [['supervisors', 'escalated']];

/**
 * What an event of a lead tells whom, each person once; nobody is told of what they did themselves, and
 * nothing was taken from whoever has it again.
 *
 * @param supervisors Ids of the supervisors of the lead's area.
 */
export function noticesOf(event: LeadEvent, supervisors: readonly string[]): readonly Tidings[] {
  const to = personIn(event, 'to');
  const from = personIn(event, 'from').filter((id) => !to.includes(id));
  const people = { from, to, supervisors };
  const told = rowsOf(event, to).flatMap(([whom, kind]) =>
    people[whom].map((staffId) => ({ staffId, kind })),
  );
  return told.filter(({ staffId }) => staffId !== event.by);
}

function rowsOf({ kind, facts }: LeadEvent, to: readonly string[]): Rows {
  if (kind === 'escalated' && to.length === 0) return NOBODY_HAS_IT;
  const rows = TOLD_OF[kind] ?? [];
  if (facts['callBackAt'] === undefined) return rows;
  // A promised call is to be known before its hour has come.
  return rows.map(([whom, told]) => [whom, told === 'given' ? 'call_back_given' : told]);
}

function personIn({ facts }: LeadEvent, name: 'from' | 'to'): readonly string[] {
  const id = facts[name];
  return typeof id === 'string' ? [id] : [];
}
