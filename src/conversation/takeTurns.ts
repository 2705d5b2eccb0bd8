import type { Decide } from './decide.ts';
import { makeLoop, type Loop } from './loop.ts';
import type { Clock, Log, Meter } from './ports.ts';
import { UnstorableTurn, type Lanes, type LaneWork } from './stores.ts';

/** Events that one transaction may take. */
const EVENTS_PER_BATCH = 128;
/** How often to look for work that nobody announced: another process died or was busy. */
const POLL_EVERY_MS = 500;
/** How long to wait after the database failed. */
const PAUSE_AFTER_FAILURE_MS = 250;

export interface TurnNeeds {
  readonly lanes: Lanes;
  readonly decide: Decide;
  /** Decides for a single lane that the database would not take. */
  readonly giveUp: (reason: string) => Decide;
  /** Told after each batch is stored: what was decided, and what is to be delivered. */
  readonly taken: (work: LaneWork) => void;
  /** Events whose turns waited for the model and need not wait any longer. */
  readonly ready?: () => readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

/** The worker that answers what waits in the inbox. */
export type TurnWorker = Omit<Loop, 'isStopped'>;

export function makeTurnWorker(needs: TurnNeeds): TurnWorker {
  return makeLoop(() => takeBatch(needs), POLL_EVERY_MS);
}

/** One batch; true when there may be more. Never throws: what failed is waited out or let go. */
async function takeBatch(needs: TurnNeeds): Promise<boolean> {
  try {
    return await takeTogether(needs);
  } catch (error) {
    needs.log.error('turn_batch_failed', { error });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
    return false;
  }
}

async function takeTogether(needs: TurnNeeds): Promise<boolean> {
  const startedAt = needs.clock();
  try {
    const work = await needs.lanes.work(EVENTS_PER_BATCH, needs.decide, needs.ready?.());
    if (work.outcomes.length === 0) return false;
    needs.taken(work);
    needs.meter.took('turn_batch', {}, needs.clock() - startedAt);
    return true;
  } catch (error) {
    if (error instanceof UnstorableTurn) return takeOneByOne(needs);
    throw error;
  }
}

/**
 * A batch that the database will not take holds one lane that spoils it: the oldest event alone is
 * tried again, and let go when it is the one.
 */
async function takeOneByOne(needs: TurnNeeds): Promise<boolean> {
  for (let left = EVENTS_PER_BATCH; left > 0; left -= 1) {
    try {
      const work = await needs.lanes.work(1, needs.decide);
      if (work.outcomes.length === 0) return false;
      needs.taken(work);
    } catch (error) {
      if (!(error instanceof UnstorableTurn)) throw error;
      needs.log.error('turn_unstorable', { error });
      needs.taken(await needs.lanes.work(1, needs.giveUp(error.message)));
    }
  }
  return true;
}
