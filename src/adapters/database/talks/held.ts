import type { Queries } from '../openDatabase.ts';

/** A transaction that holds a contact. */
export interface Held {
  readonly queries: Queries;
  readonly contactId: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** True when the operator lets the bot send what the platform charges for. */
  readonly mayPay: boolean;
}

/** How a pause of the desk is told from one of the platform, in `paused_by`. */
export const AGENT = 'agent:';
