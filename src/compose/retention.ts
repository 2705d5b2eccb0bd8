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
/** No change takes so long: what was begun before and is not done was cut short. */
const LONGEST_CHANGE_MS = 600_000;

/**
 * Erases the silent and clears away dead sessions: at the start, and then daily; and writes down every
 * few minutes which changes were cut short by the end of a process.
 */
export function openRetention(
  { retentionMonths: months }: Pick<Config, 'retentionMonths'>,
  { stores, clock, log, erased }: RetentionParts,
): Daily {
  const { people, audit, sessions } = stores.desk;
  const erase = makeRetention({ people, audit, clock, log, months, erased });
  const onError = (error: unknown) => {
    log.error('retention_failed', { error });
  };
  const daily = repeated(() => Promise.all([erase(), sessions.sweep()]), {
    every: DAY_MS,
    onError,
  });
  const often = repeated(
    async () => {
      const count = await audit.settle(clock() - LONGEST_CHANGE_MS);
      if (count > 0) log.warn('changes_cut_short', { count });
    },
    { every: LONGEST_CHANGE_MS, onError },
  );
  return {
    start() {
      daily.start();
      often.start();
    },
    async stop() {
      await Promise.all([daily.stop(), often.stop()]);
    },
  };
}

interface Repeating {
  /** Milliseconds. */
  readonly every: number;
  readonly onError: (error: unknown) => void;
}

/** Work at the start and then again and again; what failed is tried the next time. */
function repeated(work: () => Promise<unknown>, { every, onError }: Repeating): Daily {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const run = () => {
    running = work().catch(onError);
  };
  return {
    start() {
      run();
      timer = setInterval(run, every);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
