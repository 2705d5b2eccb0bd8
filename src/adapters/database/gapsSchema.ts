import { sql, type SQLWrapper } from 'drizzle-orm';
import { bigint, index, integer, text, unique, type ExtraConfigColumn } from 'drizzle-orm/pg-core';

const milliseconds = (name: string) => bigint(name, { mode: 'number' });

/** What editors said about a question without an answer. */
export const gapColumns = {
  /** What an address names it by; the folded text is too long for that. */
  id: bigint('id', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
  /** done, ignored; null: nobody said anything */
  settledAs: text('settled_as'),
  settledNote: text('settled_note'),
  /** Id of the staff member. */
  settledBy: text('settled_by'),
  settledAt: milliseconds('settled_at'),
  /** The end of that day in Việt Nam: asked before it, the question stays settled. */
  quietUntil: milliseconds('quiet_until'),
  /** How often it had been asked by then: what is asked more often is open again. */
  settledCount: integer('settled_count').notNull().default(0),
};

interface GapTable {
  readonly id: ExtraConfigColumn;
  readonly count: SQLWrapper;
  readonly settledCount: SQLWrapper;
  readonly lastAt: SQLWrapper;
}

/** Most often asked first. */
export function gapIndexes({ id, count, settledCount, lastAt }: GapTable) {
  return [
    unique('unanswered_questions_id').on(id),
    index('unanswered_questions_open').on(sql`(${count} - ${settledCount})`, sql`${lastAt}`, id),
  ];
}
