import { sql } from 'drizzle-orm';
import { bigint, integer, json, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';

const milliseconds = (name: string) => bigint(name, { mode: 'number' });

/** What an operator must see to; one open row per kind and account. No personal data. */
export const incidents = pgTable(
  'incidents',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').notNull(),
    channel: text('channel').notNull(),
    account: text('account').notNull(),
    firstAt: milliseconds('first_at').notNull(),
    lastAt: milliseconds('last_at').notNull(),
    count: integer('count').notNull(),
    resolvedAt: milliseconds('resolved_at'),
    /** `automatic`, or who resolved it. */
    resolvedBy: text('resolved_by'),
    details: json('details').notNull(),
  },
  (table) => [
    uniqueIndex('incidents_open_once')
      .on(table.kind, table.channel, table.account)
      .where(sql`resolved_at is null`),
  ],
);
