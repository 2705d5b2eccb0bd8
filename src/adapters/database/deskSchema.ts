import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/**
 * The desk's people: accounts and sessions as better-auth keeps them (its times are timestamps, its
 * ids texts), and beside them our own. Our times are epoch milliseconds.
 */

const milliseconds = (name: string) => bigint(name, { mode: 'number' });
const key = (name: string) => bigint(name, { mode: 'bigint' });
const moment = (name: string) => timestamp(name, { withTimezone: true });

/** better-auth's `user`: who may sign in. The e-mail is made up: staff sign in by name. */
export const deskAccounts = pgTable('desk_accounts', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull(),
  image: text('image'),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  username: text('username').unique(),
  displayUsername: text('display_username'),
});

/** better-auth's `session`, with our own clock's times of its beginning and last use. */
export const deskSessions = pgTable(
  'desk_sessions',
  {
    id: text('id').primaryKey(),
    expiresAt: moment('expires_at').notNull(),
    token: text('token').notNull().unique(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => deskAccounts.id, { onDelete: 'cascade' }),
    startedAt: milliseconds('started_at').notNull(),
    seenAt: milliseconds('seen_at').notNull(),
  },
  (table) => [index('desk_sessions_of').on(table.userId)],
);

/** better-auth's `account`: the hashed password. */
export const deskCredentials = pgTable(
  'desk_credentials',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => deskAccounts.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('desk_credentials_of').on(table.userId)],
);

/** better-auth's `verification`; it demands the table, nothing of ours writes to it. */
export const deskVerifications = pgTable('desk_verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: moment('expires_at').notNull(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

/** Colleagues. `id` is the account's id, given at the invitation; the account comes when it is accepted. */
export const staffMembers = pgTable('staff_members', {
  id: text('id').primaryKey(),
  /** supervisor, agent, board, editor, auditor */
  role: text('role').notNull(),
  name: text('name').notNull(),
  active: boolean('active').notNull().default(true),
  /** Open leads this person can carry; null: as many as come. */
  capacity: integer('capacity'),
  /** `{weekdays, opens, closes}` when they differ from the desk's (`core/desk/workingTime.ts`). */
  hours: json('hours'),
  /** Where notifications go, when they do. */
  contact: json('contact'),
  createdAt: milliseconds('created_at').notNull(),
  updatedAt: milliseconds('updated_at').notNull(),
  /** When the invitation was accepted; null: not yet. */
  joinedAt: milliseconds('joined_at'),
});

/** Where colleagues work, one row per area and part. */
export const staffAreas = pgTable(
  'staff_areas',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staffMembers.id, { onDelete: 'cascade' }),
    province: text('province').notNull(),
    /** Null: the whole province. */
    commune: text('commune'),
    /** agent, deputy, supervisor, board */
    part: text('part').notNull(),
  },
  (table) => [
    uniqueIndex('staff_areas_once').on(
      table.staffId,
      table.province,
      sql`coalesce(commune, '')`,
      table.part,
    ),
    index('staff_areas_where').on(table.province, table.commune),
  ],
);

/** Links that let somebody choose a password once; only the hash of the token is kept. */
export const staffInvitations = pgTable(
  'staff_invitations',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staffMembers.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    createdAt: milliseconds('created_at').notNull(),
    expiresAt: milliseconds('expires_at').notNull(),
    /** When it was used or replaced by a newer link. */
    usedAt: milliseconds('used_at'),
    /** Who made it; null: `npm run desk:admin`. */
    createdBy: text('created_by'),
  },
  (table) => [unique('staff_invitations_token').on(table.tokenHash)],
);

/** Who looked at or changed what. Ids only, so it outlives an erasure; rows are only ever added. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    at: milliseconds('at').notNull(),
    /** Null: the program itself, e.g. the retention job. */
    staffId: text('staff_id'),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    facts: json('facts').notNull(),
  },
  (table) => [
    index('audit_log_of_staff').on(table.staffId, table.id),
    index('audit_log_of_subject').on(table.subjectKind, table.subjectId, table.id),
    index('audit_log_of_action').on(table.action, table.id),
    index('audit_log_of_day').on(table.at, table.id),
    index('audit_log_of_listed')
      .using('gin', sql`(${table.facts}::jsonb -> 'leads')`)
      .where(sql`subject_kind = 'list'`),
  ],
);

/** Requests of people about their own data. */
export const dataRequests = pgTable('data_requests', {
  id: key('id').primaryKey().generatedAlwaysAsIdentity(),
  /** access, correct, delete */
  kind: text('kind').notNull(),
  contactId: key('contact_id').notNull(),
  /** Where the person's lead belonged when it was asked: the request outlives it. Null: no lead. */
  province: text('province'),
  commune: text('commune'),
  receivedAt: milliseconds('received_at').notNull(),
  /** Days `YYYY-MM-DD`: the first reaction, and the end. */
  reactBy: text('react_by').notNull(),
  doneBy: text('done_by').notNull(),
  reactedAt: milliseconds('reacted_at'),
  reactedStaff: text('reacted_staff'),
  doneAt: milliseconds('done_at'),
  doneStaff: text('done_staff'),
});

/** What the program keeps for itself, e.g. the key it signs sessions with outside production. */
export const deskSecrets = pgTable('desk_secrets', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});
