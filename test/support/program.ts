import { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { winstonLog } from '../../src/adapters/logging/winstonLog.ts';
import { parse } from '../../src/adapters/channels/messenger/parse.ts';
import { readJson } from '../../src/adapters/channels/readJson.ts';
import { compose } from '../../src/compose/compose.ts';
import type { Patience } from '../../src/compose/surroundings.ts';
import { readConfig } from '../../src/config.ts';
import type { Clock } from '../../src/conversation/ports.ts';
import type { Lead } from '../../src/core/lead/lead.ts';
import type { TestDatabase } from './databases.ts';
import { startFakeGraph, type FakeGraph } from './fakeGraph.ts';
import { startFakeZalo, type FakeZalo } from './fakeZalo.ts';
import { readContent } from './readContent.ts';
import { leaks } from './leaks.ts';
import type { SignedWebhook } from './signedWebhooks.ts';
import { MESSENGER, ZALO } from './testAccounts.ts';

/** The whole program on the loopback between two fake platforms. */
export interface TestProgram {
  readonly url: string;
  readonly zalo: FakeZalo;
  readonly graph: FakeGraph;
  readonly database: Database;
  /** The program's clock: 22 November 2026, nine in the morning in Hà Nội, and running. */
  readonly clock: Clock;
  /** Posts a webhook; resolves to the HTTP status. */
  post(webhook: SignedWebhook): Promise<number>;
  /** Resolves when everything accepted is answered and every answer is settled. */
  idle(): Promise<void>;
  leads(): Promise<readonly Lead[]>;
  /** The value of a line of `/metrics`, e.g. `ansinh_turns_total{result="answered"}`; 0 without it. */
  metric(line: string): Promise<number>;
  /** Every log line so far. */
  readonly log: readonly string[];
  /**
   * Stops the program alone; the fakes and the database live on for the next one. Rejects when a log
   * line holds what people said or heard, a phone or a token.
   */
  leave(): Promise<void>;
  /**
   * Stops everything, with the same search of the log. Rejects too when something was asked of a
   * platform that its rules forbid: outside a window, above a limit, to somebody who stopped.
   */
  stop(): Promise<void>;
}

export interface ProgramOptions {
  /** An open database instead of a fresh one. */
  readonly database?: Database;
  /** Environment variables beside those of the fakes. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly patience?: Patience;
  /** Where the pages were built. */
  readonly webDir?: string;
  /** Another clock than the usual running one. */
  readonly clock?: Clock;
  /** Instead of `fetch` where browsers' push services are called. */
  readonly fetchPush?: typeof fetch;
}

const MORNING = Date.UTC(2026, 10, 22, 2);
const LONGEST_WAIT_MS = 60_000;

/** Starts the composed program on a fresh database; every test stops its own. */
export async function startProgram(
  kind: TestDatabase,
  options: ProgramOptions = {},
): Promise<TestProgram> {
  const { database: given, environment, patience = {}, webDir, fetchPush } = options;
  const clock = options.clock ?? runningClock();
  const [zalo, graph] = await Promise.all([
    startFakeZalo(ZALO, { clock }),
    startFakeGraph(MESSENGER, { clock }),
  ]);
  const database = given ?? (await kind.open());
  const { lines, sink } = memorySink();
  const config = readConfig({ ...environmentFor(zalo.url, graph.url), ...environment });
  const program = await compose(config, {
    log: winstonLog({ level: 'debug', sink }),
    clock,
    patience,
    readContent,
    ...(webDir !== undefined && { webDir }),
    ...(fetchPush && { fetchPush }),
    // The tests look into it after the program has left.
    database: { ...database, close: () => Promise.resolve() },
  });
  const { port } = await program.start();
  const url = `http://127.0.0.1:${port}`;
  const said: string[] = [];
  let left: Promise<void> | undefined;
  const leave = () => (left ??= program.stop().then(searchLog));

  return {
    url,
    zalo,
    graph,
    database,
    clock,
    log: lines,
    post(webhook) {
      said.push(...wordsOf(webhook.body));
      for (const psid of messengerPeople(webhook)) graph.heard(psid, clock());
      if (webhook.path === '/webhooks/zalo') zalo.people.posted(webhook.body);
      return post(url, webhook);
    },
    idle: () => idle(database),
    leads: () => program.leads.list(),
    metric: (line) => metric(url, line),
    leave,
    async stop() {
      try {
        await leave();
        keptRules();
        await leftAlone(database);
      } finally {
        await Promise.all([zalo.close(), graph.close(), database.close()]);
      }
    },
  };

  function keptRules(): void {
    const violations = [...zalo.violations, ...graph.violations];
    if (violations.length > 0) throw new Error(`rules were broken:\n${violations.join('\n')}`);
  }

  function searchLog(): void {
    const sent = [...zalo.sent.all, ...graph.sent.all].flatMap(({ text, buttons }) => [
      text,
      ...buttons.map(({ title }) => title),
    ]);
    const leaking = leaks(lines, [...said, ...sent]);
    if (leaking.length > 0) throw new Error(`the log says too much:\n${leaking.join('\n')}`);
  }
}

/** Rejects when something but the farewell was sent to somebody after they had said stop. */
async function leftAlone({ queries }: Database): Promise<void> {
  const { rows } = await queries.execute<{ purpose: string }>(sql`
    select o.purpose from outbox o join contact_states w using (contact_id)
    where o.state = 'sent' and o.purpose <> 'farewell' and o.begun_at > w.stopped_at`);
  if (rows.length > 0) throw new Error(`somebody said stop and was sent ${JSON.stringify(rows)}`);
}

/** The environment of a program between the fakes at these addresses. */
export function environmentFor(zaloUrl: string, graphUrl: string): Record<string, string> {
  return {
    PORT: '0',
    ZALO_APP_ID: ZALO.appId,
    ZALO_APP_SECRET: ZALO.appSecret,
    ZALO_OA_ID: ZALO.oaId,
    ZALO_OA_SECRET_KEY: ZALO.oaSecretKey,
    ZALO_REFRESH_TOKEN: ZALO.refreshToken,
    ZALO_OPENAPI_URL: zaloUrl,
    ZALO_BUSINESS_URL: zaloUrl,
    ZALO_OAUTH_URL: zaloUrl,
    MESSENGER_PAGE_ID: MESSENGER.pageId,
    MESSENGER_APP_ID: MESSENGER.appId,
    MESSENGER_APP_SECRET: MESSENGER.appSecret,
    MESSENGER_PAGE_ACCESS_TOKEN: MESSENGER.pageAccessToken,
    MESSENGER_VERIFY_TOKEN: MESSENGER.verifyToken,
    MESSENGER_GRAPH_URL: graphUrl,
  };
}

/** Posts a webhook to the program at `url`; resolves to the HTTP status. */
export async function post(url: string, { path, headers, body }: SignedWebhook): Promise<number> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers,
    body: Uint8Array.from(body),
  });
  await response.arrayBuffer();
  return response.status;
}

