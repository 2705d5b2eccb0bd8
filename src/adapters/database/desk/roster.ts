import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Roster } from '../../../conversation/leads/ports.ts';
import type { Candidate, Duty } from '../../../core/lead/assignment.ts';
import { ELSEWHERE } from '../../../core/lead/lead.ts';
import type { Queries } from '../openDatabase.ts';

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
}

/** Who may be given a lead, from the colleagues and their areas. */
export function databaseRoster({ queries }: { queries: Queries }): Roster {
  return {
    candidates: (place) => candidatesFor(queries, place),
    async colleagues(place) {
      const rows = await rowsFor(queries, place);
      const able = rows.filter(({ active }) => active);
      return able.map((row) => ({ staff: row.staff, name: row.name, duty: dutyOf(row) }));
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
 * People of the commune and of the whole province; a lead from elsewhere goes to whoever supervises
 * a whole province. Who has not accepted the invitation yet is nobody.
 */
export async function candidatesFor(queries: Queries, place: Place): Promise<readonly Candidate[]> {
  return (await rowsFor(queries, place)).map(toCandidate);
}

interface Place {
  readonly province: string;
  readonly commune?: string;
}

async function rowsFor(queries: Queries, { province, commune }: Place): Promise<StaffRow[]> {
  const there =
    province === ELSEWHERE
      ? sql`a.commune is null and a.part = 'supervisor'`
      : sql`a.province = ${province} and (a.commune is null or a.commune = ${commune ?? null})`;
  const { rows } = await queries.execute<StaffRow>(sql`
    select s.id as staff, s.name, s.active, s.capacity, a.part, a.commune is null as whole_province,
      (select count(*)::int from leads l where l.assignee = s.id
        and l.closed_at is null and l.merged_into is null) as open_leads,
      t.last_given_at::text
    from staff_areas a
    join staff_members s on s.id = a.staff_id
    left join lead_turns t on t.staff = s.id
    where ${there} and s.joined_at is not null
      and (a.part in ('agent', 'deputy') or (a.part = 'supervisor' and s.role = 'supervisor'))
    order by s.id`);
  return rows;
}

function toCandidate(row: StaffRow): Candidate {
  return {
    staff: row.staff,
    duty: dutyOf(row),
    isActive: row.active,
    isAbsent: false,
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
