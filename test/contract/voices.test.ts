import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseConversations } from '../../src/adapters/database/conversations.ts';
import { databaseInbox } from '../../src/adapters/database/inbox.ts';
import { databaseIncidents } from '../../src/adapters/database/incidents.ts';
import { databaseLanes } from '../../src/adapters/database/lanes.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { databaseOutbox } from '../../src/adapters/database/outbox.ts';
import { databaseSignals } from '../../src/adapters/database/signals.ts';
import { makeDecide } from '../../src/conversation/decide.ts';
import { serve, type ServeNeeds } from '../../src/conversation/serve.ts';
import type { PendingSend } from '../../src/conversation/stores.ts';
import { NEW_SESSION } from '../../src/core/flow/session.ts';
import type { ContactSignal } from '../../src/core/messaging/signal.ts';
import { DATABASES } from '../support/databases.ts';
import { fc } from '../support/fastCheck.ts';

const RUNS = { PGlite: 1_000, PostgreSQL: 100 };
const START = Date.UTC(2026, 10, 22, 3);
const MINUTE = 60_000;
const PAGE = { channel: 'messenger', account: 'page' } as const;
const nothing = () => undefined;
const LOG = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const METER = { count: nothing, took: nothing };

const STEPS = ['writes', 'turn', 'send', 'take', 'say', 'give', 'echo', 'late'] as const;
/** How long an agent may be silent, and the longest that the bot is. */
const PATIENCE = 15 * MINUTE;
const LONGEST = 24 * 60 * MINUTE;
const RETURNED = { text: 'An Sinh quay lại', buttons: [] };
type Step = (typeof STEPS)[number];

/** A conversation in which citizen, bot and agent act one step at a time, in any order. */
async function makeRoom({ queries }: Pick<Database, 'queries'>, contact: string) {
  let now = START;
  let written = 0;
  const clock = () => now;
  const ownership = { number: 5_000_000, onRenewed: nothing };
  const who = { ...PAGE, contact };
  const inbox = databaseInbox({ queries, clock });
  const lanes = databaseLanes({ queries, ownership, clock });
  const outbox = databaseOutbox({ queries, ownership, clock });
  const signals = databaseSignals({ queries, clock, pause: 30 * MINUTE });
  const desk = databaseConversations({ queries, clock, mayPay: false });
  const decide = makeDecide({
    respond: (_contact, session, { content }) => {
      const text = content.kind === 'text' ? content.text : '';
      const message = {
        kind: 'message_created',
        message: { text: `re ${text}`, choices: [] },
      } as const;
      const stop = { kind: 'contact_stopped' } as const;
      const events = text === 'stop' ? [message, stop] : [message];
      return { session: { ...(session ?? NEW_SESSION), stopped: text === 'stop' }, events };
    },
    layOut: (_contact, messages) => messages.map(({ text }) => ({ text, buttons: [] })),
    apology: () => ({ text: 'sorry', choices: [] }),
    newSession: NEW_SESSION,
    leadGroups: [],
    clock,
    log: LOG,
    meter: METER,
  });
  const heard: { text: string; at: number }[] = [];
  const needs: ServeNeeds = {
    outbox,
    channelOf: () => ({
      send(_to, { text }) {
        heard.push({ text, at: now });
        return Promise.resolve({ platformId: `m${heard.length}` });
      },
    }),
    incidents: { raise: nothing, sendTaken: nothing },
    mayPay: false,
    waitForDatabase: () => Promise.resolve(false),
    clock,
    log: LOG,
    meter: METER,
  };
  let queue: PendingSend[] = [];
  await write('first');
  const id = await contactId();

  return {
    heard,
    write,
    turn,
    send,
    tell,
    pass: (milliseconds: number) => (now += milliseconds),
    desk: {
      take: (agent = 'lan') => desk.takeOver(id, hold(agent)),
      say: (text: string, agent = 'lan') => desk.say(id, [{ text, buttons: [] }], hold(agent)),
      write: (text: string) => desk.enqueue(id, [{ text, buttons: [] }], 'proactive'),
      give: (agent = 'lan') => desk.giveBack(id, agent, back()),
      /** Resolves to how many conversations the bot took back. */
      return: async () =>
        (await desk.takeBack({ limit: 10_000, patience: PATIENCE, decide: back })).filter(
          (each) => each === id,
        ).length,
    },
    requests: () =>
      rowsOf(sql`select settled_by from person_requests where contact_id = ${id}::bigint`),
    asks: () =>
      rowsOf(sql`insert into person_requests (contact_id, reason, created_at)
        values (${id}::bigint, 'asked', ${now}::bigint)`),
    waiting: async () =>
      Number(
        (
          await rowsOf(sql`select count(*)::int as n from inbound_events
      where contact_id = ${id}::bigint and handled_at is null`)
        )[0]?.['n'],
      ),
    sends: () =>
      rowsOf(sql`select part ->> 'text' as text, state, code,
      delivered_at is not null as delivered, seen_at is not null as seen
      from outbox where contact_id = ${id}::bigint order by id`),
  };

  function hold(agent: string) {
    return { agent, until: now + LONGEST, returnAt: now + PATIENCE };
  }
  function back() {
    return { parts: [RETURNED], freshSince: now - 10 * MINUTE };
  }
  async function write(text: string): Promise<void> {
    written += 1;
    const content = { kind: 'text', text } as const;
    await inbox.accept([{ ...who, platformId: `${written}`, sentAt: now, content }]);
  }
  async function turn(): Promise<void> {
    queue = [...queue, ...(await lanes.work(10_000, decide)).sends.filter(isMine)];
  }
  async function send(): Promise<void> {
    queue = [...queue, ...(await outbox.adopt(100)).filter(isMine)];
    const next = queue.shift();
    if (next) await serve(needs, next);
  }
  function tell(signal: Record<string, unknown> & Pick<ContactSignal, 'kind'>): Promise<unknown> {
    const given: unknown = { ...who, sentAt: now, ...signal };
    return isSignal(given) ? signals.take([given]) : Promise.reject(new Error('no signal'));
  }
  /** What other conversations left behind is not ours to send. */
  function isMine({ contactId: whose }: PendingSend): boolean {
    return whose === id;
  }
  async function contactId(): Promise<string> {
    const [row] = await rowsOf(sql`select id::text as id from contacts where contact = ${contact}`);
    return String(row?.['id']);
  }
  async function rowsOf(query: ReturnType<typeof sql>) {
    return (await queries.execute(query)).rows;
  }
}

