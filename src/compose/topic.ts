import { Redis } from 'ioredis';
import type { RedisTopicNeeds } from '../adapters/redis/topic.ts';
import type { Config } from '../config.ts';
import type { Log } from '../conversation/ports.ts';
import type { Topic } from '../conversation/topic.ts';

interface TopicParts<Change> {
  readonly log: Log;
  readonly local: Topic<Change>;
  /** The same, told to every process that shares a Redis. */
  readonly shared: (needs: RedisTopicNeeds<Change>) => Topic<Change>;
}

/** A topic within this process, or across all that share a Redis. */
export function openTopic<Change>(
  { redisUrl }: Pick<Config, 'redisUrl'>,
  { log, local, shared }: TopicParts<Change>,
): { readonly topic: Topic<Change>; readonly close: () => void } {
  if (redisUrl === undefined) return { topic: local, close: () => undefined };
  const onError = (error: unknown) => {
    log.warn('redis_away', { error });
  };
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const listening = new Redis(redisUrl);
  redis.on('error', onError);
  listening.on('error', onError);
  return {
    topic: shared({ redis, listening, local, onError }),
    close() {
      redis.disconnect();
      listening.disconnect();
    },
  };
}
