import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Roster } from '../../../conversation/leads/ports.ts';
import type { RosterCandidate } from '../../../core/desk/availability.ts';
import type { Duty } from '../../../core/lead/assignment.ts';
import { ELSEWHERE } from '../../../core/lead/lead.ts';
import type { Queries } from '../openDatabase.ts';
import { ownHoursRow } from '../staffRows.ts';

const PARTS = ['agent', 'deputy', 'supervisor'] as const;

interface StaffRow extends Record<string, unknown> {
  readonly staff: string;
  readonly name: string;
  readonly active: boolean;
  readonly capacity: number | null;
  readonly part: string;
  readonly whole_province: boolean;
  readonly open_leads: number;
  readonly last_given_at: string | null;
  readonly hours: unknown;
  readonly absences: unknown;
}

const absencesIn = z.array(z.object({ startsAt: z.number(), endsAt: z.number() }));
/** The latest ones: nobody looks back further. */
const MOST_ABSENCES = 50;

/** Who may be given a lead, from the colleagues and their areas. */
export function databaseRoster({ queries }: { queries: Queries }): Roster {
  return {
    candidates: (place) => candidatesFor(queries, place),
    async colleagues(place) {
      const rows = await rowsFor(queries, place);
      const able = rows.filter((row) => row.active && mayBeGiven(row, place));
      return able.map((row) => ({
        staff: row.staff,
        name: row.name,
        duty: dutyOf(row),
        absences: absencesIn.parse(row.absences),
      }));
    },
    async hours(ids) {
      const { rows } = await queries.execute<{ id: string; hours: unknown }>(sql`
        select id, hours from staff_members
        where id = any(${sql.param([...ids])}::text[]) and hours is not null`);
      return new Map(rows.map(({ id, hours }) => [id, ownHoursRow.parse(hours)]));
    },
    async names(ids) {
      if (ids.length === 0) return {};
      const wanted = sql.join(
        [...new Set(ids)].map((id) => sql`${id}`),
        sql`, `,
      );
      const { rows } = await queries.execute<{ id: string; name: string }>(
        sql`select id, name from staff_members where id in (${wanted})`,
      );
      return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
    },
  };
}

/**
 * People of the commune and of the whole province; a lead from elsewhere is given to whoever supervises
 * a whole province, though all who have one may take it. Who has not accepted the invitation yet is nobody.
 */
export async function candidatesFor(
  queries: Queries,
  place: Place,
): Promise<readonly RosterCandidate[]> {
  return (await rowsFor(queries, place)).map((row) => ({
    ...toCandidate(row),
    ...(!mayBeGiven(row, place) && { mayBeGiven: false }),
  }));
}

interface Place {
  readonly province: string;
  readonly commune?: string;
}

async function rowsFor(queries: Queries, { province, commune }: Place): Promise<StaffRow[]> {
  const there =
    province === ELSEWHERE
      ? sql`a.commune is null`
      : sql`a.province = ${province} and (a.commune is null or a.commune = ${commune ?? null})`;
  const { rows } = await queries.execute<StaffRow>(sql`
    select s.id as staff, s.name, s.active, s.capacity, a.part, a.commune is null as whole_province,
      (select count(*)::int from leads l where l.assignee = s.id
        and l.closed_at is null and l.merged_into is null) as open_leads,
      t.last_given_at::text, s.hours, coalesce((
        select json_agg(json_build_object('startsAt', b.starts_at, 'endsAt', b.ends_at))
        from (select starts_at, ends_at from staff_absences where staff_id = s.id
          order by ends_at desc limit ${MOST_ABSENCES}) b), '[]') as absences
    from staff_areas a
    join staff_members s on s.id = a.staff_id
    left join lead_turns t on t.staff = s.id
    where ${there} and s.joined_at is not null
      and (a.part in ('agent', 'deputy') or (a.part = 'supervisor' and s.role = 'supervisor'))
    order by s.id`);
  return rows;
}

function mayBeGiven({ part }: StaffRow, { province }: Place): boolean {
  return province !== ELSEWHERE || part === 'supervisor';
}

function toCandidate(row: StaffRow): RosterCandidate {
  return {
    staff: row.staff,
    duty: dutyOf(row),
    isActive: row.active,
    // Judged by who knows the time: see `presentAt`.
    isAbsent: false,
    absences: absencesIn.parse(row.absences),
    ...(row.hours !== null && { hours: ownHoursRow.parse(row.hours) }),
    ...(row.capacity !== null && { capacity: row.capacity }),
    openLeads: row.open_leads,
    ...(row.last_given_at !== null && { lastGivenAt: Number(row.last_given_at) }),
  };
}

function dutyOf({ part, whole_province: isWhole }: StaffRow): Duty {
  const known = z.enum(PARTS).parse(part);
  if (known !== 'supervisor') return known;
  return isWhole ? 'province_supervisor' : 'commune_supervisor';
}
