import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createDatabase } from '../support/databases.ts';
import { startFakeGraph, type FakeGraph } from '../support/fakeGraph.ts';
import { startFakeZalo } from '../support/fakeZalo.ts';
import { startProgram, type KillableProgram } from '../support/killableProgram.ts';
import { leaks } from '../support/leaks.ts';
import { environmentFor, post } from '../support/program.ts';
import { messengerText } from '../support/signedWebhooks.ts';
import { thrown } from '../support/thrown.ts';

// Two programs are started one after the other; how fast they start is not what is tested.
jest.setTimeout(90_000);

const PEOPLE_AT_ONCE = 16;
const ENOUGH_LOAD = 60;
const SEND_TAKES_MS = 60;
/** Longer than a process manager waits, and the person would have been cut off. */
const LONGEST_FAREWELL_MS = 10_000;

const server = process.env['TEST_DATABASE_URL'];
const PLACES: readonly { readonly name: string; readonly open: () => Promise<Place> }[] = [
  { name: 'PGlite', open: openDirectory },
  ...(server === undefined ? [] : [{ name: 'PostgreSQL', open: () => openServer(server) }]),
];

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

describe('a start with half-given secrets', () => {
  const zalo = environmentFor('http://127.0.0.1:9', 'http://127.0.0.1:9');

  it.each([
    {
      name: 'two secrets of Zalo missing',
      environment: { ...zalo, ZALO_OA_SECRET_KEY: '', ZALO_REFRESH_TOKEN: ' ' },
      says: 'Zalo is half configured: set ZALO_OA_SECRET_KEY, ZALO_REFRESH_TOKEN too, or remove the other ZALO_* secrets',
    },
    {
      name: 'one secret of Messenger alone',
      environment: { MESSENGER_APP_SECRET: zalo['MESSENGER_APP_SECRET'] ?? '' },
      says: 'Messenger is half configured: set MESSENGER_PAGE_ID, MESSENGER_APP_ID, MESSENGER_PAGE_ACCESS_TOKEN, MESSENGER_VERIFY_TOKEN too',
    },
    {
      name: 'no session secret in production',
      environment: { NODE_ENV: 'production' },
      says: 'SESSION_SECRET is required when NODE_ENV=production',
    },
  ])('ends with 1 and names the variables: $name', async ({ environment, says }) => {
    const error = await thrown(startProgram(environment));

    expect(String(error)).toContain('ended with 1 before it listened');
    expect(String(error)).toContain(says);
    expect(leaks([String(error)], [])).toEqual([]);
  });
});

describe.each(PLACES)('told to stop under load, on $name', ({ open }) => {
  it('finishes what is in hand within ten seconds; the next start loses and doubles nothing', async () => {
    const { environment, graph } = await prepare(open);
    graph.troubleAlways({ kind: 'delay', milliseconds: SEND_TAKES_MS });
    const program = await start(environment);
    const town = makeTown();
    const load = town.write(program);
    await graph.sent.reached(ENOUGH_LOAD);

    const startedAt = performance.now();
    const code = await program.terminate();
    const took = performance.now() - startedAt;
    await load;
    const next = await start(environment);
    await town.answered(graph);
    await next.terminate();

    const log = [...program.log, ...next.log];
    const said = graph.sent.all.map(({ text }) => text);
    expect(code).toBe(0);
    expect(took).toBeLessThan(LONGEST_FAREWELL_MS);
    expect(program.log.at(-1)).toContain('"message":"stopped"');
    expect(town.acknowledged.size).toBeGreaterThan(ENOUGH_LOAD / 2);
    expect(town.timesAnswered(graph)).toEqual(new Set([1]));
    expect(leaks(log, [...said, WORDS])).toEqual([]);
  });

  it('does not wait for a connection that a platform keeps open', async () => {
    const { environment } = await prepare(open);
    const program = await start(environment);
    // The client keeps the connection alive, as platforms and proxies do.
    await post(`http://127.0.0.1:${program.port}`, writtenBy('1'));

    const startedAt = performance.now();
    const code = await program.terminate();

    expect(code).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});

const WORDS = 'menu';

function writtenBy(user: string) {
  return messengerText({ user, id: `m-${user}`, at: Date.now(), text: WORDS });
}

/** People who each write once; who was told 200 must be answered. */
function makeTown() {
  const acknowledged = new Set<string>();
  const answers = ({ sent }: FakeGraph) => sent.all.filter(({ to }) => acknowledged.has(to));
  let people = 0;
  return {
    acknowledged,
    async write({ port }: KillableProgram): Promise<void> {
      await Promise.all(Array.from({ length: PEOPLE_AT_ONCE }, () => writeUntilRefused(port)));
    },
    async answered(graph: FakeGraph): Promise<void> {
      while (new Set(answers(graph).map(({ to }) => to)).size < acknowledged.size) {
        await graph.sent.reached(graph.sent.all.length + 1);
      }
    },
    /** How often each acknowledged person was answered; one is right. */
    timesAnswered: (graph: FakeGraph) => {
      const each = Map.groupBy(answers(graph), ({ to }) => to);
      return new Set([...acknowledged].map((user) => each.get(user)?.length ?? 0));
    },
  };

  async function writeUntilRefused(port: number): Promise<void> {
    for (;;) {
      people += 1;
      const user = `7000${people}`;
      try {
        const status = await post(`http://127.0.0.1:${port}`, writtenBy(user));
        if (status !== 200) return;
        acknowledged.add(user);
      } catch {
        // The program is gone: the platform would deliver this one again.
        return;
      }
    }
  }
}

interface Place {
  readonly environment: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

async function prepare(open: () => Promise<Place>) {
  const [place, graph, zalo] = await Promise.all([open(), startFakeGraph(), startFakeZalo()]);
  cleanUp.push(
    place.remove,
    () => graph.close(),
    () => zalo.close(),
  );
  return { graph, environment: { ...environmentFor(zalo.url, graph.url), ...place.environment } };
}

async function start(environment: Readonly<Record<string, string>>): Promise<KillableProgram> {
  const program = await startProgram(environment);
  cleanUp.push(() => program.kill());
  return program;
}

async function openDirectory(): Promise<Place> {
  const directory = await mkdtemp(path.join(tmpdir(), 'ansinh-signals-'));
  return {
    environment: { DATA_DIR: directory },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function openServer(url: string): Promise<Place> {
  const database = await createDatabase(url);
  return { environment: { DATABASE_URL: database.url }, remove: database.drop };
}