/** Everything kept in any table, a row a line. */
export async function everythingKept({ queries }: Database): Promise<string> {
  const { rows: tables } = await queries.execute<{ schema: string; name: string }>(sql`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`);
  const kept: string[] = [];
  for (const { schema, name } of tables) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const { rows } = await queries.execute<{ line: string }>(
      sql`select t::text as line from ${table} t`,
    );
    kept.push(...rows.map(({ line }) => `${name} ${line}`));
  }
  return kept.join('\n');
}

/**
 * True in one statement: no event waits for its turn, no word to the desk for its answer and no send for its platform. What is held while
 * somebody else speaks waits for them.
 */
async function idle({ queries }: Database): Promise<void> {
  const deadline = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    const { rows } = await queries.execute<{
      events: number;
      words: number;
      sends: number;
    }>(sql`select
      (select count(*)::int from inbound_events
        where handled_at is null and held_until is null) as events,
      (select count(*)::int from staff_words) as words,
      (select count(*)::int from outbox where state = 'pending') as sends`);
    const [waiting] = rows;
    if (waiting?.events === 0 && waiting.words === 0 && waiting.sends === 0) return;
    if (performance.now() > deadline) throw new Error(`still waiting: ${JSON.stringify(waiting)}`);
    await wait(2);
  }
}

async function metric(url: string, line: string): Promise<number> {
  const page = await (await fetch(`${url}/metrics`)).text();
  const found = page.split('\n').find((each) => each.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1) ?? 0);
}

function runningClock(): Clock {
  const start = performance.now();
  return () => MORNING + Math.floor(performance.now() - start);
}

function memorySink(): { readonly lines: readonly string[]; readonly sink: Writable } {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk).trimEnd());
      done();
    },
  });
  return { lines, sink };
}

/** Who said something to the Page in a webhook, which opens their window. */
function messengerPeople({ path, body }: SignedWebhook): readonly string[] {
  if (path !== '/webhooks/messenger') return [];
  const { pageId, appId } = MESSENGER;
  const { events } = parse(readJson(body), { receivedAt: MORNING, pageId, appId });
  return events.map(({ contact }) => contact);
}

/** What a person says in a webhook: every text in it. */
function wordsOf(body: Buffer): readonly string[] {
  const words: string[] = [];
  collect(readJson(body));
  return words;

  function collect(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (name === 'text' && typeof member === 'string') words.push(member);
      else collect(member);
    }
  }
}
