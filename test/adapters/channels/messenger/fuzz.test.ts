import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { messengerChannel } from '../../../../src/adapters/channels/messenger/messengerChannel.ts';
import type { WebhookReading } from '../../../../src/conversation/ports.ts';
import { fakePaint } from '../../../support/fakePaint.ts';
import { messengerBody } from '../../../support/fuzzedMessenger.ts';
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

describe('any body that Meta signed', () => {
  it(
    `is read or refused without a throw, ${BODIES} times`,
    () => {
      const kinds = new Map<string, number>();
      fc.assert(
        fc.property(messengerBody, (body) => {
          const reading = read(body);
          kinds.set(reading.kind, (kinds.get(reading.kind) ?? 0) + 1);
          if (reading.kind !== 'accepted') return;
          for (const event of reading.events) {
            expect([event.account, event.channel]).toEqual([MESSENGER.pageId, 'messenger']);
            expect(event.contact).not.toBe(MESSENGER.pageId);
            expect(event.platformId.length).toBeLessThanOrEqual(1_000);
            expect(Number.isSafeInteger(event.sentAt)).toBe(true);
          }
          for (const { account, sentAt } of reading.signals) {
            expect(account).toBe(MESSENGER.pageId);
            expect(Number.isSafeInteger(sentAt)).toBe(true);
          }
        }),
        { numRuns: BODIES },
      );
      // Both roads were walked: bodies that are JSON and bodies that are not.
      expect([...kinds.keys()].sort()).toEqual(['accepted', 'malformed']);
    },
    10 * 60_000,
  );

  it('leaves nothing behind in memory', () => {
    const bodies = fc.sample(messengerBody, { numRuns: 500, seed: 1 });
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
