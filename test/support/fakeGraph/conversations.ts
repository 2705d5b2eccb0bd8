import type { FakeAnswer } from '../loopback.ts';
import type { FakeMessage } from './message.ts';
import { refusal } from './refusal.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const WEEK_MS = 7 * DAY_MS;

/** Who said something when, and who may be written to because of it. */
export interface FakeConversations {
  /** A person did something at that time; before that, nothing is known and everything may be sent. */
  readonly heard: (psid: string, at: number) => void;
  /** Somebody commented at that time. */
  readonly commented: (commentId: string, at: number) => void;
  /** Another app has the conversation from now on, or gives it back. */
  readonly own: (psid: string, isOurs: boolean) => void;
  /** Why a message may not go; undefined: it may. */
  readonly refuse: (message: FakeMessage, now: number) => FakeAnswer | undefined;
  /** The message went. */
  readonly answered: (message: FakeMessage) => void;
}

/** Windows, tags, owners of conversations and private replies, as documented. */
export function fakeConversations(): FakeConversations {
  const heardAt = new Map<string, number>();
  const commentedAt = new Map<string, number>();
  const replied = new Set<string>();
  const elsewhere = new Set<string>();

  return {
    heard: (psid, at) => void heardAt.set(psid, Math.max(at, heardAt.get(psid) ?? at)),
    commented: (commentId, at) => void commentedAt.set(commentId, at),
    own(psid, isOurs) {
      if (isOurs) elsewhere.delete(psid);
      else elsewhere.add(psid);
    },
    refuse(message, now) {
      const tag = refuseTag(message);
      if (tag) return tag;
      const { recipient } = message;
      return 'comment_id' in recipient
        ? refuseReply(recipient.comment_id, now)
        : refuseTo(recipient.id, message, now);
    },
    answered({ recipient }) {
      if ('comment_id' in recipient) replied.add(recipient.comment_id);
    },
  };

  function refuseReply(commentId: string, now: number): FakeAnswer | undefined {
    if (replied.has(commentId)) return refusal(400, '10900', 'Activity already replied to');
    const age = now - (commentedAt.get(commentId) ?? now);
    return age > WEEK_MS ? refusal(400, '10/2018278', 'Outside of allowed window.') : undefined;
  }

  function refuseTo(psid: string, message: FakeMessage, now: number): FakeAnswer | undefined {
    if (elsewhere.has(psid)) {
      return refusal(400, '10/2018300', 'Another app is controlling this thread now.');
    }
    const age = now - (heardAt.get(psid) ?? now);
    const lasts = message.messaging_type === 'MESSAGE_TAG' ? WEEK_MS : DAY_MS;
    return age >= lasts ? refusal(400, '10/2018278', 'Outside of allowed window.') : undefined;
  }
}

const REMOVED = ['CONFIRMED_EVENT_UPDATE', 'ACCOUNT_UPDATE', 'POST_PURCHASE_UPDATE'];

function refuseTag({ messaging_type: type, tag }: FakeMessage): FakeAnswer | undefined {
  if (tag !== undefined && REMOVED.includes(tag)) {
    return refusal(400, '100/1893061', 'This message tag is no longer supported.');
  }
  const isRight = type === 'MESSAGE_TAG' ? tag === 'HUMAN_AGENT' : tag === undefined;
  return isRight ? undefined : refusal(400, '100', 'Invalid tag');
}
