/** What the platform said of our account when it was asked last. */
export interface AccountHealth {
  readonly state: 'unknown' | 'ok' | 'failing';
  /** Epoch milliseconds. */
  readonly checkedAt?: number;
  /** The platform's code, or `not_verified`, `other_account`. */
  readonly code?: string;
}

/** Looks after one account in the background. */
export interface HealthWatch {
  last(): AccountHealth;
  /** Asks now; resolves when `last` is new. Never rejects. */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}
