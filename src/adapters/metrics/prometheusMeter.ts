import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Counter as CounterName, Meter, Timer } from '../../conversation/ports.ts';

const COUNTERS: Readonly<Record<CounterName, { help: string; labels: readonly string[] }>> = {
  webhooks: { help: 'Webhook requests by what they were told', labels: ['channel', 'receipt'] },
  events: { help: 'Events stored, by kind', labels: ['channel', 'kind'] },
  ignored: { help: 'Webhook items acknowledged and not answered', labels: ['channel', 'reason'] },
  duplicates: { help: 'Events that had been stored before', labels: ['channel'] },
  turns: { help: 'Turns taken, by result', labels: ['result'] },
  sends: { help: 'Attempts to send, by result', labels: ['channel', 'result'] },
  sends_refused: {
    help: 'Sends that were not made: outside the window, to somebody who stopped, in a pause',
    labels: ['channel', 'code'],
  },
  signals: { help: 'What platforms told beside what people said', labels: ['channel', 'kind'] },
  pauses: { help: 'Conversations in which somebody else spoke', labels: ['channel', 'by'] },
  replays: { help: 'Events older than a day, stored and not answered', labels: ['channel'] },
  incidents: { help: 'Incidents opened', labels: ['channel', 'kind'] },
  media_links_dropped: { help: 'Links to media outside the platforms', labels: ['channel'] },
  sends_charged: { help: 'Sends by what they were charged to', labels: ['channel', 'quota'] },
  uploads: { help: 'Pictures uploaded', labels: ['channel'] },
  model_calls: {
    help: 'Questions for the language model, by what came of them',
    labels: ['decision'],
  },
  notices: {
    help: 'Colleagues told of something, by road, kind and what came of it',
    labels: ['road', 'kind', 'result'],
  },
  crm_events: { help: 'Tries to tell the CRM, by result', labels: ['result'] },
  pictures_left_out: { help: 'Sends that had to go without their picture', labels: ['channel'] },
};

const TIMERS: Readonly<Record<Timer, { help: string; labels: readonly string[] }>> = {
  accept: { help: 'Webhook received until it is acknowledged, seconds', labels: ['channel'] },
  turn_batch: { help: 'A batch of turns, claim to commit, seconds', labels: [] },
  send: { help: 'One request to a platform, seconds', labels: ['channel'] },
  model: { help: 'Asking the language model and checking its answer, seconds', labels: [] },
  picture: { help: 'Drawing one picture, seconds', labels: [] },
};

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** A meter and its page for Prometheus. */
export interface PrometheusMeter extends Meter {
  /** The text of `/metrics` and its content type. */
  page(): Promise<{ readonly text: string; readonly contentType: string }>;
}

export function prometheusMeter(): PrometheusMeter {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const counters = mapValues(
    COUNTERS,
    ({ help, labels }, name) =>
      new Counter({
        name: `ansinh_${name}_total`,
        help,
        labelNames: labels,
        registers: [register],
      }),
  );
  const timers = mapValues(
    TIMERS,
    ({ help, labels }, name) =>
      new Histogram({
        name: `ansinh_${name}_seconds`,
        help,
        labelNames: labels,
        buckets: BUCKETS,
        registers: [register],
      }),
  );
  return {
    count: (counter, labels, by = 1) => {
      counters[counter].inc(labels, by);
    },
    took: (timer, labels, milliseconds) => {
      timers[timer].observe(labels, milliseconds / 1_000);
    },
    page: async () => ({ text: await register.metrics(), contentType: register.contentType }),
  };
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  map: (value: From, key: Key) => To,
): Record<Key, To>;
function mapValues(
  record: Readonly<Record<string, unknown>>,
  map: (value: unknown, key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
