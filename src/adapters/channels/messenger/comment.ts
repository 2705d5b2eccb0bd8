import { z } from 'zod';
import type { CommentSignal } from '../../../core/messaging/signal.ts';
import { identifierSchema } from '../identifier.ts';
import { sentAt } from '../sentAt.ts';
import type { SignalDelivery } from './signals.ts';

/**
 * A comment that somebody wrote under a post of the Page (field `feed`); undefined for anything
 * else in the feed, for what the Page writes itself, and for a comment without words.
 */
export function commentOf(value: unknown, delivery: SignalDelivery): CommentSignal | undefined {
  const { pageId, entryId } = delivery;
  const read = commentSchema.safeParse(value);
  if (!read.success || entryId !== pageId) return undefined;
  return isOfPage(read.data, pageId) ? undefined : toSignal(read.data, delivery);
}

type Comment = z.infer<typeof commentSchema>;

/** Whose writer nobody can tell may be the Page's own. */
function isOfPage(comment: Comment, pageId: string): boolean {
  const writer = comment.from?.id ?? comment.sender_id;
  return !writer || writer === pageId;
}

function toSignal(comment: Comment, { pageId, receivedAt, time }: SignalDelivery): CommentSignal {
  const { comment_id: commentId, post_id: postId, created_time: at, message: text } = comment;
  return {
    kind: 'comment',
    channel: 'messenger',
    account: pageId,
    sentAt: sentAt(at ?? time, receivedAt),
    commentId,
    ...(postId ? { postId } : {}),
    text,
  };
}

const id = identifierSchema.nullish().catch(null);

/** `from.id` is not the PSID of the writer; `created_time` is in seconds. */
const commentSchema = z.object({
  item: z.literal('comment'),
  verb: z.literal('add'),
  comment_id: identifierSchema,
  post_id: id,
  from: z.object({ id }).nullish().catch(null),
  /** The writer in deliveries before 2018. */
  sender_id: id,
  created_time: id,
  message: z.string().regex(/\S/),
});
