import type { Content } from '../adapters/files/loadContent.ts';
import type { DeskRoute } from '../adapters/http/desk/deskRoute.ts';
import { handOverRoute } from '../adapters/http/desk/handOverRoute.ts';
import { leadRoutes } from '../adapters/http/desk/leadRoutes.ts';
import { redisLeadChanges } from '../adapters/redis/leadChanges.ts';
import type { Config } from '../config.ts';
import type { Changes } from '../conversation/leads/changes.ts';
import { makeHandAllOver } from '../conversation/leads/handAllOver.ts';
import { makeLeadDesk } from '../conversation/leads/leadDesk.ts';
import { makeLeadWorker } from '../conversation/leads/leadWorker.ts';
import { localChanges } from '../conversation/leads/localChanges.ts';
import type { Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';
import { openTopic } from './topic.ts';

/** The desk's leads: what is done about them, and what happens by itself. */
export interface Leads {
  readonly routes: readonly DeskRoute[];
  /** Says that leads were captured. */
  readonly captured: () => void;
  /** What happens to leads, in every process: for pages and notifications. */
  readonly changes: Changes;
  start(): void;
  stop(): Promise<void>;
}

interface LeadParts extends Surroundings {
  readonly content: Content;
  readonly stores: Stores;
}

export function openLeads(config: Pick<Config, 'redisUrl'>, parts: LeadParts): Leads {
  const { clock, log, stores } = parts;
  const { leadRules: rules, leadGroups: groups, calendar } = parts.content;
  const content = { rules, groups, calendar };
  const local = localChanges({ log });
  const { topic: changes, close } = openTopic(config, { log, local, shared: redisLeadChanges });
  const needs = { ...stores.deskLeads, content, changes, clock, log };
  const worker = makeLeadWorker(needs);
  const desk = makeLeadDesk(needs);
  const { staff } = stores.desk;
  const handAllOver = makeHandAllOver({ ...needs, staff, desk, atlas: parts.content.atlas });
  return {
    routes: [...leadRoutes({ ...needs, desk }), handOverRoute(handAllOver)],
    captured: () => {
      worker.wake();
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
