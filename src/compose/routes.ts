import type { Router } from 'express';
import type { Content } from '../adapters/files/loadContent.ts';
import type { HealthNeeds, Readiness } from '../adapters/http/healthRoutes.ts';
import { policyRoutes } from '../adapters/http/policyRoutes.ts';
import { understandRoutes } from '../adapters/http/understandRoutes.ts';
import type { PrometheusMeter } from '../adapters/metrics/prometheusMeter.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../conversation/ports.ts';
import type { Simulator } from '../conversation/simulate.ts';
import { dayInVietnam } from '../core/shared/localDate.ts';
import type { Channels } from './channels.ts';
import type { Stores } from './stores.ts';

interface RouteParts {
  readonly content: Content;
  readonly channels: Channels;
  readonly stores: Stores;
  readonly simulator: Simulator;
  readonly meter: PrometheusMeter;
  readonly clock: Clock;
}

/** Health, the API and the pages. */
export function openRoutes(
  config: Config,
  parts: RouteParts,
): { readonly health: HealthNeeds; readonly routers: readonly Router[] } {
  const { content, meter, clock } = parts;
  const { law, policyWords: words, understanding: ear, said } = content;
  const today = () => config.asOf ?? dayInVietnam(clock());
  return {
    health: { readiness: () => readiness(config, parts), metrics: () => meter.page() },
    routers: [policyRoutes({ law, words, today }), understandRoutes({ ear, now: clock, said })],
  };
}

async function readiness(config: Config, { channels, stores }: RouteParts): Promise<Readiness> {
  const { zalo, messenger } = channels.on;
  return {
    database: (await stores.isAnswering()) ? 'ok' : 'failing',
    channels: { zalo: onOff(zalo !== undefined), messenger: onOff(messenger !== undefined) },
    simulator: onOff(config.simulator),
  };
}

function onOff(isOn: boolean): 'on' | 'off' {
  return isOn ? 'on' : 'off';
}
