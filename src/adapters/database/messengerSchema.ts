import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

const milliseconds = (name: string) => bigint(name, { mode: 'number' });

/** Comments that were answered in private, once each for ever; no words and no writer. */
export const commentReplies = pgTable(
  'comment_replies',
  {
    account: text('account').notNull(),
    commentId: text('comment_id').notNull(),
    repliedAt: milliseconds('replied_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.commentId] })],
);

/** Requests to delete data that came through a platform instead of the chat. */
export const deletionRequests = pgTable(
  'deletion_requests',
  {
    /** Random; whoever has it sees the state of the request and nothing of a person. */
    code: text('code').primaryKey(),
    channel: text('channel').notNull(),
    account: text('account').notNull(),
    /** The platform's name of the person towards the app: no id of a conversation. */
    subject: text('subject').notNull(),
    requestedAt: milliseconds('requested_at').notNull(),
    /** `YYYY-MM-DD` */
    dueOn: text('due_on').notNull(),
    doneAt: milliseconds('done_at'),
  },
  (table) => [index('deletion_requests_due').on(table.dueOn)],
);
