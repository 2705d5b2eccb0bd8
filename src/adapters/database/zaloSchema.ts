import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** The tables of what Zalo Official Account needs remembered. Times are epoch milliseconds. */

const milliseconds = (name: string) => bigint(name, { mode: 'number' });

/**
 * The refresh token that was used last, by its SHA-256: written before it is sent. When it still is the
 * stored token afterwards, the answer of that use was lost.
 */
export const tokenUses = pgTable('token_uses', {
  account: text('account').primaryKey(),
  tokenHash: text('token_hash').notNull(),
  usedAt: milliseconds('used_at').notNull(),
});

/**
 * Consents under way: from the operator's link to Zalo's answer. Link and state work once each, and only
 * their SHA-256 is kept. A state that was used has no verifier any more.
 */
export const oauthConsents = pgTable('oauth_consents', {
  linkHash: text('link_hash').primaryKey(),
  stateHash: text('state_hash').notNull().unique(),
  verifier: text('verifier'),
  beganAt: milliseconds('began_at').notNull(),
});

/** Pictures as a platform keeps them, by the SHA-256 of the PNG; a row is also an upload to be counted. */
export const pictureUploads = pgTable(
  'picture_uploads',
  {
    account: text('account').notNull(),
    attachmentId: text('attachment_id').notNull(),
    pictureHash: text('picture_hash').notNull(),
    uploadedAt: milliseconds('uploaded_at').notNull(),
    /** When the platform refused it. */
    goneAt: milliseconds('gone_at'),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.attachmentId] }),
    index('picture_uploads_of').on(table.account, table.pictureHash),
    index('picture_uploads_when').on(table.account, table.uploadedAt),
  ],
);
