import { randomUUID } from 'node:crypto';
import { loadContent, type Content } from '../adapters/files/loadContent.ts';
import { readPackage } from '../adapters/files/readPackage.ts';
import { createApp } from '../adapters/http/createApp.ts';
import { listen, type Listening } from '../adapters/http/listen.ts';
import { prometheusMeter } from '../adapters/metrics/prometheusMeter.ts';
import type { Config } from '../config.ts';
import { makeDecide, makeGiveUp, type DecideNeeds } from '../conversation/decide.ts';
import { makeDeliveryWorker } from '../conversation/deliver.ts';
import type { Dialogue } from '../conversation/dialogue.ts';
import type { Log, Meter } from '../conversation/ports.ts';
import type { LaneWork, LeadStore } from '../conversation/stores.ts';
import { makeReceive } from '../conversation/receive.ts';
import { makeSimulator } from '../conversation/simulate.ts';
import { makeTurnWorker } from '../conversation/takeTurns.ts';
import { NEW_SESSION } from '../core/flow/session.ts';
import { CAPABILITIES } from '../core/messaging/capabilities.ts';
import { layOutTurn } from '../core/messaging/layOutTurn.ts';
import { dayInVietnam } from '../core/shared/localDate.ts';
import { openChannels, type Channels } from './channels.ts';
import { openDialogue } from './dialogue.ts';
import { openPaint } from './paint.ts';
import { openLimits } from './limits.ts';
import { openRoutes } from './routes.ts';
import { openStores, type Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';

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
  const { log, clock } = surroundings;
  const content = await loadContent(config, config.asOf ?? dayInVietnam(clock()));
  announce(config, content, log);
  const meter = prometheusMeter();
  const paint = await openPaint(content, { clock, meter });
  const stores = await openStores(config, surroundings);
  const channels = openChannels(config, { ...surroundings, paint, tokens: stores.tokens });
  const { archive, inbox } = stores;
  const dialogue = await openDialogue(content, { ...surroundings, archive, asOf: config.asOf });

  const workers = openWorkers({ ...surroundings, stores, channels, dialogue, meter });
  const { wake, simulator } = workers;
  const receive = makeReceive({ channels: channels.on, inbox, wake, clock, log, meter });
  const program = await readPackage();
  const limits = openLimits(config, surroundings);
  const parts = { content, channels, stores, simulator, paint, meter, clock, log, program, limits };
  const app = createApp({
    webhooks: { receive, subscribing: channels.subscribing },
    ...openRoutes(config, parts),
    log,
  });

  let listening: Listening | undefined;
  return {
    leads: stores.leads,
    async start() {
      workers.start();
      listening = await listen(app, config, surroundings.patience?.request);
      return { port: listening.port };
    },
    async stop() {
      await listening?.close();
      await workers.stop();
      limits.close();
      await stores.close();
    },
  };
}

interface WorkerParts extends Surroundings {
  readonly stores: Stores;
  readonly channels: Channels;
  readonly dialogue: Dialogue;
  readonly meter: Meter;
}

/** Turns and deliveries, wired to each other. */
function openWorkers(parts: WorkerParts) {
  const { stores, channels, dialogue, ...rest } = parts;
  const { outbox, lanes, inbox, ownership } = stores;
  const deciding: DecideNeeds = {
    ...rest,
    ...dialogue,
    layOut: ({ channel }, messages) => layOutTurn(messages, CAPABILITIES[channel]),
    newSession: NEW_SESSION,
  };
  const delivery = makeDeliveryWorker({ ...rest, outbox, channelOf: channels.of });
  const turns = makeTurnWorker({
    ...rest,
    lanes,
    decide: makeDecide(deciding),
    giveUp: (reason) => makeGiveUp(deciding, reason),
    taken,
  });
  const { wake } = turns;
  const simulator = makeSimulator({ inbox, clock: rest.clock, newId: randomUUID, wake });
  ownership.onRenewed(delivery.forget);
  return {
    wake,
    simulator,
    start() {
      turns.start();
      delivery.start();
    },
    async stop() {
      await turns.stop();
      await delivery.stop();
    },
  };

  function taken(work: LaneWork): void {
    for (const { contactId, erase } of work.outcomes) if (erase) delivery.erased(contactId);
    delivery.deliver(work.sends);
    simulator.taken(work);
  }
}

/** What an operator should know at the start. */
function announce(config: Config, { flows, law, warnings }: Content, log: Log): void {
  if (config.asOf !== undefined) log.warn('rules_of_another_day', { asOf: config.asOf });
  for (const { file, line, message, cure } of warnings) {
    log.warn('content_needs_review', { place: `${file}:${line}`, problem: message, cure });
  }
  const off = { zalo: config.zalo, messenger: config.messenger };
  const channels = Object.entries(off).flatMap(([name, settings]) => (settings ? [name] : []));
  log.info('composed', { channels, flows: flows.length, parameters: law.size });
}
