import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { gapColumns, gapIndexes } from './gapsSchema.ts';
import { leadIndexes, leadWorkColumns } from './leadWorkSchema.ts';

/**
 * The tables. Times are epoch milliseconds. What people wrote is `json`, not `jsonb`: jsonb refuses
 * NUL and lone surrogates, and a message must be kept as it came.
 */

const milliseconds = (name: string) => bigint(name, { mode: 'number' });
const key = (name: string) => bigint(name, { mode: 'bigint' });

/** A person on a platform, as one account of ours sees them. */
export const contacts = pgTable(
  'contacts',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    channel: text('channel').notNull(),
    account: text('account').notNull(),
    contact: text('contact').notNull(),
    createdAt: milliseconds('created_at').notNull(),
  },
  (table) => [unique('contacts_who').on(table.channel, table.account, table.contact)],
);

/** Everything people did, once each. Waiting while `handled_at` is null. */
export const inboundEvents = pgTable(
  'inbound_events',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    contactId: key('contact_id')
      .notNull()
      .references(() => contacts.id),
    platformId: text('platform_id').notNull(),
    sentAt: milliseconds('sent_at').notNull(),
    receivedAt: milliseconds('received_at').notNull(),
    content: json('content').notNull(),
    handledAt: milliseconds('handled_at'),
    /** Its turn, and those behind it, wait for the model until then; null: for nobody. */
    waitsUntil: milliseconds('waits_until'),
    /** Somebody else speaks with the person until then: nobody takes its turn; null: free. */
    heldUntil: milliseconds('held_until'),
    /** Why the turn failed, when it did. */
    failure: text('failure'),
  },
  (table) => [
    unique('inbound_events_once').on(table.contactId, table.platformId),
    index('inbound_events_waiting')
      .on(table.id)
      .where(sql`handled_at is null`),
    index('inbound_events_held')
      .on(table.contactId)
      .where(sql`handled_at is null and waits_until is not null`),
  ],
);

/** What a conversation remembers. */
export const sessions = pgTable('sessions', {
  contactId: key('contact_id')
    .primaryKey()
    .references(() => contacts.id),
  state: json('state').notNull(),
  updatedAt: milliseconds('updated_at').notNull(),
});

/** Sends, in order of `id` per contact. `owner` is the process that delivers them. */
export const outbox = pgTable(
  'outbox',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    contactId: key('contact_id')
      .notNull()
      .references(() => contacts.id),
    part: json('part').notNull(),
    /** pending, sent, failed */
    state: text('state').notNull().default('pending'),
    /** reply, proactive, person, farewell */
    purpose: text('purpose').notNull().default('reply'),
    /** When it was handed to the platform last, not knowing what becomes of it. */
    begunAt: milliseconds('begun_at'),
    owner: integer('owner'),
    attempts: integer('attempts').notNull().default(0),
    nextAt: milliseconds('next_at').notNull(),
    /** The platform's last refusal, e.g. `-230`. */
    code: text('code'),
    platformId: text('platform_id'),
    createdAt: milliseconds('created_at').notNull(),
    settledAt: milliseconds('settled_at'),
    /** By the platform's time. */
    deliveredAt: milliseconds('delivered_at'),
    seenAt: milliseconds('seen_at'),
    /** The colleague who wrote it; null: the bot. */
    staff: text('staff'),
  },
  (table) => [
    index('outbox_pending')
      .on(table.contactId, table.id)
      .where(sql`state = 'pending'`),
    index('outbox_of_contact').on(table.contactId),
  ],
);

/** Numbers the processes; see ownership.ts. */
export const processNumbers = pgSequence('process_numbers', {
  maxValue: 2_147_483_647,
  cycle: true,
});

/** One row per person and wish. */
export const leads = pgTable(
  'leads',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    contactId: key('contact_id')
      .notNull()
      .references(() => contacts.id),
    wish: text('wish').notNull(),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    province: text('province').notNull(),
    commune: text('commune'),
    callTime: text('call_time'),
    facts: json('facts').notNull(),
    consentId: text('consent_id').notNull(),
    consentVersion: text('consent_version').notNull(),
    consentText: text('consent_text').notNull(),
    consentPlatformId: text('consent_platform_id').notNull(),
    consentAt: milliseconds('consent_at').notNull(),
    createdAt: milliseconds('created_at').notNull(),
    updatedAt: milliseconds('updated_at').notNull(),
    ...leadWorkColumns,
  },
  (table) => [unique('leads_once').on(table.contactId, table.wish), ...leadIndexes(table)],
);

/** People who asked for a person, or of whom the bot asks for one; open until somebody settled it. */
export const personRequests = pgTable(
  'person_requests',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    contactId: key('contact_id')
      .notNull()
      .references(() => contacts.id),
    reason: text('reason').notNull(),
    createdAt: milliseconds('created_at').notNull(),
    settledAt: milliseconds('settled_at'),
    /** The colleague who settled it. */
    settledBy: text('settled_by'),
    /** False until the notices of it are made. */
    handedOn: boolean('handed_on').notNull().default(false),
  },
  (table) => [
    index('person_requests_open')
      .on(table.contactId, table.createdAt)
      .where(sql`settled_at is null`),
    index('person_requests_waiting')
      .on(table.id)
      .where(sql`not handed_on`),
  ],
);

/**
 * Questions without an answer, masked, once per folded text, for whoever writes the answers. They hold
 * no person, so erasing one leaves them.
 */
export const unansweredQuestions = pgTable(
  'unanswered_questions',
  {
    folded: text('folded').primaryKey(),
    /** As it was written last. */
    text: text('text').notNull(),
    count: integer('count').notNull(),
    firstAt: milliseconds('first_at').notNull(),
    lastAt: milliseconds('last_at').notNull(),
    ...gapColumns,
  },
  gapIndexes,
);

/** Every call to the language model; no person and no text, so erasing somebody leaves it. */
export const modelCalls = pgTable('model_calls', {
  id: key('id').primaryKey().generatedAlwaysAsIdentity(),
  calledAt: milliseconds('called_at').notNull(),
  model: text('model').notNull(),
  promptVersion: text('prompt_version').notNull(),
  /** Ids of the passages that were sent. */
  passages: json('passages').notNull(),
  /** answered, refused, rejected, failed */
  decision: text('decision').notNull(),
  reason: text('reason'),
  milliseconds: integer('milliseconds').notNull(),
  tokensSent: integer('tokens_sent'),
  tokensWritten: integer('tokens_written'),
});

/** That somebody was erased and when, without who: the proof that it was done. */
export const erasures = pgTable('erasures', {
  id: key('id').primaryKey().generatedAlwaysAsIdentity(),
  channel: text('channel').notNull(),
  erasedAt: milliseconds('erased_at').notNull(),
  events: integer('events').notNull(),
  leads: integer('leads').notNull(),
});

/** Every version of every flow that was ever served: people inside an old one finish it. */
export const flowVersions = pgTable(
  'flow_versions',
  {
    id: text('id').notNull(),
    version: text('version').notNull(),
    definition: json('definition').notNull(),
    createdAt: milliseconds('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] })],
);

/** Rotating tokens of platform accounts. */
export const channelTokens = pgTable('channel_tokens', {
  account: text('account').primaryKey(),
  accessToken: text('access_token').notNull(),
  refreshToken: text('refresh_token').notNull(),
  expiresAt: milliseconds('expires_at').notNull(),
  renewedAt: milliseconds('renewed_at').notNull(),
});
