import type { Session } from '../core/flow/types.ts';
import type { OutboundPart } from '../core/messaging/outbound.ts';
import type { RefusalCode, SendPurpose } from '../core/messaging/window.ts';
import type { ContactKey } from '../core/shared/contact.ts';

/** How long an agent has a conversation; both are epoch milliseconds. */
export interface Hold {
  readonly agent: string;
  /** The bot is silent until then at the longest, even if nobody takes the conversation back. */
  readonly until: number;
  /** When the bot takes it back by itself (`takeBack`); absent: only the silence ends. */
  readonly returnAt?: number;
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

/** Nobody has it, or not this agent: who takes it first may speak. */
export type Spoken = Enqueued | Extract<TakeOverResult, { kind: 'held' }> | { kind: 'not_taken' };

/** What the bot does when it has a conversation again. */
export interface Return {
  /** What it says, where it may; empty: nothing. */
  readonly parts: readonly OutboundPart[];
  /**
   * Epoch milliseconds: what the person wrote since then and nobody answered, the bot answers; what is
   * older is let go, so that no stale question is answered hours later.
   */
  readonly freshSince: number;
}

/** A conversation that the bot takes back. */
export interface Returning {
  readonly contactId: string;
  readonly contact: ContactKey;
  readonly known: Session['known'];
  /** When the latest word came that nobody answered, epoch milliseconds; undefined: all is answered. */
  readonly waitingSince: number | undefined;
}

/** A round of taking conversations back. */
export interface TakeBackRound {
  readonly limit: number;
  /** Milliseconds that a person waits for an answer before the bot takes the conversation back. */
  readonly patience: number;
  /** What the bot does with each. Pure: called under the lock. */
  readonly decide: (returning: Returning) => Return;
}

/** Conversations as a desk sees them. Every method holds the same lock that a turn of the bot holds. */
export interface Conversations {
  /** Silences the bot for one agent; what it had not begun to send is never sent. */
  takeOver(contactId: string, by: Hold): Promise<TakeOverResult>;
  /**
   * Gives the conversation back and settles what was asked of a person; false when this agent does not
   * have it. Without `back` the bot says nothing and looks at all that waits.
   */
  giveBack(contactId: string, agent: string, back?: Return): Promise<boolean>;
  /** Puts parts behind everything that waits for the contact, if they may be sent at all. */
  enqueue(
    contactId: string,
    parts: readonly OutboundPart[],
    purpose: Extract<SendPurpose, 'proactive' | 'person'>,
  ): Promise<Enqueued>;
  /** The agent who has the conversation speaks, and has it longer; what waited is answered thereby. */
  say(contactId: string, parts: readonly OutboundPart[], by: Hold): Promise<Spoken>;
  /**
   * Takes conversations back whose agents have been silent for too long, whichever process they were
   * taken in; resolves to the contacts. What was asked of a person stays open where nobody answered.
   */
  takeBack(round: TakeBackRound): Promise<readonly string[]>;
}
