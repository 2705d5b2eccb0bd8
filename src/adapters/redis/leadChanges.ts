import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Changes, LeadChange } from '../../conversation/leads/changes.ts';
import { LEAD_EVENTS } from '../../core/lead/leadEvent.ts';

const TOPIC = 'lead_changes';

const change = z.strictObject({
  leadId: z.string(),
  kind: z.enum([...LEAD_EVENTS, 'merged', 'merge_undone']),
  assignee: z.string().optional(),
  before: z.string().optional(),
});

interface RedisChangesNeeds {
  /** Publishes. */
  readonly redis: Redis;
  /** Listens: a connection that does nothing else. */
  readonly listening: Redis;
  /** Tells the listeners of this process. */
  readonly local: Changes;
  readonly onError: (error: unknown) => void;
}

/**
 * Changes told to every process. While Redis is away each process tells its own listeners; what others
 * miss then, their pages read anew.
 */
export function redisLeadChanges({ redis, listening, local, onError }: RedisChangesNeeds): Changes {
  const listen = () => {
    listening.subscribe(TOPIC).catch(onError);
  };
  // At every connection anew: a subscription that Redis was away for at the start is given up.
  listening.on('ready', listen);
  if (listening.status === 'ready') listen();
  listening.on('message', (_topic: string, text: string) => {
    const read = change.safeParse(parsed(text));
    if (read.success) local.publish(read.data);
  });
  return {
    publish(changed: LeadChange) {
      // Redis sends it back to us as to everybody; only when it cannot, we tell ourselves.
      const isDeaf = listening.status !== 'ready';
      if (isDeaf) local.publish(changed);
      redis.publish(TOPIC, JSON.stringify(changed)).catch((error: unknown) => {
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
