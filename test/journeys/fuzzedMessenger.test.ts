import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DATABASES } from '../support/databases.ts';
import { fc } from '../support/fastCheck.ts';
import { messengerBody } from '../support/fuzzedMessenger.ts';
import { startProgram, type TestProgram } from '../support/program.ts';
import { messengerSigned } from '../support/signedWebhooks.ts';

// The embedded database takes seconds to open, more on a busy machine.
jest.setTimeout(90_000);

/** A hundredth of what is tried on the reading alone: each is a request, a transaction and a turn. */
const BODIES = Math.max(100, Math.floor(Number(process.env['FUZZED'] ?? 2_000) / 100));
const AT_ONCE = 20;

describe.each(DATABASES)('any body that Meta signed, to the whole program on $name', (database) => {
  let program: TestProgram;
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  beforeAll(async () => {
    process.on('unhandledRejection', note);
    program = await startProgram(database);
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await program.stop();
  });

  it(
    `is answered 200 or 400, ${BODIES} times, and nothing is left undone`,
    async () => {
      const bodies = fc.sample(messengerBody, { numRuns: BODIES });
      const told = new Map<number, number>();
      for (let from = 0; from < bodies.length; from += AT_ONCE) {
        const posted = bodies
          .slice(from, from + AT_ONCE)
          .map((body) => program.post(messengerSigned(body)));
        for (const status of await Promise.all(posted)) {
          told.set(status, (told.get(status) ?? 0) + 1);
        }
      }
      await program.idle();

      expect([...told.keys()].filter((status) => status !== 200 && status !== 400)).toEqual([]);
      expect(unhandled).toEqual([]);
      expect(program.log.filter(isOurError)).toEqual([]);
      expect(program.graph.violations).toEqual([]);
    },
    10 * 60_000,
  );
});

/** Trouble with the account that a body tells of is told as an error, and is none of ours. */
function isOurError(line: string): boolean {
  return line.includes('"level":"error"') && !line.includes('"incident_opened"');
}
