import type { ChannelName } from '../shared/contact.ts';

/** The province of leads from where nobody of ours works, as the flows call it. */
export const ELSEWHERE = 'other';

/** The exact words a person agreed to, and how they did it. */
export interface Consent {
  /** Id of the text in `content/phrases`, e.g. `contact-me`. */
  readonly id: string;
  /** Version of that text, the day it was written. */
  readonly version: string;
  /** The words as they were shown. */
  readonly text: string;
  /** The platform's id of the message that said yes. */
  readonly platformId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a flow knows when it captures a lead; the phone is E.164 (`+84…`). */
export interface LeadDraft {
  /** What the person wants, e.g. `sign_up`, `advice`: one lead is kept per person and wish. */
  readonly wish: string;
  readonly name: string;
  readonly phone: string;
  readonly province: string;
  /** Id of the commune in `content/places`; absent outside the two provinces. */
  readonly commune?: string;
  /** When to call, as the person chose, e.g. `morning`. */
  readonly callTime?: string;
  /** What was computed and answered on the way, for the agent. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly consent: Consent;
}

export interface Lead extends LeadDraft {
  readonly id: string;
  readonly channel: ChannelName;
  readonly account: string;
  readonly contact: string;
  /** Epoch milliseconds of the first and of the latest capture. */
  readonly createdAt: number;
  readonly updatedAt: number;
}
