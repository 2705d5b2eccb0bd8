import type { OutboundPart } from '../core/messaging/outbound.ts';
import type { RefusalCode, SendPurpose } from '../core/messaging/window.ts';

/** Who takes a conversation over, and until when the bot is silent (epoch milliseconds). */
export interface TakeOver {
  readonly agent: string;
  readonly until: number;
}

export type TakeOverResult =
  /**
   * From now on no turn of the bot speaks. `stillSpeaking` counts sends that were handed to the
   * platform before; what the agent says comes after them.
   */
  | { readonly kind: 'yours'; readonly stillSpeaking: number }
  /** Another agent has it. */
  | { readonly kind: 'held'; readonly by: string };

export type Enqueued =
  | { readonly kind: 'enqueued'; readonly ids: readonly string[] }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

/** Conversations as a desk sees them. Every method holds the same lock that a turn of the bot holds. */
export interface Conversations {
  /** Silences the bot for one agent; what it had not begun to send is never sent. */
  takeOver(contactId: string, by: TakeOver): Promise<TakeOverResult>;
  /** Gives the conversation back; false when this agent does not have it. */
  giveBack(contactId: string, agent: string): Promise<boolean>;
  /** Puts parts behind everything that waits for the contact, if they may be sent at all. */
  enqueue(
    contactId: string,
    parts: readonly OutboundPart[],
    purpose: Extract<SendPurpose, 'proactive' | 'person'>,
  ): Promise<Enqueued>;
}
