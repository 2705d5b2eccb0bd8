import type { Log } from '../ports.ts';
import { localTopic, type Topic } from '../topic.ts';

/**
 * Something happened in a conversation and is stored. Ids only: who listens reads it, if they may.
 * `said`: the bot took its turn; `waiting`: the person wrote while a colleague has the conversation;
 * `asked`: a person is asked for; the others as colleagues did.
 */
export const TALK_CHANGES = [
  'said',
  'waiting',
  'asked',
  'taken',
  'replied',
  'given_back',
  'returned',
  'settled',
] as const;

export interface TalkChange {
  readonly contactId: string;
  readonly kind: (typeof TALK_CHANGES)[number];
}

/**
 * Tells the desk's pages, in every process, what happens in conversations. Published after the commit;
 * at most once, so losing one loses nothing but freshness.
 */
export type TalkChanges = Topic<TalkChange>;

/** Changes told within this process. */
export function localTalkChanges({ log }: { readonly log: Log }): TalkChanges {
  return localTopic<TalkChange>(log, ({ contactId }) => ({ contactId }));
}
