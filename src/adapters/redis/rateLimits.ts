import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimit, RateRule } from '../../conversation/ports.ts';

/** Limits of one process, in memory. */
export function memoryRateLimit({ name, points, seconds }: RateRule): RateLimit {
  return waitFrom(new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }));
}

/** Limits shared by all processes. When Redis is away each process limits for itself. */
export function redisRateLimit(redis: Redis, { name, points, seconds }: RateRule): RateLimit {
  const options = { keyPrefix: name, points, duration: seconds };
  return waitFrom(
    new RateLimiterRedis({
      ...options,
      storeClient: redis,
      insuranceLimiter: new RateLimiterMemory(options),
    }),
  );
}

function waitFrom(limiter: { consume(key: string): Promise<unknown> }): RateLimit {
  return async (key) => {
    try {
      await limiter.consume(key);
      return undefined;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
      throw refusal;
    }
  };
}
