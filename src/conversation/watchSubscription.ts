import type { IncidentPlace, Incidents } from './incidents.ts';
import { DeliveryError, type Log } from './ports.ts';

export interface SubscriptionWatchNeeds {
  /** Repairs the account's subscription; resolves to what was missing. Rejects with `DeliveryError`. */
  readonly repair: () => Promise<readonly string[]>;
  readonly place: IncidentPlace;
  readonly incidents: Pick<Incidents, 'raise' | 'clear'>;
  readonly log: Log;
}

/** Sees to it that the platform goes on delivering what people say. */
export interface SubscriptionWatch {
  /** Looks now, and then every day, or soon again when the platform could not be asked. */
  start(): void;
  /** Looks once; never rejects. Resolves to the milliseconds until it should look again. */
  look(): Promise<number>;
  stop(): void;
}

const A_DAY_MS = 24 * 60 * 60 * 1_000;
const SOON_MS = 10 * 60 * 1_000;

/**
 * After an hour of failed webhooks Meta unsubscribes an app without a word: nothing arrives although
 * everything runs. So the subscription is looked at when the program starts and every day.
 */
export function makeSubscriptionWatch(needs: SubscriptionWatchNeeds): SubscriptionWatch {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  return {
    look: () => look(needs),
    start: () => void lookOn(),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };

  async function lookOn(): Promise<void> {
    const after = await look(needs);
    if (stopped) return;
    timer = setTimeout(() => void lookOn(), after);
    timer.unref();
  }
}

async function look({ repair, place, incidents, log }: SubscriptionWatchNeeds): Promise<number> {
  try {
    const missing = await repair();
    if (missing.length > 0) log.warn('page_subscribed_again', { ...place, fields: missing });
    incidents.clear('page_unsubscribed', place);
    return A_DAY_MS;
  } catch (error) {
    const { failure, code } =
      error instanceof DeliveryError ? error : { failure: 'permanent', code: 'unexpected' };
    log.warn('subscription_not_checked', { ...place, code, failure });
    if (failure === 'retry' || failure === 'unknown') return SOON_MS;
    incidents.raise('page_unsubscribed', place, { code });
    return A_DAY_MS;
  }
}
