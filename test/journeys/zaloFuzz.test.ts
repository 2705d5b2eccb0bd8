import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DATABASES } from '../support/databases.ts';
import { fc } from '../support/fastCheck.ts';
import { mutatedBodies } from '../support/mutatedEvents.ts';
import { post, startProgram } from '../support/program.ts';
import { zaloSigned } from '../support/signedWebhooks.ts';
import { zaloProcess } from '../support/zaloProcess.ts';

/** How many bodies are read; `.ci/run` sets 200,000. A hundredth of them goes through the program. */
const FUZZED = Number(process.env['FUZZED'] ?? '4000');
const NOW = Date.UTC(2026, 10, 22, 8);
/** What a heap may grow by and still be flat: the noise of the machinery. */
const NOISE_BYTES = 12 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = z.function({ input: [], output: z.void() }).implement(() => {
  const gc: unknown = runInNewContext('gc');
  if (typeof gc === 'function') Reflect.apply(gc, undefined, []);
});

function heapAfterCollecting(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

describe('bodies that are signed and wrong', () => {
  it(
    `read, of ${FUZZED} mutated bodies, gives an answer to every one, and the memory stays flat`,
    () => {
      const channel = zaloProcess({ url: 'http://127.0.0.1:1', clock: () => NOW });
      const kinds = new Map<string, number>();
      const strange: string[] = [];
      let count = 0;
      let early = 0;
      fc.assert(
        fc.property(mutatedBodies, (body) => {
          const reading = channel.read(zaloSigned(body, ''), NOW);
          kinds.set(reading.kind, (kinds.get(reading.kind) ?? 0) + 1);
          if (reading.kind === 'accepted') {
            const contacts = reading.events.map(({ contact }) => contact);
            strange.push(...contacts.filter((contact) => !/^[^\p{C}]{1,256}$/u.test(contact)));
          }
          count += 1;
          if (count === Math.floor(FUZZED / 5)) early = heapAfterCollecting();
        }),
        { numRuns: FUZZED },
      );
      const late = heapAfterCollecting();

      expect(count).toBe(FUZZED);
      expect(strange).toEqual([]);
      // The generator is of use: it makes good events as well as what cannot be read.
      expect(kinds.get('accepted') ?? 0).toBeGreaterThan(FUZZED / 4);
      expect(kinds.get('malformed') ?? 0).toBeGreaterThan(FUZZED / 50);
      expect(late - early).toBeLessThan(NOISE_BYTES);
      console.info(
        `read ${count}: ${JSON.stringify(Object.fromEntries(kinds))}, heap ${early} → ${late}`,
      );
    },
    60_000 + FUZZED * 10,
  );

  it.each(DATABASES.slice(0, 1))(
    `the whole program on $name, of ${FUZZED / 100} mutated bodies, never says 500`,
    async (kind) => {
      const rejections: unknown[] = [];
      const note = (reason: unknown) => void rejections.push(reason);
      process.on('unhandledRejection', note);
      const program = await startProgram(kind);
      const bodies = fc.sample(mutatedBodies, { numRuns: Math.ceil(FUZZED / 100) });
      const statuses = new Set<number>();
      // Past the fake's memory of who interacted: a mutated sender is read by its own rules there.
      for (const body of bodies) statuses.add(await post(program.url, zaloSigned(body, '')));
      await program.idle();
      await program.stop();
      process.off('unhandledRejection', note);

      expect([...statuses].filter((status) => ![200, 400].includes(status))).toEqual([]);
      expect(rejections).toEqual([]);
    },
    60_000 + FUZZED * 10,
  );
});
