import type { CommentSignal, PlatformSignal } from '../core/messaging/signal.ts';
import type { OutboundMessage, OutboundPart } from '../core/messaging/outbound.ts';
import type { ChannelName, ContactKey } from '../core/shared/contact.ts';
import { commentContact } from '../core/shared/commentContact.ts';
import type { Clock, Log } from './ports.ts';

/** Answers to comments, kept with the sends they cause. */
export interface CommentReplies {
  /**
   * Puts the parts into the outbox for whoever wrote the comment, unless it was ever answered before;
   * both in one transaction. Resolves to true when this was the first time.
   */
  reply(to: ContactKey, commentId: string, parts: readonly OutboundPart[]): Promise<boolean>;
}

export interface CommentNeeds {
  /** What a comment is answered with; undefined: nothing. */
  readonly answerTo: (text: string) => OutboundMessage | undefined;
  readonly layOut: (channel: ChannelName, message: OutboundMessage) => readonly OutboundPart[];
  readonly replies: CommentReplies;
  readonly clock: Clock;
  readonly log: Log;
}

/** Answers the comments among what a platform told. Rejects when an answer could not be stored. */
export type AnswerComments = (signals: readonly PlatformSignal[]) => Promise<void>;

/** Meta lets a comment be answered in private for seven days, and once. */
const OLDEST_MS = 7 * 24 * 60 * 60 * 1_000;

/**
 * The writer of a comment is nobody we know: the answer is addressed to the comment. Only the first
 * send reaches them, so it must carry all there is to say; whoever answers comes as a contact of their own.
 */
export function makeAnswerComments(needs: CommentNeeds): AnswerComments {
  return async (signals) => {
    for (const signal of signals) if (signal.kind === 'comment') await answer(needs, signal);
  };
}

async function answer(needs: CommentNeeds, comment: CommentSignal): Promise<void> {
  const { answerTo, layOut, replies, clock, log } = needs;
  const { channel, account, commentId, sentAt } = comment;
  const message = answerTo(comment.text);
  if (!message || clock() - sentAt > OLDEST_MS) return;
  const [first] = layOut(channel, message);
  if (!first) return;
  const to = { channel, account, contact: commentContact(commentId) };
  if (await replies.reply(to, commentId, [first])) {
    log.info('comment_answered', { channel, account, commentId });
  }
}
