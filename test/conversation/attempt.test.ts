import { describe, expect, it } from '@jest/globals';
import { attempt } from '../../src/conversation/attempt.ts';
import { DeliveryError, type DeliveryFailure } from '../../src/conversation/ports.ts';
import type { OutboundPart } from '../../src/core/messaging/outbound.ts';
import { localDate } from '../../src/core/shared/localDate.ts';

const image = { name: 'chart', on: localDate('2026-11-22'), input: {} };
const nothing = () => undefined;

/** Tries a part with a picture on a channel that refuses pictures so; tells what went out. */
async function tried(refuses: DeliveryFailure, { attempts = 0, text = 'Dạ' } = {}) {
  const went: OutboundPart[] = [];
  const next = await attempt(
    {
      channelOf: () => ({
        send(_to, part) {
          if (part.image) return Promise.reject(new DeliveryError(refuses, 'no'));
          went.push(part);
          return Promise.resolve({});
        },
      }),
      incidents: { raise: nothing, sendTaken: nothing },
      clock: () => 0,
      log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
      meter: { count: nothing, took: nothing },
    },
    {
      id: '1',
      contactId: '1',
      contact: { channel: 'zalo', account: 'oa', contact: 'person' },
      part: { text, buttons: [], image },
      attempts,
      purpose: 'reply',
      standing: { stopped: false },
    },
    'free',
  );
  return { went, then: next.then, settled: next.settlement.kind };
}

const ALONE = [{ text: 'Dạ', buttons: [] }];

describe('a send with a picture', () => {
  it.each<{ refuses: DeliveryFailure; attempts: number; went: OutboundPart[]; then: string }>([
    { refuses: 'permanent', attempts: 0, went: ALONE, then: 'next' },
    { refuses: 'needs_operator', attempts: 0, went: ALONE, then: 'next' },
    { refuses: 'retry', attempts: 0, went: [], then: 'again' },
    { refuses: 'retry', attempts: 1, went: [], then: 'again' },
    { refuses: 'retry', attempts: 2, went: ALONE, then: 'next' },
    { refuses: 'unknown', attempts: 1, went: [], then: 'again' },
    { refuses: 'unknown', attempts: 2, went: ALONE, then: 'next' },
    { refuses: 'contact_closed', attempts: 9, went: [], then: 'drop_contact' },
  ])(
    'refused as $refuses after $attempts attempts: then $then',
    async ({ went, then, ...given }) => {
      const { refuses, attempts } = given;

      expect(await tried(refuses, { attempts })).toMatchObject({ went, then });
    },
  );

  it('that has no words, is given up where words would go alone', async () => {
    expect(await tried('retry', { attempts: 2, text: '' })).toEqual({
      went: [],
      then: 'next',
      settled: 'failed',
    });
  });
});
