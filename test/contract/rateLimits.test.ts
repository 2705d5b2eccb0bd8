import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { memoryRateLimit, redisRateLimit } from '../../src/adapters/redis/rateLimits.ts';
import type { RateLimit, RateRule } from '../../src/conversation/ports.ts';

/** Longer than any test runs, so that no window ends while one looks. */
const AN_HOUR = 3_600;

interface Place {
  readonly limit: (rule: RateRule) => RateLimit;
  readonly close: () => void;
}

const url = process.env['TEST_REDIS_URL'];
const PLACES: readonly { name: string; open: () => Place }[] = [
  { name: 'in memory', open: () => ({ limit: memoryRateLimit, close: () => undefined }) },
  ...(url === undefined ? [] : [{ name: 'on Redis', open: () => onRedis(url) }]),
];

describe.each(PLACES)('rate limits $name', ({ open }) => {
  let place: Place;

  beforeAll(() => {
    place = open();
  });

  afterAll(() => {
    place.close();
  });

  it('calls of one key, when they are as many as allowed, then all may go', async () => {
    const limit = place.limit(rule({ points: 3 }));

    const waits = await callTimes(3, () => limit('a'));

    expect(waits).toEqual([undefined, undefined, undefined]);
  });

  it('calls of one key, when they are one too many, then the last must wait for the window', async () => {
    const limit = place.limit(rule({ points: 3 }));
    await callTimes(3, () => limit('a'));

    const wait = await limit('a');

    expect(wait).toBeGreaterThan((AN_HOUR - 60) * 1_000);
    expect(wait).toBeLessThanOrEqual(AN_HOUR * 1_000);
  });

  it('two keys, when one has used up its calls, then the other may still go', async () => {
    const limit = place.limit(rule({ points: 1 }));
    await callTimes(2, () => limit('a'));

    expect(await limit('b')).toBeUndefined();
  });

  it('two rules, when one has used up its calls, then the other may still go', async () => {
    const one = place.limit(rule({ points: 1 }));
    const other = place.limit(rule({ points: 1 }));
    await callTimes(2, () => one('a'));

    expect(await other('a')).toBeUndefined();
  });

  it('calls at once, when they are more than allowed, then exactly the allowed ones go', async () => {
    const limit = place.limit(rule({ points: 5 }));

    const waits = await Promise.all(Array.from({ length: 20 }, () => limit('a')));

    expect(waits.filter((wait) => wait === undefined)).toHaveLength(5);
  });
});

describe('rate limits when Redis is away', () => {
  it('calls, when Redis does not answer, then the limit goes on in memory', async () => {
    // Port 1 of the loopback: nobody listens there, so the connection ends by itself.
    const away = client('redis://127.0.0.1:1');
    const limit = redisRateLimit(away, rule({ points: 2 }));

    const waits = await callTimes(3, () => limit('a'));

    expect(waits.map((wait) => wait === undefined)).toEqual([true, true, false]);
    expect(away.status).toBe('end');
  });
});

(url === undefined ? describe.skip : describe)('rate limits on Redis, shared', () => {
  it('two processes, when they share a key, then they share its calls', async () => {
    const shared = rule({ points: 2 });
    const [one, other] = [onRedis(url ?? ''), onRedis(url ?? '')];
    await one.limit(shared)('a');
    await other.limit(shared)('a');

    const waits = [await one.limit(shared)('a'), await other.limit(shared)('a')];

    expect(waits.every((wait) => wait !== undefined)).toBe(true);
    one.close();
    other.close();
  });
});

function rule({ points }: { readonly points: number }): RateRule {
  return { name: `test-${randomUUID()}`, points, seconds: AN_HOUR };
}

async function callTimes(
  count: number,
  call: () => Promise<number | undefined>,
): Promise<(number | undefined)[]> {
  const waits: (number | undefined)[] = [];
  for (let called = 0; called < count; called += 1) waits.push(await call());
  return waits;
}

function onRedis(server: string): Place {
  const redis = client(server);
  return {
    limit: (each) => redisRateLimit(redis, each),
    close: () => {
      redis.disconnect();
    },
  };
}

/** Fails at once instead of queueing, so that the limits fall back at once. */
function client(server: string): Redis {
  const redis = new Redis(server, { maxRetriesPerRequest: 0, retryStrategy: () => null });
  // Without a listener ioredis writes every failed connection to stderr.
  redis.on('error', () => undefined);
  return redis;
}
