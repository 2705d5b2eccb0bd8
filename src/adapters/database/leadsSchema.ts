import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, json, pgTable, text } from 'drizzle-orm/pg-core';
import { leads } from './schema.ts';

/** Tables of the desk about leads. Times are epoch milliseconds, staff are ids. */

const milliseconds = (name: string) => bigint(name, { mode: 'number' });
const key = (name: string) => bigint(name, { mode: 'bigint' });

/** The history of every lead: a line for each thing that happened. Goes with its lead. */
export const leadEvents = pgTable(
  'lead_events',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    leadId: key('lead_id')
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    at: milliseconds('at').notNull(),
    /** Id of the staff member; null: the program itself. */
    staff: text('staff'),
    kind: text('kind').notNull(),
    facts: json('facts').notNull(),
    /** True once notices and the CRM's events were made of it. */
    handedOn: boolean('handed_on').notNull().default(false),
  },
  (table) => [
    index('lead_events_waiting')
      .on(table.id)
      .where(sql`not handed_on`),
    index('lead_events_of_lead').on(table.leadId, table.id),
    index('lead_events_by_time').on(table.at),
  ],
);

/**
 * Which lead was merged into which, and what both were before: work only, nothing of the citizen.
 * Goes with either lead.
 */
export const leadMerges = pgTable(
  'lead_merges',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    kept: key('kept')
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    gone: key('gone')
      .notNull()
      .references(() => leads.id, { onDelete: 'cascade' }),
    keptBefore: json('kept_before').notNull(),
    goneBefore: json('gone_before').notNull(),
    /** The kept lead's revision right after: undoing gives its work back as long as it stands. */
    keptRevision: integer('kept_revision').notNull(),
    mergedAt: milliseconds('merged_at').notNull(),
    mergedBy: text('merged_by').notNull(),
    undoneAt: milliseconds('undone_at'),
    undoneBy: text('undone_by'),
  },
  (table) => [
    index('lead_merges_of_kept').on(table.kept),
    index('lead_merges_of_gone').on(table.gone),
  ],
);

/** When somebody was last given a lead: whose turn it is. */
export const leadTurns = pgTable('lead_turns', {
  staff: text('staff').primaryKey(),
  lastGivenAt: milliseconds('last_given_at').notNull(),
});
