import { sql, type SQL } from 'drizzle-orm';

type ColumnType = 'text' | 'bigint' | 'integer' | 'json';

type Column<Item> = readonly [ColumnType, (item: Item) => string | number | undefined];

/**
 * Items as a table named `given` for a `from` clause: one array parameter per column, so that a
 * thousand rows are one small statement. `place` is the item's position, from 1. Undefined is null.
 */
export function columns<Item>(
  items: readonly Item[],
  table: Readonly<Record<string, Column<Item>>>,
): SQL {
  const entries = Object.entries(table);
  const arrays = entries.map(([, [type, read]]) => {
    const values = items.map((item) => read(item)?.toString() ?? null);
    return sql`${sql.param(values)}::text[]::${sql.raw(type)}[]`;
  });
  const names = entries.map(([name]) => sql.identifier(name));
  return sql`unnest(${sql.join(arrays, sql`, `)}) with ordinality as given(${sql.join([...names, sql`place`], sql`, `)})`;
}
