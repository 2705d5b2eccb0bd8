import { sql } from 'drizzle-orm';
import { bigint, index, integer, json, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { staffMembers } from './deskSchema.ts';
import { leads } from './schema.ts';

/** What colleagues and the CRM are told. Times are epoch milliseconds, staff are ids. */

const milliseconds = (name: string) => bigint(name, { mode: 'number' });
const key = (name: string) => bigint(name, { mode: 'bigint' });
const staffId = () =>
  text('staff_id')
    .notNull()
    .references(() => staffMembers.id, { onDelete: 'cascade' });

/** One thing that one colleague is to be told. Goes with the lead or the person it is about. */
export const notices = pgTable(
  'notices',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    staffId: staffId(),
    kind: text('kind').notNull(),
    /** One of the two, or neither. */
    leadId: key('lead_id').references(() => leads.id, { onDelete: 'cascade' }),
    contactId: key('contact_id'),
    at: milliseconds('at').notNull(),
    /** What it was made of, so that it is made once: `event/7`. */
    source: text('source').notNull(),
  },
  (table) => [
    unique('notices_once').on(table.source, table.staffId, table.kind),
    index('notices_of_lead').on(table.leadId),
    index('notices_of_contact')
      .on(table.contactId)
      .where(sql`contact_id is not null`),
  ],
);

/** A notice on one road. `waiting` until `told`, `closed`, `outdated` or, after many tries, `failed`. */
export const noticeTellings = pgTable(
  'notice_tellings',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    noticeId: key('notice_id')
      .notNull()
      .references(() => notices.id, { onDelete: 'cascade' }),
    staffId: text('staff_id').notNull(),
    road: text('road').notNull(),
    state: text('state').notNull().default('waiting'),
    failures: integer('failures').notNull().default(0),
    /** Not before; while somebody tells it: when it is taken for lost. */
    nextAt: milliseconds('next_at').notNull(),
    /** Why it was not told. */
    code: text('code'),
    settledAt: milliseconds('settled_at'),
  },
  (table) => [
    unique('notice_tellings_once').on(table.noticeId, table.road),
    index('notice_tellings_due')
      .on(table.road, table.nextAt)
      .where(sql`state = 'waiting'`),
    index('notice_tellings_of_staff').on(table.staffId, table.road, table.settledAt),
  ],
);

/** How a colleague wants to be told; without a row: on every road, with the desk's quiet hours. */
export const noticeSettings = pgTable('notice_settings', {
  staffId: text('staff_id')
    .primaryKey()
    .references(() => staffMembers.id, { onDelete: 'cascade' }),
  roadsOff: text('roads_off').array().notNull().default([]),
  /** Minutes after midnight in Việt Nam; null: the desk's. */
  quietFrom: integer('quiet_from'),
  quietTo: integer('quiet_to'),
  /** Confirmed. */
  email: text('email'),
  pendingEmail: text('pending_email'),
  codeHash: text('code_hash'),
  codeExpiresAt: milliseconds('code_expires_at'),
  codeTries: integer('code_tries').notNull().default(0),
});

/** Browsers that colleagues want to be told in. */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    staffId: staffId(),
    endpoint: text('endpoint').notNull(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    /** Its user agent. */
    browser: text('browser').notNull(),
    createdAt: milliseconds('created_at').notNull(),
  },
  (table) => [
    unique('push_subscriptions_endpoint').on(table.endpoint),
    index('push_subscriptions_of').on(table.staffId),
  ],
);

/**
 * What the CRM is told, in the order of each lead. No personal data; `lead_id` refers to nothing, so
 * that the CRM can be told of an erasure.
 */
export const crmEvents = pgTable(
  'crm_events',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    eventId: text('event_id')
      .notNull()
      .default(sql`gen_random_uuid()::text`),
    leadId: key('lead_id').notNull(),
    contactId: key('contact_id'),
    body: json('body').notNull(),
    /** waiting, sent, failed */
    state: text('state').notNull().default('waiting'),
    failures: integer('failures').notNull().default(0),
    nextAt: milliseconds('next_at').notNull(),
    firstTriedAt: milliseconds('first_tried_at'),
    code: text('code'),
    settledAt: milliseconds('settled_at'),
  },
  (table) => [
    unique('crm_events_event').on(table.eventId),
    index('crm_events_waiting')
      .on(table.leadId, table.id)
      .where(sql`state = 'waiting'`),
    index('crm_events_due')
      .on(table.nextAt)
      .where(sql`state = 'waiting'`),
    index('crm_events_of_contact').on(table.contactId),
    index('crm_events_of_lead').on(table.leadId),
  ],
);
