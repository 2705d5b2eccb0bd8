import { z } from 'zod';
import {
  TALK_CHANGES,
  type TalkChange,
  type TalkChanges,
} from '../../conversation/talks/talkChanges.ts';
import { redisTopic, type RedisTopicNeeds } from './topic.ts';

const change = z.strictObject({ contactId: z.string(), kind: z.enum(TALK_CHANGES) });

/** Changes of conversations told to every process. */
export function redisTalkChanges(needs: RedisTopicNeeds<TalkChange>): TalkChanges {
  return redisTopic('talk_changes', change, needs);
}
