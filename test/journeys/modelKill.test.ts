import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createDatabase } from '../support/databases.ts';
import { startFakeGraph, type FakeGraph } from '../support/fakeGraph.ts';
import { startFakeModel } from '../support/fakeModel.ts';
import { startProgram, type KillableProgram } from '../support/killableProgram.ts';
import { messengerText } from '../support/signedWebhooks.ts';
import { MESSENGER } from '../support/testAccounts.ts';

/** A question that several curated answers are near to, and none surely. */
const UNSURE = 'nghỉ đóng vài tháng rồi đóng lại';
const USER = '9100';
/** The program lives in its own process and in the real time; a day later this would be a replay. */
const NOW = Date.now();

interface Place {
  readonly environment: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

const server = process.env['TEST_DATABASE_URL'];
const PLACES: readonly { name: string; open: () => Promise<Place> }[] = [
  { name: 'PGlite', open: openDirectory },
  ...(server === undefined ? [] : [{ name: 'PostgreSQL', open: () => openServer(server) }]),
];

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

describe.each(PLACES)('killed while the model is asked, on $name', ({ open }) => {
  it('answers after the restart, exactly once, and takes what was said meanwhile behind it', async () => {
    const place = await open();
    const graph = await startFakeGraph();
    const model = await startFakeModel();
    cleanUp.push(
      place.remove,
      () => graph.close(),
      () => model.close(),
    );
    const environment = { ...place.environment, ...environmentFor(graph.url, model.url) };

    const first = await startProgram(environment);
    await say(first, 'm-1', 'xin chào');
    await graph.sent.reached(1);
    await settled(graph);
    const before = textsOf(graph).length;
    model.troubleOnce({ kind: 'hang' });
    await say(first, 'm-2', UNSURE);
    while (model.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await first.kill();
    expect(textsOf(graph)).toHaveLength(before);

    const next = await startProgram(environment);
    cleanUp.push(() => next.kill());
    await say(next, 'm-3', 'vì sao');
    await graph.sent.reached(before + 2);
    await settled(graph);

    const answers = textsOf(graph).slice(before);
    expect(answers.filter((text) => text.includes('(Theo '))).toHaveLength(1);
    expect(answers.filter((text) => text.includes('muốn hỏi câu nào'))).toEqual([]);
    expect(answers[0]).toContain('(Theo ');
    expect(answers.slice(1).join('\n')).toContain('căn cứ');
    expect(model.calls).toHaveLength(2);
  }, 240_000);
});

async function say({ port }: KillableProgram, id: string, text: string): Promise<void> {
  const webhook = messengerText({ user: USER, id, at: NOW + Number(id.slice(2)) * 1_000, text });
  const response = await fetch(`http://127.0.0.1:${port}${webhook.path}`, {
    method: 'POST',
    headers: webhook.headers,
    body: new Uint8Array(webhook.body),
  });
  expect(response.status).toBe(200);
}

const textsOf = ({ sent }: FakeGraph) => sent.all.map(({ text }) => text);

/** Until nothing more is sent for a second: a second answer would come at once. */
async function settled(graph: FakeGraph): Promise<void> {
  for (;;) {
    const { length } = graph.sent.all;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    if (graph.sent.all.length === length) return;
  }
}

function environmentFor(graphUrl: string, modelUrl: string): Record<string, string> {
  return {
    MESSENGER_PAGE_ID: MESSENGER.pageId,
    MESSENGER_APP_ID: MESSENGER.appId,
    MESSENGER_APP_SECRET: MESSENGER.appSecret,
    MESSENGER_PAGE_ACCESS_TOKEN: MESSENGER.pageAccessToken,
    MESSENGER_VERIFY_TOKEN: MESSENGER.verifyToken,
    MESSENGER_GRAPH_URL: graphUrl,
    OPENAI_API_KEY: 'key-of-the-fake',
    OPENAI_BASE_URL: modelUrl,
    OPENAI_MODEL: 'fake-1',
  };
}

async function openDirectory(): Promise<Place> {
  const directory = await mkdtemp(path.join(tmpdir(), 'ansinh-model-kill-'));
  return {
    environment: { DATA_DIR: directory },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function openServer(url: string): Promise<Place> {
  const database = await createDatabase(url);
  return { environment: { DATABASE_URL: database.url }, remove: database.drop };
}
