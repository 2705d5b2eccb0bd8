import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { messengerChannel } from '../../../../src/adapters/channels/messenger/messengerChannel.ts';
import type { WebhookReading } from '../../../../src/conversation/ports.ts';
import { fakePaint } from '../../../support/fakePaint.ts';
import { fc } from '../../../support/fastCheck.ts';
import { messengerBodies, messengerBody, VARIANTS } from '../../../support/fuzzedMessenger.ts';
import { MESSENGER } from '../../../support/testAccounts.ts';

/** Bodies tried; `FUZZED` asks for more. */
const BODIES = Number(process.env['FUZZED'] ?? 2_000);
const NOW = Date.UTC(2026, 10, 22, 8);

const channel = messengerChannel({
  config: { ...MESSENGER, graphUrl: 'http://127.0.0.1:9' },
  paint: fakePaint,
  clock: () => NOW,
  knowsRef: (ref) => ref.startsWith('a'),
});

function read(body: string): WebhookReading {
  const bytes = Buffer.from(body);
  const mac = createHmac('sha256', MESSENGER.appSecret).update(bytes).digest('hex');
  return channel.read({ body: bytes, headers: { 'x-hub-signature-256': `sha256=${mac}` } }, NOW);
}

/** What must hold of everything that is read; told as the first thing that does not. */
function fault(reading: WebhookReading): string | undefined {
  if (reading.kind !== 'accepted') return undefined;
  const { events, signals } = reading;
  if (events.some(({ contact }) => contact === MESSENGER.pageId)) return 'the Page is a person';
  const all = [...events, ...signals];
  if (all.some(({ account }) => account !== MESSENGER.pageId)) return 'another Page';
  return all.every(({ sentAt }) => Number.isSafeInteger(sentAt)) ? undefined : 'no time';
}

describe('any body that Meta signed', () => {
  it(
    `is read or refused without a throw, ${BODIES} times`,
    () => {
      const kinds = new Set<string>();
      fc.assert(
        fc.property(messengerBodies, (bodies) => {
          const readings = bodies.map(read);
          for (const { kind } of readings) kinds.add(kind);
          expect(readings.map(fault).find((each) => each !== undefined)).toBeUndefined();
        }),
        { numRuns: Math.ceil(BODIES / VARIANTS) },
      );
      // Both roads were walked: bodies that are JSON and bodies that are not.
      expect([...kinds].sort()).toEqual(['accepted', 'malformed']);
    },
    60 * 60_000,
  );

  it('leaves nothing behind in memory', () => {
    const bodies = fc.sample(messengerBody, { numRuns: 200, seed: 1 });
    const rounds = (count: number) => {
      for (let round = 0; round < count; round += 1) for (const body of bodies) read(body);
      return process.memoryUsage().heapUsed;
    };
    const warm = rounds(4);

    const grown = rounds(8) - warm;

    // Garbage that waits for its collection is all there may be.
    expect(grown).toBeLessThan(64 * 1024 * 1024);
  });
});
