import { describe, expect, it } from '@jest/globals';
import { UnstorableTurn, type LaneWork } from '../../src/conversation/stores.ts';
import { makeTurnWorker } from '../../src/conversation/takeTurns.ts';
import { arrivals } from '../support/arrivals.ts';

const NOTHING: LaneWork = { outcomes: [], sends: [], leads: [] };

describe('the turn worker', () => {
  it('waits and goes on when the database fails while a spoilt batch is taken lane by lane', async () => {
    const asked = arrivals<number>();
    const logged = arrivals<string>();
    const answers = [
      () => Promise.reject(new UnstorableTurn('22021', { cause: undefined })),
      () => Promise.reject(new Error('the connection is gone')),
    ];
    const worker = makeTurnWorker({
      lanes: {
        work(limit) {
          asked.add(limit);
          return answers[asked.all.length - 1]?.() ?? Promise.resolve(NOTHING);
        },
      },
      decide: () => [],
      giveUp: () => () => [],
      taken: () => undefined,
      clock: () => 0,
      log: { ...SILENT, error: (event) => logged.add(event) },
      meter: { count: () => undefined, took: () => undefined },
    });

    worker.start();
    const limits = await asked.reached(3);
    await worker.stop();

    expect(limits).toEqual([128, 1, 128]);
    expect(logged.all).toEqual(['turn_batch_failed']);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'looks again when it is woken %i microtasks after it found nothing, without waiting to poll',
    async (microtasks) => {
      let looked = 0;
      const worker = makeTurnWorker({
        lanes: {
          async work() {
            looked += 1;
            if (looked === 1) wakeAfter(microtasks, () => worker.wake());
            return Promise.resolve(NOTHING);
          },
        },
        decide: () => [],
        giveUp: () => () => [],
        taken: () => undefined,
        clock: () => 0,
        log: { ...SILENT, error: () => undefined },
        meter: { count: () => undefined, took: () => undefined },
      });

      worker.wake();
      await new Promise((resolve) => setImmediate(resolve));

      expect(looked).toBe(2);
    },
  );
});

function wakeAfter(microtasks: number, wake: () => void): void {
  queueMicrotask(() => {
    if (microtasks === 0) wake();
    else wakeAfter(microtasks - 1, wake);
  });
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined };
