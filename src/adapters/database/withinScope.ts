import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Scope } from '../../core/desk/viewer.ts';

/** The columns (or expressions) that say where a row belongs. */
export interface PlaceColumns {
  readonly province: SQLWrapper;
  readonly commune: SQLWrapper;
}

/**
 * A condition for a `where` clause: true for rows inside the scope. A row without a commune belongs
 * to whoever has its whole province; one without a province to nobody but `all`.
 */
export function withinScope(scope: Scope, { province, commune }: PlaceColumns): SQL {
  if (scope.kind === 'all') return sql`true`;
  if (scope.kind === 'none' || scope.areas.length === 0) return sql`false`;
  const areas = scope.areas.map((area) =>
    area.commune === undefined
      ? sql`${province} = ${area.province}`
      : sql`(${province} = ${area.province} and ${commune} = ${area.commune})`,
  );
  return sql`coalesce(${sql.join(areas, sql` or `)}, false)`;
}
