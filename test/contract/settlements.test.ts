import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { databaseInbox } from '../../src/adapters/database/inbox.ts';
import { databaseOutbox } from '../../src/adapters/database/outbox.ts';
import { DATABASES } from '../support/databases.ts';
import { allowing, refusing } from '../support/refusing.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const PROCESS = 1_000_000;

/** What follows from a send that failed, and the table that is told of it. */
const CONSEQUENCES = [
  {
    name: 'a person is asked for',
    means: { code: 'window_closed', needsPerson: true },
    table: 'person_requests',
    told: { asked: ['window_closed'], closed: false },
  },
  {
    name: 'nothing more is sent to this contact',
    means: { code: 'user_gone', closesContact: true },
    table: 'contact_states',
    told: { asked: [], closed: true },
  },
] as const;

describe.each(DATABASES)('a send that failed, on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it.each(CONSEQUENCES)(
    'is failed in the same moment in which $name: cut short, neither is',
    async ({ means, table, told }) => {
      const id = await sendTo(database, table);
      const outbox = databaseOutbox({
        queries: database.queries,
        ownership: { number: PROCESS },
        clock: () => NOW,
      });
      await refusing(database, table);
      await expect(outbox.settle({ kind: 'failed', id, ...means })).rejects.toThrow();
      const cutShort = await standing(database, id);
      await allowing(database, table);
      await outbox.settle({ kind: 'failed', id, ...means });

      expect(cutShort).toEqual({ state: 'pending', asked: [], closed: false });
      expect(await standing(database, id)).toEqual({ state: 'failed', ...told });
    },
  );
});

async function sendTo({ queries }: Database, contact: string): Promise<string> {
  const who = { channel: 'zalo', account: 'oa', contact } as const;
  await databaseInbox({ queries, clock: () => NOW }).accept([
    { ...who, platformId: `in-${contact}`, sentAt: NOW, content: { kind: 'text', text: 'a' } },
  ]);
  await queries.execute(sql`
    insert into contact_states (contact_id, interacted_at)
    select id, ${NOW}::bigint from contacts where contact = ${contact}`);
  const { rows } = await queries.execute<{ id: string }>(sql`
    insert into outbox (contact_id, part, next_at, created_at)
    select id, '{"text":"Dạ","buttons":[]}', ${NOW}::bigint, ${NOW}::bigint
    from contacts where contact = ${contact} returning id::text`);
  return rows[0]?.id ?? '';
}

async function standing({ queries }: Database, id: string) {
  const { rows } = await queries.execute(sql`
    select o.state, s.closed_at is not null as closed,
      coalesce((select json_agg(reason) from person_requests r where r.contact_id = o.contact_id),
        '[]') as asked
    from outbox o join contact_states s on s.contact_id = o.contact_id where o.id = ${id}::bigint`);
  return rows[0];
}
