import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  openEmbedded,
  openPostgres,
  type Database,
} from '../../src/adapters/database/openDatabase.ts';
import { createDatabase } from '../support/databases.ts';
import { startFakeGraph, type FakeGraph } from '../support/fakeGraph.ts';
import { startProgram, type KillableProgram } from '../support/killableProgram.ts';
import { messengerText } from '../support/signedWebhooks.ts';
import { MESSENGER } from '../support/testAccounts.ts';

/** At least 50 for a release; few by default, because the embedded database takes seconds to open. */
const KILLS = Number(process.env['KILLS'] ?? '3');
const PEOPLE_AT_ONCE = 24;
const SEND_TAKES_MS = 20;
const ANSWER_PARTS = 1;

interface Place {
  readonly environment: Readonly<Record<string, string>>;
  /** Looks into the database while no program runs on it. */
  readonly open: () => Promise<Database>;
  readonly remove: () => Promise<void>;
}

const server = process.env['TEST_DATABASE_URL'];
const PLACES: readonly { name: string; open: () => Promise<Place> }[] = [
  { name: 'PGlite', open: openDirectory },
  ...(server === undefined ? [] : [{ name: 'PostgreSQL', open: () => openServer(server) }]),
];

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

describe('killed at random under load', () => {
  it(
    `${KILLS} times on ${PLACES.map(({ name }) => name).join(' and on ')}: nothing acknowledged stays unanswered, only the one send in flight per person is made twice`,
    async () => {
      // Side by side: most of the time is one program's start, which leaves the other cores idle.
      const killed = await Promise.all(
        PLACES.map(async ({ name, open }) => ({ name, ...(await killAtRandom(open)) })),
      );

      expect(killed.filter(({ acknowledged }) => acknowledged <= KILLS)).toEqual([]);
      expect(killed.filter(({ unanswered }) => unanswered.length > 0)).toEqual([]);
      expect(killed.filter(({ mostInFlight }) => mostInFlight > 1)).toEqual([]);
      expect(killed.filter(({ doubled, inFlight }) => doubled > inFlight)).toEqual([]);
    },
    KILLS * 20_000 + 60_000,
  );
});

async function killAtRandom(open: () => Promise<Place>) {
  const place = await open();
  const graph = await startFakeGraph();
  graph.troubleAlways({ kind: 'delay', milliseconds: SEND_TAKES_MS });
  cleanUp.push(place.remove, () => graph.close());
  const town = makeTown(graph);
  const environment = { ...place.environment, ...environmentFor(graph.url) };
  let inFlight = 0;
  let mostInFlight = 0;

  for (let kill = 0; kill < KILLS; kill += 1) {
    const program = await startProgram(environment);
    const load = town.writeUntilGone(program);
    await town.afterAnswers(1 + Math.floor(Math.random() * 120));
    await program.kill();
    await load;
    const unsettled = Map.groupBy(town.inFlight(await pendingSends(place)), ({ to }) => to);
    for (const { length } of unsettled.values()) {
      inFlight += length;
      mostInFlight = Math.max(mostInFlight, length);
    }
  }
  const last = await startProgram(environment);
  cleanUp.push(() => last.kill());
  await town.writeAgain(last);
  await town.everybodyAnswered();
  return {
    acknowledged: town.acknowledged(),
    unanswered: town.unanswered(),
    doubled: town.doubled(),
    /** Over all kills, and of one person at one kill. */
    inFlight,
    mostInFlight,
  };
}

/** People who each write once and wait; the same webhook is posted again when it was not taken. */
function makeTown(graph: FakeGraph) {
  const acknowledged = new Set<string>();
  const refused = new Set<string>();
  let people = 0;
  const answersOf = () => Map.groupBy(graph.sent.all, ({ to }) => to);

  async function write(user: string, port: number): Promise<boolean> {
    const webhook = messengerText({
      user,
      id: `m-${user}`,
      at: Date.now(),
      text: 'xin chào',
    });
    try {
      const response = await fetch(`http://127.0.0.1:${port}${webhook.path}`, {
        method: 'POST',
        headers: webhook.headers,
        body: new Uint8Array(webhook.body),
      });
      if (response.status !== 200) throw new Error(`status ${response.status}`);
      acknowledged.add(user);
      refused.delete(user);
      return true;
    } catch {
      refused.add(user);
      return false;
    }
  }

  return {
    acknowledged: () => acknowledged.size,
    async writeUntilGone({ port, process: child }: KillableProgram): Promise<void> {
      const isGone = () => child.exitCode !== null || child.signalCode !== null;
      await Promise.all(
        Array.from({ length: PEOPLE_AT_ONCE }, async () => {
          while (!isGone() && (await write(`9000${++people}`, port)));
        }),
      );
    },
    async writeAgain({ port }: KillableProgram): Promise<void> {
      for (const user of [...refused]) await write(user, port);
      if (refused.size > 0) throw new Error('a webhook was refused by a program that runs');
    },
    afterAnswers: (count: number) => graph.sent.reached(graph.sent.all.length + count),
    async everybodyAnswered(): Promise<void> {
      while (this.unanswered().length > 0) await graph.sent.reached(graph.sent.all.length + 1);
    },
    unanswered: () => {
      const answers = answersOf();
      return [...acknowledged].filter(
        (user) => new Set(answers.get(user)?.map(({ text }) => text)).size < ANSWER_PARTS,
      );
    },
    doubled: () =>
      [...answersOf().values()].reduce(
        (doubled, sends) => doubled + sends.length - new Set(sends.map(({ text }) => text)).size,
        0,
      ),
    /** In flight is what the platform has seen and the database does not know to be sent. */
    inFlight: (pending: readonly Send[]) => {
      const seen = new Set(graph.calls.map(({ body }) => lineOf(sendIn(body))));
      return pending.filter((send) => seen.has(lineOf(send)));
    },
  };
}

interface Send {
  readonly to: string;
  readonly text: string;
}

const lineOf = ({ to, text }: Send) => `${to} ${text}`;

const callSchema = z.object({
  recipient: z.object({ id: z.string() }),
  message: z.object({ text: z.string() }),
});

function sendIn(body: string): Send {
  const { recipient, message } = callSchema.parse(JSON.parse(body));
  return { to: recipient.id, text: message.text };
}

async function pendingSends(place: Place): Promise<readonly Send[]> {
  const database = await place.open();
  const { rows } = await database.queries.execute<{ to: string; text: string }>(sql`
    select c.contact as "to", o.part ->> 'text' as text
    from outbox o join contacts c on c.id = o.contact_id where o.state = 'pending'`);
  await database.close();
  return rows;
}

function environmentFor(graphUrl: string): Record<string, string> {
  return {
    MESSENGER_PAGE_ID: MESSENGER.pageId,
    MESSENGER_APP_ID: MESSENGER.appId,
    MESSENGER_APP_SECRET: MESSENGER.appSecret,
    MESSENGER_PAGE_ACCESS_TOKEN: MESSENGER.pageAccessToken,
    MESSENGER_VERIFY_TOKEN: MESSENGER.verifyToken,
    MESSENGER_GRAPH_URL: graphUrl,
  };
}

async function openDirectory(): Promise<Place> {
  const directory = await mkdtemp(path.join(tmpdir(), 'ansinh-kill-'));
  return {
    environment: { DATA_DIR: directory },
    open: () => openEmbedded(directory),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function openServer(url: string): Promise<Place> {
  const database = await createDatabase(url);
  return {
    environment: { DATABASE_URL: database.url },
    open: () => openPostgres(database.url, () => undefined),
    remove: database.drop,
  };
}
