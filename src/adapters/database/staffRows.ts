import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { ROLES } from '../../core/desk/permissions.ts';
import { PARTS, type Scope } from '../../core/desk/viewer.ts';
import type { StaffMember } from '../../conversation/desk/staff.ts';
import { withinScope } from './withinScope.ts';

const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

const areaRow = z.object({
  province: z.string(),
  commune: maybe(z.string()),
  part: z.enum(PARTS),
});

/** A colleague's own hours, as they are kept. */
export const ownHoursRow = z.object({
  weekdays: z.array(z.number()),
  opens: z.number(),
  closes: z.number(),
});

const memberRow = z.object({
  id: z.string(),
  role: z.enum(ROLES),
  name: z.string(),
  active: z.boolean(),
  capacity: maybe(z.number()),
  hours: maybe(ownHoursRow),
  username: maybe(z.string()),
  joinedAt: maybe(z.coerce.number()),
  areas: z.array(areaRow),
  openLeads: z.number(),
});

/** A row of `MEMBER`. */
export function toMember(row: unknown): StaffMember {
  return memberRow.parse(row);
}

/** Colleagues `s` with their areas and account names; a `where` may follow. */
export const MEMBER = sql`
  select s.id, s.role, s.name, s.active, s.capacity, s.hours, a.username,
    s.joined_at as "joinedAt", coalesce((
      select json_agg(json_build_object('province', e.province, 'commune', e.commune, 'part', e.part)
        order by e.id)
      from staff_areas e where e.staff_id = s.id), '[]') as areas,
    (select count(*)::int from leads l where l.assignee = s.id
      and l.closed_at is null and l.merged_into is null) as "openLeads"
  from staff_members s left join desk_accounts a on a.id = s.id`;

/** True for colleagues `s` whose every area lies within the scope, and who have one. */
export function memberWithin(scope: Scope): SQL {
  if (scope.kind === 'all') return sql`true`;
  const inside = withinScope(scope, { province: sql`e.province`, commune: sql`e.commune` });
  return sql`exists (select 1 from staff_areas e where e.staff_id = s.id)
    and not exists (select 1 from staff_areas e where e.staff_id = s.id and not ${inside})`;
}
