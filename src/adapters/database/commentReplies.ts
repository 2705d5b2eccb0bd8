import { sql } from 'drizzle-orm';
import type { CommentReplies } from '../../conversation/answerComments.ts';
import type { Clock } from '../../conversation/ports.ts';
import type { Queries } from './openDatabase.ts';

/**
 * Private answers to comments on the database: the comment is marked, its contact made and the sends
 * queued in one transaction, so that two deliveries of one comment, to any processes, answer it once.
 */
export function databaseCommentReplies({
  queries,
  clock,
}: {
  queries: Queries;
  clock: Clock;
}): CommentReplies {
  return {
    reply: async ({ channel, account, contact }, commentId, parts) =>
      queries.transaction(async (transaction) => {
        const now = clock();
        const { rows } = await transaction.execute(sql`
          insert into comment_replies (account, comment_id, replied_at)
          values (${account}, ${commentId}, ${now}::bigint)
          on conflict do nothing returning 1`);
        if (rows.length === 0) return false;
        await transaction.execute(sql`
          insert into contacts (channel, account, contact, created_at)
          values (${channel}, ${account}, ${contact}, ${now}::bigint)
          on conflict do nothing`);
        for (const part of parts) {
          // Nobody owns it: the next process that looks for sends takes it.
          await transaction.execute(sql`
            insert into outbox (contact_id, part, purpose, next_at, created_at)
            select id, ${JSON.stringify(part)}::json, 'private_reply', ${now}::bigint, ${now}::bigint from contacts
            where (channel, account, contact) = (${channel}, ${account}, ${contact})`);
        }
        return true;
      }),
  };
}
