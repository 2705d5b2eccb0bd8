import type { Content } from '../adapters/files/loadContent.ts';
import type { DeskRoute } from '../adapters/http/desk/deskRoute.ts';
import { talkRoutes } from '../adapters/http/desk/talkRoutes.ts';
import { redisTalkChanges } from '../adapters/redis/talkChanges.ts';
import type { Config } from '../config.ts';
import type { LaneOutcome, LaneWork } from '../conversation/stores.ts';
import { makeReturnWorker } from '../conversation/talks/returnWorker.ts';
import {
  localTalkChanges,
  type TalkChange,
  type TalkChanges,
} from '../conversation/talks/talkChanges.ts';
import { makeTalkDesk } from '../conversation/talks/talkDesk.ts';
import { openTalkVoice } from './counsel.ts';
import type { Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';
import { openTopic } from './topic.ts';

/** The desk's conversations: what is done in them, and what happens by itself. */
export interface Talks {
  readonly routes: readonly DeskRoute[];
  /** Turns were taken, or left to a person. */
  readonly turned: (work: LaneWork) => void;
  /** What happens in conversations, in every process. */
  readonly changes: TalkChanges;
  start(): void;
  stop(): Promise<void>;
}

interface TalkParts extends Surroundings {
  readonly content: Content;
  readonly stores: Stores;
  /** Somebody asked for a person, and it is stored. */
  readonly asked: () => void;
}

export function openTalks(
  config: Pick<Config, 'redisUrl' | 'asOf' | 'talkReturn'>,
  parts: TalkParts,
): Talks {
  const { clock, log, content, stores } = parts;
  const local = localTalkChanges({ log });
  const { topic: changes, close } = openTopic(config, { log, local, shared: redisTalkChanges });
  const { counsel, returnTo } = openTalkVoice(config, parts);
  const { conversations, talks, deskLeads, desk } = stores;
  const needs = { conversations, changes, returnTo, patience: config.talkReturn, clock, log };
  const worker = makeReturnWorker({ ...needs, audit: desk.audit });
  const { lexicon } = content;
  return {
    routes: talkRoutes({
      ...needs,
      reader: talks.reader,
      desk: makeTalkDesk({ ...needs, ...talks }),
      counsel,
      roster: deskLeads.roster,
      lexicon,
    }),
    turned: ({ outcomes }) => {
      for (const change of outcomes.flatMap(changesIn)) {
        changes.publish(change);
        if (change.kind === 'asked') parts.asked();
      }
    },
    changes,
    start() {
      worker.start();
    },
    async stop() {
      await worker.stop();
      close();
    },
  };
}

/** What a turn was for whoever looks on. */
function changesIn({
  contactId,
  held,
  handled,
  personRequests,
}: LaneOutcome): readonly TalkChange[] {
  return [
    ...(handled.length > 0 ? [{ contactId, kind: 'said' as const }] : []),
    ...(held ? [{ contactId, kind: 'waiting' as const }] : []),
    ...(personRequests.length > 0 ? [{ contactId, kind: 'asked' as const }] : []),
  ];
}
