import { z } from 'zod';
import type { LeadCase, LeadRow } from '../../../conversation/leads/ports.ts';
import { LEAD_EVENTS, type LeadEvent } from '../../../core/lead/leadEvent.ts';
import { LEAD_STATES, type LeadWork } from '../../../core/lead/work.ts';
import { PAYING_METHODS } from '../../../core/shared/payingMethods.ts';
import { CHANNELS } from '../../../core/shared/contact.ts';
import type { leadEvents } from '../leadsSchema.ts';
import type { leads } from '../schema.ts';

export type StoredLeadRow = typeof leads.$inferSelect;

const state = z.enum(LEAD_STATES);
const channel = z.enum(CHANNELS);
const facts = z.record(z.string(), z.unknown()).catch({});
const registration = z.strictObject({
  months: z.int(),
  fromMonth: z.string(),
  income: z.int(),
  method: z.enum(PAYING_METHODS),
});

/** What the desk made of a lead, as it is stored. */
export function toWork(row: StoredLeadRow): LeadWork {
  return {
    state: state.parse(row.state),
    assignee: row.assignee ?? undefined,
    stepsTaken: row.stepsTaken,
    attempts: row.attempts,
    ...timesOf(row),
    refusal: row.refusal ?? undefined,
    registration: row.registration === null ? undefined : registration.parse(row.registration),
    groups: row.groups,
    groupsByHand: row.groupsByHand,
    mergedInto: row.mergedInto?.toString(),
  };
}

const TIMES = [
  'assignedAt',
  'silentSince',
  'nextStepAt',
  'actBy',
  'triedAt',
  'contactedAt',
  'promisedBy',
  'callBackAt',
  'closedAt',
  'seenCapture',
] as const;

type Times = Readonly<Partial<Record<(typeof TIMES)[number], number>>>;

function timesOf(row: StoredLeadRow): Times {
  return Object.fromEntries(TIMES.map((name) => [name, row[name] ?? undefined]));
}

export function toCase(row: StoredLeadRow): LeadCase {
  return {
    id: row.id.toString(),
    province: row.province,
    ...(row.commune !== null && { commune: row.commune }),
    facts: toFacts(row.facts),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    work: toWork(row),
    revision: row.revision,
  };
}

/** A lead as a list shows it; `from` is its contact's channel. */
export function toLeadRow({ lead, from }: { lead: StoredLeadRow; from: string }): LeadRow {
  const { actBy, promisedBy, callBackAt, contactedAt, assignee, ...work } = toWork(lead);
  return {
    id: lead.id.toString(),
    wish: lead.wish,
    name: lead.name,
    phone: lead.phone,
    province: lead.province,
    commune: lead.commune ?? undefined,
    callTime: lead.callTime ?? undefined,
    channel: channel.parse(from),
    state: work.state,
    assignee,
    attempts: work.attempts,
    actBy,
    promisedBy,
    callBackAt,
    contactedAt,
    groups: work.groups,
    createdAt: lead.createdAt,
    updatedAt: lead.updatedAt,
  };
}

export function toEvent(row: typeof leadEvents.$inferSelect): LeadEvent & { leadId: string } {
  return {
    leadId: row.leadId.toString(),
    at: row.at,
    ...(row.staff !== null && { by: row.staff }),
    kind: z.enum(LEAD_EVENTS).parse(row.kind),
    facts: toFacts(row.facts),
  };
}

/** Something that is no object has no facts. */
export function toFacts(value: unknown): Readonly<Record<string, unknown>> {
  return facts.parse(value);
}
