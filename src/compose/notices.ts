import { randomInt } from 'node:crypto';
import { webhookCrm } from '../adapters/crm/webhookCrm.ts';
import type { Content } from '../adapters/files/loadContent.ts';
import type { DeskRoute } from '../adapters/http/desk/deskRoute.ts';
import { noticeRoutes } from '../adapters/http/desk/noticeRoutes.ts';
import type { Config } from '../config.ts';
import type { Incidents } from '../conversation/incidents.ts';
import type { Changes } from '../conversation/leads/changes.ts';
import { makeCrmWorker } from '../conversation/notices/crmWorker.ts';
import { makeHandOnWorker } from '../conversation/notices/handOn.ts';
import { makeManageNotices } from '../conversation/notices/manageNotices.ts';
import type { Road } from '../conversation/notices/roads.ts';
import { makeTeller } from '../conversation/notices/teller.ts';
import type { Meter } from '../conversation/ports.ts';
import type { Limits } from './limits.ts';
import { linkTokens } from './linkTokens.ts';
import { openRoads, timeoutOf, type OpenRoads } from './noticeRoads.ts';
import type { Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';

/** Who tells colleagues and the CRM. */
export interface NoticeDesk {
  readonly routes: readonly DeskRoute[];
  /** Says that somebody asked for a person. */
  readonly asked: () => void;
  start(): void;
  stop(): Promise<void>;
}

export interface NoticeParts extends Surroundings {
  readonly content: Content;
  readonly stores: Stores;
  readonly limits: Limits;
  readonly meter: Meter;
  readonly incidents: Pick<Incidents, 'raise' | 'clear'>;
  readonly changes: Pick<Changes, 'subscribe'>;
  /** Roads that are made elsewhere: the bot's own chat. */
  readonly roads?: readonly Road[];
}

type NoticeConfig = Pick<Config, 'mail' | 'crm' | 'publicUrl' | 'port'>;

export function openNotices(config: NoticeConfig, parts: NoticeParts): NoticeDesk {
  const { stores, content, clock, log } = parts;
  const roads = openRoads(config, parts);
  const { book, tellings } = stores.notices;
  const { noticeRules: rules, calendar } = content;
  const tellers = roads.all.map((road) =>
    makeTeller({ ...parts, road, tellings, rules, calendar }),
  );
  const crm = openCrm(config, parts);
  const made = () => {
    for (const worker of [...tellers, ...crm]) worker.wake();
  };
  const handOn = makeHandOnWorker({ book, made, log });
  const workers = [handOn, ...tellers, ...crm];
  let unsubscribe: () => void = () => undefined;
  return {
    routes: noticeRoutes(manageBy(roads, { ...parts, clock })),
    asked: () => {
      handOn.wake();
    },
    start() {
      unsubscribe = parts.changes.subscribe(() => {
        handOn.wake();
      });
      for (const worker of workers) worker.start();
    },
    async stop() {
      unsubscribe();
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

function openCrm({ crm: settings }: NoticeConfig, parts: NoticeParts) {
  if (!settings) return [];
  const { stores, clock, patience } = parts;
  const crm = webhookCrm({ ...settings, ...timeoutOf(patience) }, clock);
  const { personal } = settings;
  return [makeCrmWorker({ ...parts, crm, personal, queue: stores.notices.crm })];
}

function manageBy({ all, mailer, pushKey }: OpenRoads, parts: NoticeParts) {
  const { settings, subscriptions } = parts.stores.notices;
  const { noticeRules: rules, noticeWords: words } = parts.content;
  return makeManageNotices({
    settings,
    subscriptions,
    rules,
    words,
    roads: all,
    mailer,
    pushKey,
    newCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
    hashOf: (code) => linkTokens.hashOf(code),
    limit: parts.limits.desk.notices,
    clock: parts.clock,
  });
}
