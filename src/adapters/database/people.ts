import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { PeopleStore, PersonCopy } from '../../conversation/desk/people.ts';
import type { Clock } from '../../conversation/ports.ts';
import { CHANNELS } from '../../core/shared/contact.ts';
import type { Scope } from '../../core/desk/viewer.ts';
import { LINKED } from './desk/chatLinks.ts';
import { erase } from './erase.ts';
import type { Database, Queries } from './openDatabase.ts';
import { withinScope } from './withinScope.ts';

interface PeopleNeeds {
  readonly database: Pick<Database, 'queries' | 'alone'>;
  readonly clock: Clock;
}

/** People as a whole on the database. */
export function databasePeople({ database, clock }: PeopleNeeds): PeopleStore {
  const { queries } = database;
  return {
    async place(scope, contactId) {
      const person = await findPerson(queries, scope, contactId);
      return person && { province: person.province, commune: person.commune };
    },
    copy: (scope, contactId) =>
      // One snapshot: a message that arrives meanwhile is wholly in it or not at all.
      queries.transaction(
        async (transaction) => {
          const person = await findPerson(transaction, scope, contactId);
          return person && copyOf(transaction, contactId, person);
        },
        { isolationLevel: 'repeatable read' },
      ),
    erase: (scope, contactId) =>
      queries.transaction(async (transaction) => {
        // The lock of a turn: a turn in hand ends first, and cannot write back what is erased.
        await transaction.execute(sql`select pg_advisory_xact_lock(${contactId}::bigint)`);
        const person = await findPerson(transaction, scope, contactId);
        if (!person) return false;
        await erase({ queries: transaction, now: clock() }, { ...person, contactId });
        return true;
      }),
    eraseSilent: (before, limit) =>
      database.alone('retention', (alone) =>
        alone.transaction(async (transaction) => {
          const silent = await findSilent(transaction, before, limit);
          for (const each of silent) await erase({ queries: transaction, now: clock() }, each);
          return silent.map(({ contactId }) => contactId);
        }),
      ),
  };
}

const personRow = z.object({
  channel: z.enum(CHANNELS),
  since: z.coerce.number(),
  province: z.string().nullable(),
  commune: z.string().nullable(),
});

async function findPerson(queries: Queries, scope: Scope, contactId: string) {
  const { rows } = await queries.execute(sql`
    select c.channel, c.created_at as since, l.province, l.commune
    from contacts c left join leads l on l.contact_id = c.id
    where c.id = ${contactId}::bigint and ${personWithin(scope)}
    order by l.updated_at desc nulls last limit 1`);
  if (rows[0] === undefined) return undefined;
  const { province, commune, ...person } = personRow.parse(rows[0]);
  return { ...person, province: province ?? undefined, commune: commune ?? undefined };
}

/** True for a contact with a lead `l` inside, or without any for whoever has a whole province. */
function personWithin(scope: Scope): SQL {
  const hasProvince =
    scope.kind === 'all' ||
    (scope.kind === 'areas' && scope.areas.some(({ commune }) => commune === undefined));
  const inside = withinScope(scope, { province: sql`l.province`, commune: sql`l.commune` });
  return sql`case when l.id is null then ${hasProvince}::boolean else ${inside} end`;
}

/** Every table with a column that names the contact or one of its leads, whichever they are. */
async function copyOf(
  queries: Queries,
  contactId: string,
  { channel, since }: { readonly channel: string; readonly since: number },
): Promise<PersonCopy> {
  const tables: [string, readonly Readonly<Record<string, unknown>>[]][] = [];
  for (const { name, columns, ofLead } of await tablesAbout(queries)) {
    const wanted = ofLead
      ? sql`in (select id from leads where contact_id = ${contactId}::bigint)`
      : sql`= ${contactId}::bigint`;
    const named = columns.map((column) => sql`${sql.identifier(column)} ${wanted}`);
    const { rows } = await queries.execute<{ row: unknown }>(sql`
      select row_to_json(t) as row from ${sql.identifier(name)} t
      where ${sql.join(named, sql` or `)} limit 100000`);
    tables.push([name, rows.map(({ row }) => rowSchema.parse(row))]);
  }
  return { contactId, channel, since, tables: Object.fromEntries(tables) };
}

const aboutRow = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  ofLead: z.boolean(),
});

/** A table that names the contact is asked by that; others by the leads they refer to. */
async function tablesAbout(queries: Queries) {
  const { rows } = await queries.execute(sql`
    with of_contact as (
      select table_name::text as name, column_name::text as part from information_schema.columns
      where table_schema = 'public' and column_name = 'contact_id'
    ), of_lead as (
      select table_name::text as name, column_name::text as part from information_schema.columns
      where table_schema = 'public' and column_name = 'lead_id'
      union
      select t.relname::text, a.attname::text from pg_constraint c
      join pg_class t on t.oid = c.conrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'leads'::regclass
    )
    select * from (
      select name, jsonb_agg(part) as columns, false as "ofLead" from of_contact group by name
      union all
      select name, jsonb_agg(part), true from of_lead
      where name not in (select name from of_contact) group by name
    ) about order by name`);
  return rows.map((row) => aboutRow.parse(row));
}

const rowSchema = z.record(z.string(), z.unknown());

const silentRow = z.object({ contactId: z.string(), channel: z.enum(CHANNELS) });

/**
 * Contacts that nobody works on, silent since before `before`, of whom anything is still kept. Whoever
 * is linked to an active colleague is at work here, however silent.
 */
async function findSilent(queries: Queries, before: number, limit: number) {
  const { rows } = await queries.execute(sql`
    with silent as materialized (
      select c.id, c.channel from contacts c
      where c.created_at < ${before}
        and not exists (select 1 from inbound_events e
          where e.contact_id = c.id and (e.received_at >= ${before} or e.handled_at is null))
        and not exists (select 1 from leads l
          where l.contact_id = c.id and l.updated_at >= ${before})
        and not exists (select 1 from ${LINKED} where k.contact_id = c.id)
        and (exists (select 1 from sessions s where s.contact_id = c.id)
          or exists (select 1 from leads l where l.contact_id = c.id)
          or exists (select 1 from outbox o where o.contact_id = c.id)
          or exists (select 1 from person_requests p where p.contact_id = c.id)
          or exists (select 1 from inbound_events e
            where e.contact_id = c.id and e.content->>'kind' <> 'erased'))
      order by c.id limit ${limit}
    )
    select id::text as "contactId", channel from silent where pg_try_advisory_xact_lock(id)`);
  return rows.map((row) => silentRow.parse(row));
}
