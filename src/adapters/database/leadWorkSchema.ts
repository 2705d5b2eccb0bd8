import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  json,
  text,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';

/** Columns and indexes of `leads` that belong to the desk; see `core/lead/work.ts`. */

const milliseconds = (name: string) => bigint(name, { mode: 'number' });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** A name without marks, in lower case, as `fold` of `core/understanding` makes it. */
const FOLDED_NAME = foldedOf('name');

/**
 * The words of the name and of the commune (ids are folded names), and every ending of the phone from
 * three digits on: prefixes of endings are all its parts.
 */
const SEARCHED = `to_tsvector('simple', ${FOLDED_NAME} || ' ' || replace(coalesce(commune, ''), '-', ' ') || ' ' || ${phoneWords()})`;

export const leadWorkColumns = {
  state: text('state').notNull().default('new'),
  assignee: text('assignee'),
  assignedAt: milliseconds('assigned_at'),
  silentSince: milliseconds('silent_since'),
  stepsTaken: integer('steps_taken').notNull().default(0),
  /** When the desk must look at it; null: never by itself. A new lead is due at once. */
  nextStepAt: milliseconds('next_step_at').default(0),
  actBy: milliseconds('act_by'),
  attempts: integer('attempts').notNull().default(0),
  triedAt: milliseconds('tried_at'),
  contactedAt: milliseconds('contacted_at'),
  promisedBy: milliseconds('promised_by'),
  callBackAt: milliseconds('call_back_at'),
  closedAt: milliseconds('closed_at'),
  refusal: text('refusal'),
  registration: json('registration'),
  groups: text('groups').array().notNull().default([]),
  groupsByHand: boolean('groups_by_hand').notNull().default(false),
  /** The `updated_at` that the desk has seen. */
  seenCapture: milliseconds('seen_capture'),
  /** Another lead; no reference, so that erasing one never blocks. See `leadMerges`. */
  mergedInto: bigint('merged_into', { mode: 'bigint' }),
  /** Grows with every change of the desk or of the facts. */
  revision: integer('revision').notNull().default(0),
  folded: text('folded').notNull().generatedAlwaysAs(sql.raw(FOLDED_NAME)),
  searched: tsvector('searched').notNull().generatedAlwaysAs(sql.raw(SEARCHED)),
};

/** What the desk reads fast: its lists by place, person and urgency, what is due, who is the same. */
export function leadIndexes(table: Readonly<Record<LeadColumn, AnyPgColumn>>) {
  const isOpen = sql`closed_at is null and merged_into is null`;
  const newest = [table.createdAt, table.id] as const;
  return [
    index('leads_newest').on(...newest),
    index('leads_of_province').on(table.province, ...newest),
    index('leads_of_commune').on(table.commune, ...newest),
    index('leads_of_state').on(table.state, ...newest),
    index('leads_of_assignee').on(table.assignee, table.actBy, table.id).where(isOpen),
    index('leads_of_colleague').on(table.assignee, ...newest),
    index('leads_by_urgency').on(table.actBy, table.id).where(isOpen),
    index('leads_due').on(table.nextStepAt),
    index('leads_to_call_back')
      .on(table.callBackAt)
      .where(sql`call_back_at is not null`),
    // How the promise was kept: counted among all captured, told one by one only of the few not kept.
    index('leads_captured')
      .on(table.createdAt, table.province, table.commune)
      .where(sql`merged_into is null`),
    index('leads_unkept')
      .on(table.promisedBy, table.id)
      .where(sql`merged_into is null and (contacted_at <= promised_by) is not true`),
    index('leads_by_phone').on(table.phone),
    index('leads_by_name').on(table.folded, table.commune),
    index('leads_merged')
      .on(table.mergedInto)
      .where(sql`merged_into is not null`),
    index('leads_of_group').using('gin', table.groups),
    index('leads_searched').using('gin', table.searched),
  ];
}

type LeadColumn =
  | 'id'
  | 'createdAt'
  | 'province'
  | 'commune'
  | 'state'
  | 'assignee'
  | 'actBy'
  | 'nextStepAt'
  | 'callBackAt'
  | 'promisedBy'
  | 'phone'
  | 'folded'
  | 'mergedInto'
  | 'groups'
  | 'searched';

/** Every function in it is immutable, whatever the collation: letters are ASCII before `lower`. */
function foldedOf(column: string): string {
  const bare = `regexp_replace(normalize(${column}, NFKD), U&'[\\0300-\\036F]', '', 'g')`;
  return `lower(translate(${bare}, 'Đđ', 'dd'))`;
}

function phoneWords(): string {
  const national = `regexp_replace(phone, '^\\+84', '0')`;
  const endings = [3, 4, 5, 6, 7, 8, 9, 10].map((length) => `right(${national}, ${length})`);
  return [...endings, `ltrim(phone, '+')`].join(` || ' ' || `);
}
