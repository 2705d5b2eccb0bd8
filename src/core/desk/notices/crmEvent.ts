import type { LeadEvent, LeadEventKind } from '../../lead/leadEvent.ts';
import type { LeadState } from '../../lead/work.ts';

/** What the CRM is told a lead event is; see `docs/crm-webhook.md`. */
const TYPES: Readonly<Record<LeadEventKind, string>> = {
  captured: 'lead.captured',
  captured_again: 'lead.captured_again',
  assigned: 'lead.assigned',
  reassigned: 'lead.assigned',
  escalated: 'lead.assigned',
  claimed: 'lead.assigned',
  passed_on: 'lead.assigned',
  handed_over: 'lead.assigned',
  unassigned: 'lead.unassigned',
  reminded: 'lead.reminded',
  nobody_else: 'lead.reminded',
  called: 'lead.state_changed',
  no_answer: 'lead.state_changed',
  call_back: 'lead.state_changed',
  refused: 'lead.state_changed',
  wrong_number: 'lead.state_changed',
  reopened: 'lead.state_changed',
  registered: 'lead.registered',
  noted: 'lead.noted',
  groups_set: 'lead.groups_changed',
};

/** Facts that tell nothing of a person: not a note's text, not an income. */
const TELLABLE = ['from', 'to', 'callBackAt', 'reason', 'months', 'fromMonth', 'method', 'groups'];

/** The lead that an event is about. */
export interface CrmLead {
  readonly id: string;
  readonly wish: string;
  readonly province: string;
  readonly commune?: string | undefined;
  readonly channel: string;
  readonly state: LeadState;
  readonly assignee?: string | undefined;
  readonly groups: readonly string[];
}

/** What the CRM is told of one event; the id and, where it may, the person are added when it is sent. */
export interface CrmBody {
  readonly type: string;
  /** The line of the lead's history. */
  readonly event: string;
  /** ISO 8601. */
  readonly at: string;
  /** Id of the colleague who did it; absent: the program. */
  readonly by?: string;
  readonly lead: CrmLead | { readonly id: string };
  readonly facts: Readonly<Record<string, unknown>>;
}

export function crmBodyOf({ at, by, kind, facts }: LeadEvent, lead: CrmLead): CrmBody {
  const kept = Object.entries(facts).filter(([name]) => TELLABLE.includes(name));
  return {
    type: TYPES[kind],
    event: kind,
    at: new Date(at).toISOString(),
    ...(by !== undefined && { by }),
    lead,
    facts: Object.fromEntries(kept),
  };
}
