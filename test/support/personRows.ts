import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Queries } from '../../src/adapters/database/openDatabase.ts';

/** A table that leads to a person, and by which of its columns. */
export interface PersonTable {
  readonly name: string;
  /** Columns that name a contact, a lead, or a row of another such table, with what they name. */
  readonly links: Readonly<Record<string, string>>;
}

const linkRow = z.object({ name: z.string(), part: z.string(), target: z.string() });

/**
 * Every table from which one comes to a person: by a column `contact_id` or `lead_id`, or by a reference
 * to one that does. Parents come first, so that rows can be added in this order.
 */
export async function personTables(queries: Queries): Promise<readonly PersonTable[]> {
  const { rows } = await queries.execute(sql`
    select t.relname::text as name, a.attname::text as part, p.relname::text as target
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_class p on p.oid = c.confrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
    where c.contype = 'f'
    union
    select table_name::text, column_name::text,
      case column_name when 'contact_id' then 'contacts' else 'leads' end
    from information_schema.columns
    where table_schema = 'public' and column_name in ('contact_id', 'lead_id')`);
  const links = rows.map((row) => linkRow.parse(row));
  const reached = ['contacts'];
  for (const table of reached) {
    for (const { name, target } of links) {
      if (target === table && !reached.includes(name)) reached.push(name);
    }
  }
  return ordered(
    reached.map((name) => {
      const mine = links.filter((each) => each.name === name && reached.includes(each.target));
      return { name, links: Object.fromEntries(mine.map(({ part, target }) => [part, target])) };
    }),
  );
}

function ordered(tables: readonly PersonTable[]): readonly PersonTable[] {
  const done: PersonTable[] = [];
  while (done.length < tables.length) {
    const next = tables.find(
      (table) =>
        !done.includes(table) &&
        Object.values(table.links).every(
          (target) => target === table.name || done.some(({ name }) => name === target),
        ),
    );
    if (!next) throw new Error('tables refer to each other in a circle');
    done.push(next);
  }
  return done;
}

const columnRow = z.object({ part: z.string(), type: z.string() });

/**
 * Adds a row of one person to a table, whatever its columns: `mark` stands in every text. Resolves to
 * the row's `id`, where it has one.
 */
export async function addPersonRow(
  queries: Queries,
  { name, links }: PersonTable,
  { ids, mark }: { readonly ids: ReadonlyMap<string, string>; readonly mark: string },
): Promise<string | undefined> {
  const { rows } = await queries.execute(sql`
    select column_name as part, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = ${name} and is_identity = 'NO'
      and is_generated = 'NEVER' order by ordinal_position`);
  const columns = rows.map((row) => columnRow.parse(row));
  const values = columns.map(({ part, type }) => {
    const target = links[part];
    return target === undefined ? valueFor(type, mark) : sql`${ids.get(target) ?? null}::bigint`;
  });
  const { rows: added } = await queries.execute<{ id?: string }>(sql`
    insert into ${sql.identifier(name)} as kept
      (${sql.join(
        columns.map(({ part }) => sql.identifier(part)),
        sql`, `,
      )})
    values (${sql.join(values, sql`, `)})
    on conflict do nothing
    returning to_jsonb(kept)->>'id' as id`);
  return added[0]?.id;
}

function valueFor(type: string, mark: string): SQL {
  const value = VALUES[type];
  if (value === undefined) throw new Error(`personRows.ts has no value of type ${type} yet`);
  return value(mark);
}

const VALUES: Readonly<Record<string, (mark: string) => SQL>> = {
  text: (mark) => sql`${mark}`,
  bigint: () => sql`1::bigint`,
  integer: () => sql`1`,
  smallint: () => sql`1`,
  boolean: () => sql`false`,
  date: () => sql`date '2026-11-23'`,
  json: (mark) => sql`${JSON.stringify({ kind: 'text', text: mark })}::json`,
  jsonb: (mark) => sql`${JSON.stringify({ kind: 'text', text: mark })}::jsonb`,
  ARRAY: (mark) => sql`array[${mark}]::text[]`,
  bytea: (mark) => sql`convert_to(${mark}, 'UTF8')`,
  'timestamp with time zone': () => sql`now()`,
  'double precision': () => sql`1`,
  real: () => sql`1`,
  numeric: () => sql`1`,
};
