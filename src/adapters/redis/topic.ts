import type { Redis } from 'ioredis';
import type { z } from 'zod';
import type { Topic } from '../../conversation/topic.ts';

export interface RedisTopicNeeds<Change> {
  /** Publishes. */
  readonly redis: Redis;
  /** Listens: a connection that does nothing else. */
  readonly listening: Redis;
  /** Tells the listeners of this process. */
  readonly local: Topic<Change>;
  readonly onError: (error: unknown) => void;
}

/**
 * A topic told to every process. While Redis is away each process tells its own listeners; what others
 * miss then, their pages read anew.
 */
export function redisTopic<Change>(
  name: string,
  schema: z.ZodType<Change>,
  { redis, listening, local, onError }: RedisTopicNeeds<Change>,
): Topic<Change> {
  const listen = () => {
    listening.subscribe(name).catch(onError);
  };
  // At every connection anew: a subscription that Redis was away for at the start is given up.
  listening.on('ready', listen);
  if (listening.status === 'ready') listen();
  listening.on('message', (topic: string, text: string) => {
    if (topic !== name) return;
    const read = schema.safeParse(parsed(text));
    if (read.success) local.publish(read.data);
  });
  return {
    publish(changed) {
      // Redis sends it back to us as to everybody; only when it cannot, we tell ourselves.
      const isDeaf = listening.status !== 'ready';
      if (isDeaf) local.publish(changed);
      redis.publish(name, JSON.stringify(changed)).catch((error: unknown) => {
        onError(error);
        if (!isDeaf) local.publish(changed);
      });
    },
    subscribe: (listener) => local.subscribe(listener),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody else's message on our topic tells us nothing.
    return undefined;
  }
}
