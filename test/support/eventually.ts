import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_MS = 30_000;
const BETWEEN_MS = 50;

/** Looks again until `look` no longer throws; rejects with its last error after thirty seconds. */
export async function eventually(look: () => Promise<void> | void): Promise<void> {
  const until = performance.now() + LONGEST_MS;
  for (;;) {
    try {
      await look();
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await wait(BETWEEN_MS);
    }
  }
}
