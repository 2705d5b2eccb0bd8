import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { databaseInbox } from '../../src/adapters/database/inbox.ts';
import { databaseOutbox } from '../../src/adapters/database/outbox.ts';
import { databaseSignals } from '../../src/adapters/database/signals.ts';
import { DeliveryError } from '../../src/conversation/ports.ts';
import { serve, type Served, type ServeNeeds } from '../../src/conversation/serve.ts';
import type { PendingSend } from '../../src/conversation/stores.ts';
import { DATABASES } from '../support/databases.ts';
import { fc } from '../support/fastCheck.ts';

/** How often each database is put through it; PostgreSQL pays for each step over a socket. */
const RUNS = { PGlite: 1_000, PostgreSQL: 150 };
const ACCOUNT = { channel: 'messenger', account: 'page' } as const;
const ECHO_COMES_WITHIN_MS = 10_000;

/** What the platform does with a call, and when its echo comes. */
interface Fate {
  /** `taken`: it keeps the message and answers; `lost`: the same, but the answer never comes. */
  readonly call: 'taken' | 'lost' | 'refused' | 'unreached';
  readonly echo: 'before the answer' | 'after the answer' | 'after the repeat waited';
  /** The process dies: before it asks the platform, before it writes down the answer, or not at all. */
  readonly dies: 'before' | 'after' | 'never';
}

const fates = fc.array(
  fc.record<Fate>({
    call: fc.constantFrom('taken', 'lost', 'refused', 'unreached'),
    echo: fc.constantFrom('before the answer', 'after the answer', 'after the repeat waited'),
    dies: fc.constantFrom('before', 'after', 'never'),
  }),
  { maxLength: 5 },
);

describe.each(DATABASES)('the fates of a send on $name', ({ name, open }) => {
  let database: Database;
  let people = 0;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it(
    `${RUNS[name]} interleavings of echo, answer, time-out and kill: taken once, never twice, never lost`,
    async () => {
      await fc.assert(
        fc.asyncProperty(fates, async (planned) => {
          people += 1;
          expect(await takenBy(database, `p${people}`, planned)).toBe(1);
        }),
        { numRuns: RUNS[name] },
      );
    },
    RUNS[name] * 400,
  );
});

class Killed extends Error {}

/** Lives through the fates in order and then a good end; resolves to how often the message was taken. */
async function takenBy(database: Database, contact: string, planned: readonly Fate[]) {
  const world = await makeWorld(database, contact);
  for (const fate of planned) await world.live(fate);
  await world.live({ call: 'taken', echo: 'after the answer', dies: 'never' });
  return world.taken();
}

async function makeWorld({ queries }: Database, contact: string) {
  let now = Date.UTC(2026, 10, 22, 3);
  let process = 1_000_000 + Number(contact.slice(1)) * 10;
  let taken = 0;
  const clock = () => now;
  const who = { ...ACCOUNT, contact };
  await databaseInbox({ queries, clock }).accept([
    { ...who, platformId: 'in', sentAt: now, content: { kind: 'text', text: 'a' } },
  ]);
  const { rows } = await queries.execute<{ id: string }>(sql`
    insert into outbox (contact_id, part, next_at, created_at)
    select id, '{"text":"Dạ","buttons":[]}', ${now}::bigint, ${now}::bigint
    from contacts where contact = ${contact} returning id::text`);
  await queries.execute(sql`
    insert into contact_states (contact_id, interacted_at)
    select id, ${now}::bigint from contacts where contact = ${contact}`);
  const id = rows[0]?.id ?? '';
  const signals = databaseSignals({ queries, clock, pause: 1 });
  const echo = () =>
    signals.take([
      { ...who, kind: 'echo', sentAt: now, platformId: `m${taken}`, speaker: 'us', sendId: id },
    ]);

  return { live, taken: () => taken };

  /** One attempt of one process, and what follows from it. */
  async function live(fate: Fate): Promise<void> {
    const outbox = databaseOutbox({ queries, ownership: { number: process }, clock });
    const mine = (await outbox.adopt(1_000)).find((send) => send.id === id) ?? (await owned());
    if (!mine) return;
    const before = taken;
    await attemptOnce(mine, fate, outbox);
    if (fate.dies !== 'never') process += 1;
    // Nothing is repeated before the echo has had its time, and it comes within it.
    if (taken > before && fate.echo !== 'before the answer') await echo();
    now += ECHO_COMES_WITHIN_MS;
  }

  async function attemptOnce(
    send: PendingSend,
    fate: Fate,
    outbox: ReturnType<typeof databaseOutbox>,
  ): Promise<Served | undefined> {
    const needs: ServeNeeds = {
      outbox: {
        admit: (each) => outbox.admit(each),
        settle: (settlement) => {
          if (fate.dies === 'after') throw new Killed();
          return outbox.settle(settlement);
        },
      },
      channelOf: () => ({ send: () => answer(fate) }),
      incidents: { raise: () => undefined, sendTaken: () => undefined },
      mayPay: false,
      waitForDatabase: () => Promise.resolve(false),
      clock,
      log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
      meter: { count: nothing, took: nothing },
    };
    if (fate.dies === 'before') {
      await outbox.admit(send);
      return undefined;
    }
    return serve(needs, send);
  }

  async function answer({ call, echo: when }: Fate) {
    if (call === 'unreached') throw new DeliveryError('unknown', 'timeout');
    if (call === 'refused') throw new DeliveryError('retry', '1200');
    taken += 1;
    if (when === 'before the answer') await echo();
    if (call === 'lost') throw new DeliveryError('unknown', 'timeout');
    return { platformId: `m${taken}` };
  }

  /** The send as the same living process has it in hand. */
  async function owned(): Promise<PendingSend | undefined> {
    const { rows: pending } = await queries.execute<{ contact_id: string }>(sql`
      select contact_id::text from outbox where id = ${id}::bigint and state = 'pending'`);
    const contactId = pending[0]?.contact_id;
    if (contactId === undefined) return undefined;
    const part = { text: 'Dạ', buttons: [] };
    const standing = { stopped: false, interactedAt: now };
    return { id, contactId, contact: who, part, attempts: 0, purpose: 'reply', standing };
  }
}

const nothing = () => undefined;
