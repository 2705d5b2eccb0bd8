import type { ContactSignal } from '../core/messaging/signal.ts';

/** What platforms tell about conversations, written down. */
export interface SignalStore {
  /**
   * Writes what signals change, durable when it resolves: states of sends, outcomes that an echo
   * settles, pauses. Concurrent callers share a transaction. Taking the same signal twice changes
   * nothing more.
   */
  take(signals: readonly ContactSignal[]): Promise<SignalsTaken>;
}

export interface SignalsTaken {
  /** Sends whose outcome was not known and is now. */
  readonly settled: readonly { readonly id: string; readonly contactId: string }[];
}
