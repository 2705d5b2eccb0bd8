import { sql, type SQL } from 'drizzle-orm';
import type { Area, Scope } from '../../../core/desk/viewer.ts';
import { ELSEWHERE } from '../../../core/lead/lead.ts';
import { leads } from '../schema.ts';

/**
 * A condition for a `where` clause: true for leads inside the scope, as `isWithin` says, written so
 * that the indexes by province and commune serve it. Leads from elsewhere belong to whoever has a
 * whole province, so that somebody sees them.
 */
export function leadsWithin(scope: Scope): SQL {
  if (scope.kind === 'all') return sql`true`;
  if (scope.kind === 'none' || scope.areas.length === 0) return sql`false`;
  const whole = scope.areas.filter(({ commune }) => commune === undefined);
  const provinces = [...new Set(whole.map(({ province }) => province))];
  const communes = Map.groupBy(
    scope.areas.filter(({ commune }) => commune !== undefined),
    ({ province }) => province,
  );
  const parts = [
    ...(provinces.length > 0 ? [inAny(provinces)] : []),
    ...[...communes].map(([province, areas]) => inCommunes(province, areas)),
  ];
  return sql`(${sql.join(parts, sql` or `)})`;
}

function inAny(provinces: readonly string[]): SQL {
  return sql`${leads.province} = any(${sql.param([...provinces, ELSEWHERE])}::text[])`;
}

function inCommunes(province: string, areas: readonly Area[]): SQL {
  const ids = areas.flatMap(({ commune }) => commune ?? []);
  return sql`(${leads.province} = ${province} and ${leads.commune} = any(${sql.param(ids)}::text[]))`;
}
