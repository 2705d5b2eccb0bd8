import { Redis } from 'ioredis';
import { memoryRateLimit, redisRateLimit } from '../adapters/redis/rateLimits.ts';
import type { Config } from '../config.ts';
import type { RateLimit, RateRule } from '../conversation/ports.ts';
import type { Surroundings } from './surroundings.ts';

/** A hundred calls a second from one address: far above any person, far below a flood. */
const API_RULE: RateRule = { name: 'api', points: 6_000, seconds: 60 };

/** The limits of this process, or shared by all when REDIS_URL is set. */
export interface Limits {
  readonly api: RateLimit;
  close(): void;
}

export function openLimits({ redisUrl }: Pick<Config, 'redisUrl'>, { log }: Surroundings): Limits {
  if (redisUrl === undefined) return { api: memoryRateLimit(API_RULE), close: () => undefined };
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  redis.on('error', (error) => {
    log.warn('redis_away', { error });
  });
  return {
    api: redisRateLimit(redis, API_RULE),
    close: () => {
      redis.disconnect();
    },
  };
}
