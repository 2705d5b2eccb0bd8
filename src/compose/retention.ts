import type { Config } from '../config.ts';
import { makeRetention } from '../conversation/desk/retention.ts';
import type { Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';

interface RetentionParts extends Surroundings {
  readonly stores: Stores;
  readonly erased: (contactId: string) => void;
}

/** What happens once a day while the program runs. */
export interface Daily {
  start(): void;
  /** Resolves when a run in hand is done. */
  stop(): Promise<void>;
}

const DAY_MS = 24 * 3_600_000;

/** Erases the silent and clears away dead sessions: at the start, and then daily. */
export function openRetention(
  { retentionMonths: months }: Pick<Config, 'retentionMonths'>,
  { stores, clock, log, erased }: RetentionParts,
): Daily {
  const { people, audit, sessions } = stores.desk;
  const erase = makeRetention({ people, audit, clock, log, months, erased });
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  return {
    start() {
      run();
      timer = setInterval(run, DAY_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };

  function run(): void {
    running = Promise.all([erase(), sessions.sweep()]).then(
      () => undefined,
      // Tomorrow it is tried again; what failed is still there.
      (error: unknown) => {
        log.error('retention_failed', { error });
      },
    );
  }
}
