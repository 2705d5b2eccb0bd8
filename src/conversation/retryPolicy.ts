import { CAPABILITIES } from '../core/messaging/capabilities.ts';
import type { DeliveryError } from './ports.ts';
import type { PendingSend, Settlement } from './stores.ts';

/** What to do with a contact's queue after an attempt. */
export type NextStep =
  | { readonly then: 'next'; readonly settlement: Settlement }
  | {
      readonly then: 'again';
      /** Milliseconds. */
      readonly after: number;
      /** The platform said that the whole account asks too often. */
      readonly slowsAccount: boolean;
      readonly settlement: Settlement;
    }
  | { readonly then: 'drop_contact'; readonly settlement: Settlement };

/** First retry after a second, doubling to half a minute: soon after a platform recovers. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** About a day of half minutes; after that nobody waits for the answer any more. */
const MOST_ATTEMPTS = 2_880;
/** A time-out may have arrived: repeat late and seldom, an unanswered person is worse than a double. */
const UNKNOWN_RETRY_MS = 10_000;
const MOST_UNKNOWN_ATTEMPTS = 6;

/** The rule for each class of failure; `now` and waits are milliseconds. */
export function afterFailure(send: PendingSend, error: DeliveryError, now: number): NextStep {
  const { id, attempts, contact } = send;
  const { exceededCodes } = CAPABILITIES[contact.channel].rates;
  const failed: Settlement = { kind: 'failed', id, code: error.code };
  const again = (after: number): NextStep => ({
    then: 'again',
    after,
    slowsAccount: exceededCodes.includes(error.code),
    settlement: {
      kind: 'retrying',
      id,
      code: error.code,
      nextAt: now + after,
      mayHaveArrived: error.failure === 'unknown',
    },
  });
  switch (error.failure) {
    case 'retry':
      if (attempts >= MOST_ATTEMPTS) return { then: 'next', settlement: failed };
      return again(error.retryAfter ?? backOff(attempts));
    case 'needs_operator':
      if (attempts >= MOST_ATTEMPTS) return { then: 'next', settlement: failed };
      return again(LONGEST_RETRY_MS);
    case 'unknown':
      if (attempts >= (error.repeats ?? MOST_UNKNOWN_ATTEMPTS))
        return { then: 'next', settlement: failed };
      return again(UNKNOWN_RETRY_MS);
    case 'contact_closed':
      return { then: 'drop_contact', settlement: { ...failed, closesContact: true } };
    case 'permanent':
      return { then: 'next', settlement: failed };
  }
}

function backOff(attempts: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
}
