import path from 'node:path';
import { Router } from 'express';
import type { Content } from '../adapters/files/loadContent.ts';
import type { HealthNeeds, Readiness } from '../adapters/http/healthRoutes.ts';
import type { Home } from '../adapters/http/homePage.ts';
import { knowledgeRoutes } from '../adapters/http/knowledgeRoutes.ts';
import { limitRate } from '../adapters/http/limitRate.ts';
import { pageRoutes } from '../adapters/http/pageRoutes.ts';
import { simulatorRoutes } from '../adapters/http/simulatorRoutes.ts';
import { policyRoutes } from '../adapters/http/policyRoutes.ts';
import { zaloConsentRoutes } from '../adapters/http/zaloConsentRoutes.ts';
import { understandRoutes } from '../adapters/http/understandRoutes.ts';
import type { PrometheusMeter } from '../adapters/metrics/prometheusMeter.ts';
import type { Config } from '../config.ts';
import type { Incident, Incidents } from '../conversation/incidents.ts';
import type { Clock, Log, Model, Paint } from '../conversation/ports.ts';
import type { Simulator } from '../conversation/simulate.ts';
import { fill } from '../core/policy/words.ts';
import { dayInVietnam } from '../core/shared/localDate.ts';
import type { Channels } from './channels.ts';
import { askOver } from './faq.ts';
import type { Limits } from './limits.ts';
import { converseWith } from './simulator.ts';
import type { Stores } from './stores.ts';

interface RouteParts {
  readonly content: Content;
  readonly channels: Channels;
  readonly stores: Stores;
  readonly simulator: Simulator;
  readonly meter: PrometheusMeter;
  readonly paint: Paint;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Limits;
  readonly model: Model | undefined;
  readonly incidents: Pick<Incidents, 'open'>;
  /** What channels answer beside their webhooks. */
  readonly more: readonly Router[];
  readonly desk: Router;
  readonly webDir?: string;
  /** Name and version of what runs. */
  readonly program: { readonly name: string; readonly version: string };
}

const PRODUCT = 'An Sinh';
/** What a body under `/api/v1` may measure. */
const MOST_KILOBYTES = 64;
/** Where `npm run build:web` leaves the pages. */
const WEB_DIR = path.join(import.meta.dirname, '../../dist/web');

/** Health, the API and the pages. */
export function openRoutes(
  config: Config,
  parts: RouteParts,
): { readonly health: HealthNeeds; readonly routers: readonly Router[] } {
  const { content, meter, clock, limits } = parts;
  const consent = parts.channels.zalo?.consent;
  const { law, policyWords: words, understanding: ear, said } = content;
  const today = () => config.asOf ?? dayInVietnam(clock());
  return {
    health: { readiness: () => readiness(config, parts), metrics: () => meter.page() },
    routers: [
      Router().use('/api/v1', limitRate(limits.api, words.requests.too_many)),
      policyRoutes({ law, words, today }),
      knowledgeRoutes({ ask: askOver(content), words, today }),
      understandRoutes({ ear, now: clock, said }),
      ...(config.simulator ? [simulatorApi(parts)] : []),
      ...(consent ? [zaloConsentRoutes(consent)] : []),
      ...parts.more,
      parts.desk,
      pageRoutes({ home: homeOf(config, parts), webDir: parts.webDir ?? WEB_DIR }),
    ],
  };
}

function simulatorApi({ simulator, content, ...parts }: RouteParts): Router {
  const { unreadable_request: malformed, too_large: tooLarge } = content.policyWords.requests;
  const words = { malformed, tooLarge: fill(tooLarge, { kilobytes: MOST_KILOBYTES }) };
  return Router().use(
    '/api/v1',
    simulatorRoutes({ converse: converseWith(simulator, parts), words }),
  );
}

function homeOf(config: Config, { channels, program }: RouteParts): Home {
  return {
    name: PRODUCT,
    version: program.version,
    channels: channelsOn(channels),
    simulator: config.simulator,
    asOf: config.asOf,
    links: ['desk', 'api_document', 'parameters', 'readiness', 'metrics'],
  };
}

function channelsOn({ on }: Channels): Home['channels'] {
  return { zalo: onOff(on.zalo !== undefined), messenger: onOff(on.messenger !== undefined) };
}

async function readiness(
  config: Config,
  { channels, stores, model, incidents }: RouteParts,
): Promise<Readiness> {
  const isAnswering = await stores.isAnswering();
  return {
    database: isAnswering ? 'ok' : 'failing',
    channels: channelsOn(channels),
    accounts: { ...(channels.zalo && { zalo: channels.zalo.channel.health.last() }) },
    simulator: onOff(config.simulator),
    model: stateOf(model),
    incidents: isAnswering ? (await incidents.open()).map(told) : [],
  };
}

/** As an operator reads it. */
function told({ firstAt, lastAt, ...incident }: Incident): Readiness['incidents'][number] {
  const { id, kind, channel, account, count } = incident;
  const [first, last] = [firstAt, lastAt].map((at) => new Date(at).toISOString());
  return { id, kind, channel, account, count, first: first ?? '', last: last ?? '' };
}

function stateOf(model: Model | undefined): Readiness['model'] {
  if (!model) return 'off';
  return model.isAvailable() ? 'on' : 'resting';
}

function onOff(isOn: boolean): 'on' | 'off' {
  return isOn ? 'on' : 'off';
}
