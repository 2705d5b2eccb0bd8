import { z } from 'zod';
import type { Changes, LeadChange } from '../../conversation/leads/changes.ts';
import { LEAD_EVENTS } from '../../core/lead/leadEvent.ts';
import { redisTopic, type RedisTopicNeeds } from './topic.ts';

const change = z.strictObject({
  leadId: z.string(),
  kind: z.enum([...LEAD_EVENTS, 'merged', 'merge_undone']),
  assignee: z.string().optional(),
  before: z.string().optional(),
});

/** Changes of leads told to every process. */
export function redisLeadChanges(needs: RedisTopicNeeds<LeadChange>): Changes {
  return redisTopic('lead_changes', change, needs);
}
