import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core';
import { staffMembers } from './deskSchema.ts';

/** Colleagues' days off, and changes at the desk that are on their way. Times are epoch milliseconds. */

const milliseconds = (name: string) => bigint(name, { mode: 'number' });
const key = (name: string) => bigint(name, { mode: 'bigint' });

/** When colleagues are away; `ends_at` does not count. */
export const staffAbsences = pgTable(
  'staff_absences',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staffMembers.id, { onDelete: 'cascade' }),
    startsAt: milliseconds('starts_at').notNull(),
    endsAt: milliseconds('ends_at').notNull(),
    /** One of `ABSENCE_REASONS`; null: not said. */
    reason: text('reason'),
    createdAt: milliseconds('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    /** When the desk looked at what this person held because the absence had begun; null: not yet. */
    begunAt: milliseconds('begun_at'),
  },
  (table) => [
    index('staff_absences_of').on(table.staffId, table.endsAt),
    index('staff_absences_to_begin')
      .on(table.startsAt)
      .where(sql`begun_at is null`),
  ],
);

/**
 * Changes that were begun: written before the change, taken away together with the entry of the audit
 * log that says it is done. What stays was cut short, and is written down as such.
 */
export const auditIntents = pgTable(
  'audit_intents',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    at: milliseconds('at').notNull(),
    staffId: text('staff_id'),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
  },
  (table) => [index('audit_intents_at').on(table.at)],
);
