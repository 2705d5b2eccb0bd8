import { bigint, index, integer, json, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { staffMembers } from './deskSchema.ts';
import { contacts, inboundEvents } from './schema.ts';

/** Colleagues in the bot's own chat. Times are epoch milliseconds. */

const milliseconds = (name: string) => bigint(name, { mode: 'number' });
const key = (name: string) => bigint(name, { mode: 'bigint' });

/** Which contact is which colleague, and what was asked there last. */
export const staffChats = pgTable(
  'staff_chats',
  {
    contactId: key('contact_id')
      .primaryKey()
      .references(() => contacts.id),
    staffId: text('staff_id')
      .notNull()
      .references(() => staffMembers.id, { onDelete: 'cascade' }),
    channel: text('channel').notNull(),
    linkedAt: milliseconds('linked_at').notNull(),
    /** The tap that still wants an answer, as a button carries it. */
    pending: text('pending'),
    askedAt: milliseconds('asked_at'),
  },
  (table) => [unique('staff_chats_one_a_channel').on(table.staffId, table.channel)],
);

/** Codes that link, one a colleague; never the code itself. */
export const staffChatCodes = pgTable('staff_chat_codes', {
  staffId: text('staff_id')
    .primaryKey()
    .references(() => staffMembers.id, { onDelete: 'cascade' }),
  codeHash: text('code_hash').notNull().unique(),
  expiresAt: milliseconds('expires_at').notNull(),
});

/** Wrong codes of the last hour. */
export const staffChatTries = pgTable('staff_chat_tries', {
  id: key('id').primaryKey().generatedAlwaysAsIdentity(),
  contactId: key('contact_id')
    .notNull()
    .references(() => contacts.id),
  triedAt: milliseconds('tried_at').notNull(),
});

/** What was said to the desk and waits to be done; a row goes with its answer. */
export const staffWords = pgTable(
  'staff_words',
  {
    id: key('id').primaryKey().generatedAlwaysAsIdentity(),
    contactId: key('contact_id')
      .notNull()
      .references(() => contacts.id),
    eventId: key('event_id')
      .notNull()
      .references(() => inboundEvents.id),
    /** `StaffSaid`. */
    said: json('said').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: milliseconds('next_at').notNull(),
  },
  (table) => [index('staff_words_of_contact').on(table.contactId, table.id)],
);
