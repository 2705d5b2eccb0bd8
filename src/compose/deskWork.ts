import type { DeskRoute } from '../adapters/http/desk/deskRoute.ts';
import type { Config } from '../config.ts';
import type { Changes } from '../conversation/leads/changes.ts';
import type { LaneWork } from '../conversation/stores.ts';
import { openLeads } from './leads.ts';
import { openNotices, type NoticeParts } from './notices.ts';
import { openStaffChat, type StaffChat, type StaffChatParts } from './staffChat.ts';
import { openTalks, type Talks } from './talks.ts';

/** What works at the desk: leads, colleagues in the bot's chat, notices and conversations. */
export interface DeskWork {
  readonly leadRoutes: readonly DeskRoute[];
  readonly changes: Changes;
  readonly talks: Talks;
  readonly hear: StaffChat['hear'];
  /** Turns were taken and are stored: whoever has to do something about them does it. */
  readonly turned: (work: LaneWork) => void;
  start(): void;
  stop(): Promise<void>;
}

type DeskWorkParts = Omit<NoticeParts & StaffChatParts, 'changes' | 'roads'>;

export function openDeskWork(config: Config, parts: DeskWorkParts): DeskWork {
  const leads = openLeads(config, parts);
  const { changes } = leads;
  const staffChat = openStaffChat(config, { ...parts, changes });
  const notices = openNotices(config, { ...parts, changes, roads: [staffChat.road] });
  const talks = openTalks(config, { ...parts, asked: notices.asked });
  const works = [leads, staffChat, notices, talks];
  return {
    leadRoutes: [leads, staffChat, notices].flatMap(({ routes }) => routes),
    changes,
    talks,
    hear: staffChat.hear,
    turned(work) {
      if (work.leads.length > 0) leads.captured();
      talks.turned(work);
      if (work.outcomes.some(({ staffWords }) => staffWords)) staffChat.wake();
    },
    start() {
      for (const work of works) work.start();
    },
    async stop() {
      for (const work of works.toReversed()) await work.stop();
    },
  };
}
