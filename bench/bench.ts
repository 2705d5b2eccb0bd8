import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase } from '../test/support/databases.ts';
import { startChild, type Child } from './child.ts';
import { BENCH_ZALO, openCitizens, SCRIPT, type Citizens, type Walk } from './citizens.ts';
import { leanClient, postRequest, type LeanClient } from './leanClient.ts';
import { measureQueries, KNOWLEDGE_SIZE } from './knowledge.ts';
import { measureMessages } from './understanding.ts';
import { percentile } from './percentile.ts';
import { cpuReport, measurePlans } from './plans.ts';
import { measurePictures } from './pictures.ts';

/**
 * Speed on this machine, in one run, over loopback: a bare Express server, the plan calculator in
 * this process, then the program on PGlite and, with TEST_DATABASE_URL, on PostgreSQL. The load
 * runs in this process too.
 */
const CONNECTIONS = 64;
const CROWD = 192;
const STEADY_TURNS_PER_SECOND = 300;
const PLANS = 4_000;
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? '8');

await measureKnowledge();
const bare = await measureBare();
print('bare Express + HMAC + JSON', `${perSecond(bare)} webhooks/s`);
await reportMessages();
await reportPlans();
await reportPictures();
await measureProgram('PGlite', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'ansinh-bench-'));
  return {
    environment: { DATA_DIR: directory },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
});
const server = process.env['TEST_DATABASE_URL'];
if (server === undefined) print('PostgreSQL', 'not measured: set TEST_DATABASE_URL');
else {
  await measureProgram('PostgreSQL', async () => {
    const { url, drop } = await createDatabase(server);
    return { environment: { DATABASE_URL: url }, remove: drop };
  });
}

async function measureKnowledge(): Promise<void> {
  const { took, prepared } = await measureQueries();
  const name = `free questions, ${KNOWLEDGE_SIZE} answers`;
  print(name, `p50 ${ms(took, 0.5)} p99 ${ms(took, 0.99)} · prepared in ${prepared.toFixed(0)} ms`);
}

/** What a message tells, beside a bare webhook. */
async function reportMessages(): Promise<void> {
  const took = await measureMessages();
  const inBare = (percentile(took, 0.5) / 1_000) * bare;
  const micros = (share: number) => `${(percentile(took, share) * 1_000).toFixed(0)} µs`;
  print(
    'a message understood',
    `p50 ${micros(0.5)} (${inBare.toFixed(1)} bare webhooks) p99 ${micros(0.99)}`,
  );
}

async function measureBare(): Promise<number> {
  const child = await startChild('bench/bareServer.ts', {});
  const client = leanClient(child.port, CONNECTIONS);
  const request = postRequest('/webhooks/zalo', {}, JSON.stringify({ text: 'x'.repeat(200) }));
  let count = 0;
  const until = performance.now() + SECONDS * 1_000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        await client.post(request);
        count += 1;
      }
    }),
  );
  client.close();
  await child.stop();
  return count / SECONDS;
}

/** How much of a bare request's time a whole plan costs, beside its CPU. */
async function reportPlans(): Promise<void> {
  const { milliseconds, mainWayMilliseconds } = await measurePlans(PLANS);
  for (const [name, measured] of [
    ['a plan with all alternatives', milliseconds],
    ['a plan, the main way alone', mainWayMilliseconds],
  ] as const) {
    const each = 1_000 / percentile(measured, 0.5);
    const share = `${((each / bare) * 100).toFixed(0)} % of bare`;
    print(name, `${cpuReport(measured)} · ${perSecond(each)} a second (${share})`);
  }
}

/** With nothing else to do; the measure is a bare webhook, as for the turns. */
async function reportPictures(): Promise<void> {
  const { median, slowest, size } = await measurePictures();
  const inBare = (median / 1_000) * bare;
  print(
    'one picture to PNG',
    `median ${median.toFixed(1)} ms (${inBare.toFixed(0)} bare webhooks) · slowest ${slowest.toFixed(1)} ms · ${Math.round(size / 1_024)} KB`,
  );
}

interface Place {
  readonly environment: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

async function measureProgram(name: string, place: () => Promise<Place>): Promise<void> {
  const { environment, remove } = await place();
  const citizens = await openCitizens();
  const child = await startChild('src/main.ts', {
    PORT: '0',
    LOG_LEVEL: 'info',
    NODE_ENV: 'production',
    SESSION_SECRET: 'bench-session-secret-of-32-letters',
    ...BENCH_ZALO,
    // What the machine can do, not what the platform takes.
    SEND_RATE_PERCENT: '100000',
    ZALO_OPENAPI_URL: citizens.url,
    ZALO_OAUTH_URL: citizens.url,
    ...environment,
  });
  const client = leanClient(child.port, CONNECTIONS * 2);
  await citizens.learn(client);
  await crowd(citizens, client, 2);
  report(`${name}, as fast as it goes`, await crowd(citizens, client, SECONDS));
  report(`${name}, ${STEADY_TURNS_PER_SECOND} turns/s`, await steady(citizens, client));
  await end(child, client, citizens);
  await remove();
}

async function end(child: Child, client: LeanClient, citizens: Citizens): Promise<void> {
  client.close();
  await child.stop();
  citizens.close();
}

interface Measured {
  readonly walks: readonly Walk[];
  readonly seconds: number;
}

/** Everybody at once, each as fast as the answers come. */
async function crowd(citizens: Citizens, client: LeanClient, seconds: number): Promise<Measured> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  const walks: Walk[] = [];
  await Promise.all(
    Array.from({ length: CROWD }, async () => {
      while (performance.now() < until) walks.push(await citizens.walk(client));
    }),
  );
  return { walks, seconds: (performance.now() - startedAt) / 1_000 };
}

/** New citizens begin at a steady pace, whether or not the earlier ones are done. */
async function steady(citizens: Citizens, client: LeanClient): Promise<Measured> {
  const startedAt = performance.now();
  const everyMs = (SCRIPT.length / STEADY_TURNS_PER_SECOND) * 1_000;
  const walks: Promise<Walk>[] = [];
  for (let begun = 0; begun * everyMs < SECONDS * 1_000; begun += 1) {
    const wait = startedAt + begun * everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    walks.push(citizens.walk(client));
  }
  const done = await Promise.all(walks);
  return { walks: done, seconds: (performance.now() - startedAt) / 1_000 };
}

function report(name: string, { walks, seconds }: Measured): void {
  const turns = walks.length * SCRIPT.length;
  const accepted = walks.flatMap((walk) => walk.accepted);
  const answered = walks.flatMap((walk) => walk.answered);
  const wrong = walks.filter(({ isCorrect }) => !isCorrect).length;
  print(
    name,
    [
      `${perSecond(turns / seconds)} turns/s (${((turns / seconds / bare) * 100).toFixed(0)} % of bare)`,
      `200 p50 ${ms(accepted, 0.5)} p99 ${ms(accepted, 0.99)}`,
      `to the platform p50 ${ms(answered, 0.5)} p99 ${ms(answered, 0.99)}`,
      `${wrong} of ${walks.length} conversations wrong`,
    ].join(' · '),
  );
}

function perSecond(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function ms(samples: readonly number[], share: number): string {
  return `${percentile(samples, share).toFixed(1)} ms`;
}

function print(name: string, text: string): void {
  process.stdout.write(`${name}: ${text}\n`);
}
