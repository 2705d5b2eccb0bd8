import { makeLoop, type Loop } from '../loop.ts';
import type { Log } from '../ports.ts';
import type { NoticeBook } from './ports.ts';

export interface HandOnNeeds {
  readonly book: Pick<NoticeBook, 'handOn'>;
  /** Called when something may have been made. */
  readonly made: () => void;
  readonly log: Log;
}

/** Makes notices of what happened to leads. */
export interface HandOnWorker extends Omit<Loop, 'isStopped'> {
  /** Hands on everything that waits. */
  work(): Promise<void>;
}

const BATCH = 100;
const POLL_EVERY_MS = 1_000;

/** Looks at what happened whenever it is announced, and every second: a call back is due at its time. */
export function makeHandOnWorker({ book, made, log }: HandOnNeeds): HandOnWorker {
  const loop = makeLoop(round, POLL_EVERY_MS);
  return {
    ...loop,
    async work() {
      while (!loop.isStopped() && (await book.handOn(BATCH)) === BATCH);
    },
  };

  async function round(): Promise<boolean> {
    try {
      const taken = await book.handOn(BATCH);
      if (taken > 0) made();
      return taken === BATCH;
    } catch (error) {
      log.error('events_not_handed_on', { error });
      return false;
    }
  }
}
