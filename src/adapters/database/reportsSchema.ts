import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { contacts, leads } from './schema.ts';

/**
 * What is counted. Nothing here says who a person is but `contact_id` and `lead_id`: emptied, the rows
 * stay as counts. Days are days in Việt Nam.
 */

const milliseconds = (name: string) => bigint(name, { mode: 'number' });
const key = (name: string) => bigint(name, { mode: 'bigint' });

/** A person's week with the bot: a person counts once a week, in every stage reached. */
export const funnelWeeks = pgTable(
  'funnel_weeks',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    /** Null once the person was erased. */
    contactId: key('contact_id').references(() => contacts.id, { onDelete: 'set null' }),
    /** The Monday. */
    week: date('week').notNull(),
    /** The first day of it on which the person wrote. */
    startedOn: date('started_on').notNull(),
    channel: text('channel').notNull(),
    province: text('province'),
    commune: text('commune'),
    /** The group of the law that decides about support. */
    supportGroup: text('support_group'),
    /** Ids of `content/desk/groups.yaml`; once there is a lead, its own. */
    potentialGroups: text('potential_groups').array().notNull().default([]),
    computed: boolean('computed').notNull(),
    /** A lead was first left in this week. */
    captured: boolean('captured').notNull(),
    contacted: boolean('contacted').notNull().default(false),
    registered: boolean('registered').notNull().default(false),
    leadId: key('lead_id').references(() => leads.id, { onDelete: 'set null' }),
    /** The question last stood at, `flow.node`; null: at none. */
    openQuestion: text('open_question'),
  },
  (table) => [
    unique('funnel_weeks_once').on(table.contactId, table.week),
    index('funnel_weeks_started').on(table.startedOn),
    index('funnel_weeks_lead')
      .on(table.leadId)
      .where(sql`lead_id is not null`),
  ],
);

/** A flow (`node` is empty) or one of its questions, as it was met in a person's week. */
export const funnelSteps = pgTable(
  'funnel_steps',
  {
    weekId: key('week_id').notNull(),
    startedOn: date('started_on').notNull(),
    flow: text('flow').notNull(),
    node: text('node').notNull(),
    answered: boolean('answered').notNull(),
    misses: integer('misses').notNull(),
    computed: boolean('computed').notNull(),
    captured: boolean('captured').notNull(),
  },
  (table) => [primaryKey({ columns: [table.weekId, table.flow, table.node] })],
);

/**
 * What became of a lead, and nothing of whose it was. A trigger of the migration keeps it up with every
 * change of `leads`, so that no way of changing a lead can forget to; a merged lead counts no more.
 */
export const leadOutcomes = pgTable(
  'lead_outcomes',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    /** Null once the lead was deleted: the outcome stays counted. */
    leadId: key('lead_id').references(() => leads.id, { onDelete: 'set null' }),
    channel: text('channel').notNull(),
    wish: text('wish').notNull(),
    province: text('province').notNull(),
    commune: text('commune'),
    /** Id of the staff member who has it. */
    agent: text('agent'),
    state: text('state').notNull(),
    capturedAt: milliseconds('captured_at').notNull(),
    capturedOn: date('captured_on').notNull(),
    promisedBy: milliseconds('promised_by'),
    contactedAt: milliseconds('contacted_at'),
    registeredOn: date('registered_on'),
    /** Months paid for at registration. */
    months: integer('months'),
    /** The last day that is paid for. */
    paidUntil: date('paid_until'),
    /** Id of the reason, of a refused one. */
    refusal: text('refusal'),
    closedOn: date('closed_on'),
  },
  (table) => [
    unique('lead_outcomes_once').on(table.leadId),
    index('lead_outcomes_captured').on(table.capturedOn),
    index('lead_outcomes_registered')
      .on(table.registeredOn)
      .where(sql`registered_on is not null`),
    index('lead_outcomes_agent').on(table.agent, table.capturedOn),
  ],
);

/** Targets in force: how many people are to join. */
export const targets = pgTable(
  'targets',
  {
    /** `commune` or `agent` */
    kind: text('kind').notNull(),
    /** Id of the commune in `content/places`, or of the staff member. */
    subject: text('subject').notNull(),
    /** `2026-11`, `2026-Q4`, `2026-H2` or `2026` */
    period: text('period').notNull(),
    people: integer('people').notNull(),
    importId: key('import_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject, table.period] })],
);

/** Every list of targets that was taken in. */
export const targetImports = pgTable('target_imports', {
  id: key('id').primaryKey().generatedAlwaysAsIdentity(),
  fileName: text('file_name').notNull(),
  importedBy: text('imported_by').notNull(),
  importedAt: milliseconds('imported_at').notNull(),
  undoneBy: text('undone_by'),
  undoneAt: milliseconds('undone_at'),
});

/** What an import changed, so that it can be undone. */
export const targetChanges = pgTable(
  'target_changes',
  {
    importId: key('import_id')
      .notNull()
      .references(() => targetImports.id),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    period: text('period').notNull(),
    /** Null: there was none. */
    before: integer('before'),
    /** The import that `before` came from. */
    beforeImport: key('before_import'),
    after: integer('after').notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.kind, table.subject, table.period] })],
);
