import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Scope } from '../../core/desk/viewer.ts';

/** The columns (or expressions) that say where a row belongs. */
export interface PlaceColumns {
  readonly province: SQLWrapper;
  readonly commune: SQLWrapper;
}

/**
 * A condition for a `where` clause: true for rows inside the scope. A row without a commune belongs
 * to whoever has its whole province; one without a province to nobody but `all`. Communes stand in one
 * list a province: a supervisor may have six hundred, and a condition for each takes seconds.
 */
export function withinScope(scope: Scope, { province, commune }: PlaceColumns): SQL {
  if (scope.kind === 'all') return sql`true`;
  if (scope.kind === 'none' || scope.areas.length === 0) return sql`false`;
  const whole = scope.areas.filter((area) => area.commune === undefined);
  const provinces = whole.map((area) => area.province);
  const communes = Map.groupBy(scope.areas, (area) => area.province);
  const parts = [
    sql`${province} = any(${sql.param(provinces)}::text[])`,
    ...[...communes].map(([id, areas]) => {
      const ids = areas.flatMap((area) => area.commune ?? []);
      return sql`(${province} = ${id} and ${commune} = any(${sql.param(ids)}::text[]))`;
    }),
  ];
  return sql`coalesce(${sql.join(parts, sql` or `)}, false)`;
}
