import type { RequestListener } from 'node:http';
import { loadContent, type Content } from '../adapters/files/loadContent.ts';
import { readPackage } from '../adapters/files/readPackage.ts';
import { createApp } from '../adapters/http/createApp.ts';
import { listen, type Listening } from '../adapters/http/listen.ts';
import { prometheusMeter } from '../adapters/metrics/prometheusMeter.ts';
import type { Config } from '../config.ts';
import type { Log } from '../conversation/ports.ts';
import type { LeadStore } from '../conversation/stores.ts';
import { makeIncidents } from '../conversation/raiseIncidents.ts';
import { dayInVietnam } from '../core/shared/localDate.ts';
import { openChannels } from './channels.ts';
import { openDialogue } from './dialogue.ts';
import { openDeskRoutes } from './desk.ts';
import { openDeskWork } from './deskWork.ts';
import { openPaint } from './paint.ts';
import { openIntake } from './intake.ts';
import { openLimits, type Limits } from './limits.ts';
import { openMessenger } from './messenger.ts';
import { openModel } from './model.ts';
import { openRetention } from './retention.ts';
import { openRoutes } from './routes.ts';
import { openStores, type Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';
import { openWorkers } from './workers.ts';

/** The program, composed and not yet listening. */
export interface Program {
  /** Begins to work and to listen; resolves to the port. */
  start(): Promise<{ readonly port: number }>;
  /** Finishes what is in hand; the rest waits in the database. */
  stop(): Promise<void>;
  readonly leads: LeadStore;
}

/** Puts the parts together. Throws when configuration, content or database cannot be used. */
export async function compose(config: Config, surroundings: Surroundings): Promise<Program> {
  const { log, clock, readContent = loadContent } = surroundings;
  const content = await readContent(config, config.asOf ?? dayInVietnam(clock()));
  announce(config, content, log);
  const meter = prometheusMeter();
  const paint = await openPaint(content, { clock, meter });
  const stores = await openStores(config, surroundings);
  const incidents = makeIncidents({ store: stores.incidents, clock, log, meter });
  const limits = openLimits(config, surroundings);
  const base = { ...surroundings, content, paint, meter, limits, incidents };
  const channels = openChannels(config, { ...stores, ...base });
  const page = openMessenger(config, { ...base, stores });
  const { archive } = stores;
  const dialogue = await openDialogue(content, { ...surroundings, archive, asOf: config.asOf });
  const parts = { ...base, channels, stores, model: openModel(config, surroundings) };
  const deskWork = openDeskWork(config, parts);
  const { paidMessages: mayPay, publicUrl } = config;
  const workers = openWorkers({ ...parts, deskWork, dialogue, mayPay, publicUrl });
  const receive = openIntake({ ...parts, ...page, workers });
  const { simulator, erased } = workers;
  const desk = openDeskRoutes(config, { ...parts, ...deskWork, erased });
  const program = await readPackage();
  const app = createApp({
    webhooks: { receive, subscribing: channels.subscribing },
    ...openRoutes(config, { ...parts, simulator, desk, program, more: page.routers }),
    log,
  });
  const retention = openRetention(config, { ...parts, erased });
  const health = channels.zalo?.channel.health;
  const works = [incidents, workers, deskWork, ...(health ? [health] : []), page, retention];
  return running(app, config, { ...surroundings, stores, limits, works });
}

interface RunningParts extends Surroundings {
  readonly stores: Stores;
  readonly limits: Limits;
  /** What works while the program runs, in the order it is started; stopped the other way round. */
  readonly works: readonly Work[];
}

interface Work {
  start(): void;
  stop(): Promise<void> | void;
}

/** Starts and stops everything in its order. */
function running(app: RequestListener, config: Config, parts: RunningParts): Program {
  const { stores, limits, works, patience } = parts;
  let listening: Listening | undefined;
  return {
    leads: stores.leads,
    async start() {
      for (const work of works) work.start();
      listening = await listen(app, config, patience?.request);
      return { port: listening.port };
    },
    async stop() {
      await listening?.close();
      for (const work of works.toReversed()) await work.stop();
      limits.close();
      await stores.close();
    },
  };
}

/** What an operator should know at the start. */
function announce(config: Config, { flows, law, warnings }: Content, log: Log): void {
  if (config.asOf !== undefined) log.warn('rules_of_another_day', { asOf: config.asOf });
  for (const { file, line, message, cure } of warnings) {
    log.warn('content_needs_review', { place: `${file}:${line}`, problem: message, cure });
  }
  const off = { zalo: config.zalo, messenger: config.messenger };
  const channels = Object.entries(off).flatMap(([name, settings]) => (settings ? [name] : []));
  log.info('composed', {
    channels,
    flows: flows.length,
    parameters: law.size,
    model: config.model?.model,
  });
}
