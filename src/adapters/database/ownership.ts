import { sql } from 'drizzle-orm';
import type { Lifeline } from './openDatabase.ts';

/** The first half of the advisory lock's key: "a process of this program is alive". */
export const ALIVE = 20_260_101;

/**
 * This process's number and the proof that it lives: an advisory lock held by a connection of its
 * own. When the process dies, however it dies, the database drops the lock, and others may take
 * over what the number owned. No clock, no lease to renew.
 */
export interface Ownership {
  /** The number under which this process owns sends now. */
  readonly number: number;
  /** Calls back after a new number was taken because the old connection was lost. */
  onRenewed(callback: () => void): void;
}

export async function takeOwnership(
  lifeline: Lifeline,
  onError: (error: unknown) => void,
): Promise<Ownership> {
  let number = await claim(lifeline);
  let renewed: () => void = () => undefined;
  lifeline.onLost(() => {
    void reclaim();
  });
  return {
    get number() {
      return number;
    },
    onRenewed: (callback) => (renewed = callback),
  };

  async function reclaim(): Promise<void> {
    for (;;) {
      try {
        await lifeline.reopen();
        number = await claim(lifeline);
        renewed();
        return;
      } catch (error) {
        onError(error);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }
}

async function claim({ queries }: Lifeline): Promise<number> {
  const { rows } = await queries.execute<{ number: number }>(
    sql`select nextval('process_numbers')::int as number`,
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Error('the sequence process_numbers gave no number');
  await queries.execute(sql`select pg_advisory_lock(${ALIVE}, ${number})`);
  return number;
}
