import type { Database } from '../adapters/database/openDatabase.ts';
import { databaseTalkRequests } from '../adapters/database/talks/audience.ts';
import { databaseTalkReader } from '../adapters/database/talks/talkReader.ts';
import type { Clock } from '../conversation/ports.ts';
import type { PersonRequests, TalkReader } from '../conversation/talks/ports.ts';

/** What the desk keeps and reads about conversations. */
export interface TalkStores {
  readonly reader: TalkReader;
  readonly requests: PersonRequests;
}

export function openTalkStores({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): TalkStores {
  const { queries } = database;
  return {
    reader: databaseTalkReader({ queries }),
    requests: databaseTalkRequests({ queries, clock }),
  };
}
