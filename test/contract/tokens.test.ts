import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseTokens } from '../../src/adapters/database/tokens.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import type { TokenPair } from '../../src/conversation/ports.ts';
import { DATABASES } from '../support/databases.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const pair = (number: number): TokenPair => ({
  accessToken: `access-${number}`,
  refreshToken: `refresh-${number}`,
  expiresAt: NOW + 90_000_000,
  renewedAt: NOW,
});

describe.each(DATABASES)('tokens on $name', ({ open }) => {
  let database: Database;
  const store = () => databaseTokens({ database, clock: () => NOW });
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('load, before the first renewal, finds nothing', async () => {
    expect(await store().load('oa-none')).toBeUndefined();
  });

  it('renew, when it is done, has stored what it hands out', async () => {
    const renewed = await store().renew('oa-1', () => Promise.resolve(pair(1)));

    expect(renewed).toEqual(pair(1));
    expect(await store().load('oa-1')).toEqual(pair(1));
  });

  it('renew, when ten ask at once, lets one after the other see the pair stored last', async () => {
    let platformCalls = 0;
    const once = (current: TokenPair | undefined) => {
      if (current?.accessToken === 'access-2') return Promise.resolve(current);
      platformCalls += 1;
      return Promise.resolve(pair(2));
    };

    const pairs = await Promise.all(Array.from({ length: 10 }, () => store().renew('oa-2', once)));

    expect(new Set(pairs.map(({ accessToken }) => accessToken))).toEqual(new Set(['access-2']));
    expect(platformCalls).toBe(1);
  });

  it('renew, when the platform refuses, keeps the pair and lets the next one try', async () => {
    await store().renew('oa-3', () => Promise.resolve(pair(3)));

    const refused = store().renew('oa-3', () => Promise.reject(new Error('refused')));

    await expect(refused).rejects.toThrow('refused');
    expect(await store().load('oa-3')).toEqual(pair(3));
    expect(await store().renew('oa-3', () => Promise.resolve(pair(4)))).toEqual(pair(4));
  });
});
