import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { databasePeople } from '../../src/adapters/database/people.ts';
import { DATABASES } from '../support/databases.ts';
import { addPersonRow, personTables, type PersonTable } from '../support/personRows.ts';

jest.setTimeout(120_000);

const NOW = Date.parse('2026-11-26T09:00:00+07:00');
const MARK = 'BÍ MẬT CỦA MỘT NGƯỜI';

/**
 * What may stay of an erased person, and what of it: nothing in it says who or what. Everything else that
 * leads to a person, also in tables that are added later, must be gone.
 */
const BARE: Readonly<Record<string, string>> = {
  contacts: 'the platform’s id, so that a webhook sent again is recognised',
  inbound_events: 'the platform’s ids of what was said, emptied',
  funnel_weeks: 'a count that leads to nobody',
  data_requests: 'that a wish about one’s own data came and was fulfilled, by ids and days',
  lead_outcomes: 'a count that leads to nobody',
  crm_events: 'that a lead the CRM was told of is erased, by its number',
};

/** The CRM must be told which lead is gone. */
const MAY_NAME_A_LEAD = ['crm_events'];

const counted = z.object({ count: z.coerce.number() });

describe.each(DATABASES)('whatever leads to a person on $name', ({ open }) => {
  let database: Database;
  let tables: readonly PersonTable[];
  const ids = new Map<string, string>();
  beforeAll(async () => {
    database = await open();
    const { queries } = database;
    tables = await personTables(queries);
    // Whom a notice or a chat is about refers to a colleague of this name.
    await queries.execute(sql`
      insert into staff_members (id, role, name, created_at, updated_at)
      values (${MARK}, 'agent', 'Lan', 0, 0)`);
    for (const table of tables) {
      const known = { ids, mark: table.name === 'contacts' ? 'zalo' : MARK };
      const id = await addPersonRow(queries, table, known);
      // A trigger may have written the row already: `lead_outcomes`.
      if (id !== undefined) ids.set(table.name, id);
    }
    await queries.execute(sql`update inbound_events set handled_at = 1`);
  });
  afterAll(() => database.close());

  const contactId = () => ids.get('contacts') ?? '';
  const people = () => databasePeople({ database, clock: () => NOW });
  const marked = async (name: string) => {
    const { rows } = await database.queries.execute(sql`
      select count(*) from ${sql.identifier(name)} t where t::text like ${`%${MARK}%`}`);
    return counted.parse(rows[0]).count;
  };
  const all = async (name: string) => {
    const { rows } = await database.queries.execute(
      sql`select count(*) from ${sql.identifier(name)}`,
    );
    return counted.parse(rows[0]).count;
  };

  it('is found by the walk: the tables we know of, those without `contact_id` too', () => {
    const names = tables.map(({ name }) => name);

    for (const name of ['leads', 'outbox', 'lead_events', 'lead_merges', 'lead_outcomes']) {
      expect(names).toContain(name);
    }
  });

  it('has a row in every table, or the walk proves nothing', async () => {
    for (const { name } of tables)
      expect({ name, rows: await all(name) }).toEqual({ name, rows: 1 });
  });

  it('is in the copy for the person: what names the contact, and what names a lead', async () => {
    const copy = await people().copy({ kind: 'all' }, contactId());

    const direct = tables.filter(({ links }) =>
      Object.values(links).some((target) => target === 'contacts' || target === 'leads'),
    );
    for (const { name } of direct) {
      expect({ name, rows: copy?.tables[name]?.length }).toEqual({ name, rows: 1 });
    }
  });

  it('is gone when the person is erased; what stays is listed, and names nobody', async () => {
    await people().erase({ kind: 'all' }, contactId());

    const left: string[] = [];
    for (const { name, links } of tables) {
      if (!(name in BARE)) {
        if ((await all(name)) > 0) left.push(`${name} keeps a row`);
        continue;
      }
      if (MAY_NAME_A_LEAD.includes(name)) continue;
      const toLead = Object.entries(links).filter(([, target]) => target === 'leads');
      for (const [part] of toLead) {
        const { rows } = await database.queries.execute(sql`
          select count(*) from ${sql.identifier(name)} where ${sql.identifier(part)} is not null`);
        if (counted.parse(rows[0]).count > 0) left.push(`${name} still names a lead`);
      }
    }
    const { rows } = await database.queries.execute(sql`
      select count(*) from funnel_weeks where contact_id is not null`);

    expect(left).toEqual([]);
    expect(counted.parse(rows[0]).count).toBe(0);
    expect([await marked('contacts'), await marked('crm_events')]).toEqual([0, 0]);
    const { rows: told } = await database.queries.execute(
      sql`select body->>'type' as type, contact_id from crm_events`,
    );
    expect(told).toEqual([{ type: 'lead.erased', contact_id: null }]);
    const { rows: events } = await database.queries.execute(
      sql`select content::text, failure from inbound_events`,
    );
    expect(events).toEqual([{ content: '{"kind":"erased"}', failure: null }]);
  });
});