function isSignal(value: unknown): value is ContactSignal {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

describe.each(DATABASES)('who speaks, on $name', ({ name, open }) => {
  let database: Database;
  let rooms = 0;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  const room = () => makeRoom(database, `r${(rooms += 1)}`);

  it(
    `${RUNS[name]} interleavings of turn and take-over: never two voices, nothing lost`,
    async () => {
      const steps = fc.array(fc.constantFrom(...STEPS), { maxLength: 14 });
      await fc.assert(
        fc.asyncProperty(steps, async (planned) => {
          expect(await livesThrough(await room(), planned)).toBe(true);
        }),
        { numRuns: RUNS[name] },
      );
    },
    RUNS[name] * 500,
  );

  it('an agent who has the conversation keeps it, and gives back only their own', async () => {
    const { desk } = await room();

    expect(await desk.take('lan')).toEqual({ kind: 'yours', stillSpeaking: 0 });
    expect(await desk.take('hoa')).toEqual({ kind: 'held', by: 'lan' });
    expect(await desk.give('hoa')).toBe(false);
    expect(await desk.give('lan')).toBe(true);
    expect(await desk.take('hoa')).toMatchObject({ kind: 'yours' });
  });

  it('two agents at once: one wins, and only the winner speaks', async () => {
    const { desk, heard, turn, send, pass } = await room();
    await turn();
    await send();
    pass(1);
    const [first, second] = await Promise.all([desk.take('lan'), desk.take('hoa')]);
    const winner = first.kind === 'yours' ? 'lan' : 'hoa';
    const loser = winner === 'lan' ? 'hoa' : 'lan';
    const spoken = [await desk.say('chào chị', winner), await desk.say('tôi nữa', loser)];
    await send();
    await send();

    expect([first, second]).toContainEqual({ kind: 'held', by: winner });
    expect(spoken).toMatchObject([{ kind: 'enqueued' }, { kind: 'held', by: winner }]);
    expect(heard.map(({ text }) => text)).toEqual(['re first', 'chào chị']);
  });

  it('an agent who is silent too long: the bot takes over and says so, once', async () => {
    const { desk, heard, turn, send, write, pass, waiting, asks, requests } = await room();
    await turn();
    await send();
    await asks();
    await desk.take();
    pass(MINUTE);
    await write('còn ai không');
    await turn();
    pass(PATIENCE - 1);
    const tooEarly = await desk.return();
    pass(1);
    const returned = [await desk.return(), await desk.return()];
    await turn();
    await send();
    await send();

    expect([tooEarly, ...returned]).toEqual([0, 1, 0]);
    // What is as old as that is not answered any more; the wish for a person is still open.
    expect(heard.map(({ text }) => text)).toEqual(['re first', RETURNED.text]);
    expect([await waiting(), await requests()]).toEqual([0, [{ settled_by: null }]]);
  });

  it('each word of the agent: keeps the conversation longer', async () => {
    const { desk, turn, send, pass, asks, requests } = await room();
    await turn();
    await send();
    await asks();
    await desk.take();
    pass(PATIENCE - 1);
    await desk.say('chị chờ em nhé');
    pass(PATIENCE - 1);
    const before = await desk.return();
    pass(1);

    expect([before, await desk.return()]).toEqual([0, 1]);
    // Everything was answered: nothing is asked of a person any longer.
    expect(await requests()).toEqual([{ settled_by: 'lan' }]);
  });

  it.each([
    { old: 'a minute', age: MINUTE, texts: ['re first', RETURNED.text, 're second'] },
    { old: 'eleven minutes', age: 11 * MINUTE, texts: ['re first', RETURNED.text] },
  ])('given back, what was written $old ago: $texts', async ({ age, texts }) => {
    const { desk, heard, turn, send, write, pass, waiting, asks, requests } = await room();
    await turn();
    await send();
    await asks();
    await desk.take();
    pass(MINUTE);
    await write('second');
    await turn();
    pass(age);
    await desk.give();
    await turn();
    for (let more = 0; more < 3; more += 1) await send();

    expect(heard.map(({ text }) => text)).toEqual(texts);
    expect([await waiting(), await requests()]).toEqual([0, [{ settled_by: 'lan' }]]);
  });

  it('what an agent has answered: is not answered again when it is given back', async () => {
    const { desk, heard, turn, send, write, pass } = await room();
    await turn();
    await send();
    await desk.take();
    pass(1);
    await write('second');
    await turn();
    pass(1);
    await desk.say('vâng ạ');
    await desk.give();
    await turn();
    for (let more = 0; more < 3; more += 1) await send();

    expect(heard.map(({ text }) => text)).toEqual(['re first', 'vâng ạ', RETURNED.text]);
  });

  it('a person in the inbox of the platform silences the bot until the pause ends', async () => {
    const { heard, write, turn, send, tell, pass, waiting } = await room();
    await turn();
    await send();
    await tell({ kind: 'echo', platformId: 'x', speaker: 'person' });
    pass(MINUTE);
    await write('second');
    await turn();
    const during = { heard: heard.length, waiting: await waiting() };
    pass(29 * MINUTE);
    await turn();
    await send();

    expect(during).toEqual({ heard: 1, waiting: 1 });
    expect(heard.map(({ text }) => text)).toEqual(['re first', 're second']);
  });

  it('what the person in the inbox has answered meanwhile is not answered again', async () => {
    const { heard, write, turn, send, tell, pass, waiting } = await room();
    await tell({ kind: 'echo', platformId: 'x', speaker: 'app' });
    pass(MINUTE);
    await write('second');
    await turn();
    pass(MINUTE);
    await tell({ kind: 'echo', platformId: 'y', speaker: 'person' });
    pass(31 * MINUTE);
    await turn();
    await send();

    expect([heard, await waiting()]).toEqual([[], 0]);
  });

  it.each([
    { what: 'after its send is settled', platformId: 'm1', heardInAll: 2 },
    { what: 'with the id of no send of ours', platformId: 'z9', heardInAll: 1 },
  ])(
    'an echo that names no program, $what: $heardInAll answers',
    async ({ platformId, heardInAll }) => {
      const { heard, write, turn, send, tell, pass } = await room();
      await turn();
      await send();
      await tell({ kind: 'echo', platformId, speaker: 'unsure' });
      pass(MINUTE);
      await write('second');
      await turn();
      await send();

      expect(heard).toHaveLength(heardInAll);
    },
  );

  it('an echo that names no program, while a send of ours is under way, pauses nobody', async () => {
    const { heard, write, turn, send, tell, pass } = await room();
    await turn();
    await tell({ kind: 'echo', platformId: 'm1', speaker: 'unsure' });
    await send();
    pass(MINUTE);
    await write('second');
    await turn();
    await send();

    expect(heard).toHaveLength(2);
  });

  it('an echo that comes a day late pauses nobody', async () => {
    const { heard, turn, send, tell } = await room();
    await tell({ kind: 'echo', platformId: 'x', speaker: 'person', sentAt: START - 31 * MINUTE });
    await turn();
    await send();

    expect(heard).toHaveLength(1);
  });

  it('routed away the bot is silent until it is given back, however late the news comes', async () => {
    const { heard, turn, send, tell, pass } = await room();
    await tell({ kind: 'routing', change: 'taken_from_us' });
    await tell({ kind: 'routing', change: 'given_to_us', sentAt: START - 1 });
    await turn();
    await send();
    const before = heard.length;
    pass(5 * MINUTE);
    await tell({ kind: 'routing', change: 'given_to_us' });
    await turn();
    await send();

    expect([before, heard.length]).toEqual([0, 1]);
  });

  it('whoever stops in a pause is obeyed without a word', async () => {
    const { heard, write, turn, send, tell, pass, waiting, desk } = await room();
    await tell({ kind: 'echo', platformId: 'x', speaker: 'person' });
    await turn();
    pass(1);
    await write('stop');
    await turn();
    await send();

    expect([heard, await waiting()]).toEqual([[], 0]);
    expect(await desk.say('xin chào')).toEqual({ kind: 'not_taken' });
    await desk.take();
    expect(await desk.say('xin chào')).toEqual({ kind: 'refused', code: 'stopped' });
    expect(await desk.write('tin mới')).toEqual({ kind: 'refused', code: 'stopped' });
  });

  it('whoever stops hears the farewell and nothing that waited', async () => {
    const { heard, write, turn, send, desk, pass } = await room();
    await turn();
    await send();
    await desk.write('tin mới');
    pass(1);
    await write('stop');
    await turn();
    await send();
    await send();

    expect(heard.map(({ text }) => text)).toEqual(['re first', 're stop']);
  });

  it('what was enqueued inside the window is not sent outside of it', async () => {
    const { heard, turn, send, desk, pass, sends } = await room();
    await turn();
    await send();
    const enqueued = await desk.write('tin mới');
    pass(24 * 60 * MINUTE);
    await send();

    expect(enqueued.kind).toBe('enqueued');
    expect(heard).toHaveLength(1);
    expect((await sends())[1]).toMatchObject({ state: 'failed', code: 'window_closed' });
  });

  it.each([
    { named: 'by id', signal: { platformIds: ['m1'] } },
    { named: 'by time', signal: { platformIds: [], until: START } },
  ])('a message becomes delivered and then seen, $named', async ({ signal }) => {
    const { turn, send, tell, sends } = await room();
    await turn();
    await send();
    await tell({ kind: 'delivered', ...signal });
    const delivered = await sends();
    await tell({ kind: 'seen', ...signal });

    expect(delivered).toMatchObject([{ state: 'sent', delivered: true, seen: false }]);
    expect(await sends()).toMatchObject([{ delivered: true, seen: true }]);
  });

  it('an incident is one row until it is resolved, and opens anew after that', async () => {
    const store = databaseIncidents({ queries: database.queries, clock: () => START });
    const opened = [
      await store.raise('token_refused', PAGE, { code: '190' }),
      await store.raise('token_refused', PAGE, { code: '190' }),
    ];
    const [open] = await store.open();
    const resolved = [
      await store.resolve(open?.id ?? '', 'lan'),
      await store.resolve(open?.id ?? '', 'lan'),
      await store.resolve('nothing', 'lan'),
    ];

    expect(opened).toEqual([true, false]);
    expect(open).toMatchObject({ ...PAGE, kind: 'token_refused', count: 2, firstAt: START });
    expect(resolved).toEqual([true, false, false]);
    expect(await store.raise('token_refused', PAGE, {})).toBe(true);
    expect(await store.clear('token_refused', PAGE)).toBe(true);
    expect(await store.open()).toEqual([]);
  });
});

type Room = Awaited<ReturnType<typeof makeRoom>>;

/** While the agent has the conversation the bot only ends what it had begun. */
async function livesThrough(room: Room, planned: readonly Step[]): Promise<true> {
  const { heard, desk } = room;
  let left: number | undefined;
  let said = 0;
  for (const step of planned) {
    const before = heard.length;
    room.pass(1);
    if (step === 'writes') await room.write('more');
    if (step === 'turn') await room.turn();
    if (step === 'send') await room.send();
    if (step === 'echo') await room.tell({ kind: 'echo', platformId: 'e', speaker: 'us' });
    if (step === 'say' && left !== undefined) {
      // Before the first turn nobody has noted yet that the window is open.
      const { kind } = await desk.say(`agent ${said + 1}`);
      said += kind === 'enqueued' ? 1 : 0;
    }
    if (step === 'take') {
      const taken = await desk.take();
      left = taken.kind === 'yours' ? taken.stillSpeaking : left;
    }
    if (step === 'give') {
      await desk.give();
      left = undefined;
    }
    if (step === 'late') {
      // Later than the agent may be silent, not later than the citizen may be left waiting.
      room.pass(PATIENCE / 2);
      if ((await desk.return()) > 0) left = undefined;
    }
    const bot = heard.slice(before).filter(({ text }) => !text.startsWith('agent')).length;
    if (left === undefined) continue;
    expect(bot).toBeLessThanOrEqual(left);
    left -= bot;
  }
  await desk.give();
  for (let round = 0; round < 3; round += 1) {
    room.pass(1_000);
    await room.turn();
    for (let more = 0; more < 16; more += 1) await room.send();
  }
  expect(await room.waiting()).toBe(0);
  const texts = heard.map(({ text }) => text).filter((text) => text.startsWith('agent'));
  expect(texts).toEqual(Array.from({ length: said }, (_, index) => `agent ${index + 1}`));
  return true;
}
