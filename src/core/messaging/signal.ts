import type { ChannelName, ContactKey } from '../shared/contact.ts';

/**
 * What a platform tells beside what people say to the bot: what became of a message, who else
 * speaks in the conversation, what happened to the account. Nobody is answered for a signal, and
 * none opens a messaging window.
 */
export type PlatformSignal = ContactSignal | CommentSignal | AccountSignal;

/** Something about one conversation. */
export type ContactSignal = ContactKey & {
  /** When the platform says it happened, epoch milliseconds. */
  readonly sentAt: number;
} & (
    | {
        /** Messages of ours reached the phone, or were seen. */
        readonly kind: 'delivered' | 'seen';
        /** The platform's ids of the messages, when it names them. */
        readonly platformIds: readonly string[];
        /** Everything sent until then (epoch milliseconds), when it says so. */
        readonly until?: number;
      }
    | {
        /** Something was said to the person in our name. */
        readonly kind: 'echo';
        readonly platformId: string;
        /**
         * `us`: this program; `person`: somebody in the platform's inbox; `app`: another program;
         * `unsure`: a program, and the platform does not say which (Zalo): ours, if we sent that
         * message or have one under way.
         */
        readonly speaker: 'us' | 'person' | 'app' | 'unsure';
        /** Our own id of the send, where the platform gives it back (Messenger `metadata`). */
        readonly sendId?: string;
      }
    | {
        /** Who may speak in this conversation (Messenger conversation routing). */
        readonly kind: 'routing';
        readonly change: 'given_to_us' | 'taken_from_us' | 'requested_from_us';
      }
  );

/** A comment under a post of the account; its writer is not known as a contact. */
export interface CommentSignal {
  readonly kind: 'comment';
  readonly channel: ChannelName;
  readonly account: string;
  readonly sentAt: number;
  readonly commentId: string;
  readonly postId?: string;
  readonly text: string;
}

/** Something about the whole account that an operator must see. */
export interface AccountSignal {
  readonly kind: 'account';
  readonly channel: ChannelName;
  readonly account: string;
  readonly sentAt: number;
  readonly problem: 'permission_revoked' | 'policy_warning' | 'policy_block';
}
