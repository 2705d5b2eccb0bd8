import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AbsenceStore, KeptAbsence } from '../../conversation/desk/absences.ts';
import type { Clock } from '../../conversation/ports.ts';
import { ABSENCE_REASONS } from '../../core/desk/absence.ts';
import type { Queries } from './openDatabase.ts';
import { memberWithin } from './staffRows.ts';

interface AbsenceNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
}

/** Days off on the database. */
export function databaseAbsences({ queries, clock }: AbsenceNeeds): AbsenceStore {
  return {
    async list({ scope, own, after }) {
      const { rows } = await queries.execute(sql`${ABSENCE}
        join staff_members s on s.id = b.staff_id
        where b.ends_at > ${after}::bigint and (s.id = ${own} or (${memberWithin(scope)}))
        order by b.starts_at, b.id limit 2000`);
      return rows.map(toAbsence);
    },
    async find(id) {
      const { rows } = await queries.execute(sql`${ABSENCE} where b.id = ${id}::bigint`);
      return rows.map(toAbsence)[0];
    },
    add: (absence) =>
      queries.transaction(async (transaction) => {
        const { staffId, startsAt, endsAt, reason, createdBy } = absence;
        // Twice the same days at once, by two people, must not both be kept.
        await transaction.execute(
          sql`select 1 from staff_members where id = ${staffId} for update`,
        );
        const { rows } = await transaction.execute<{ id: string }>(sql`
          insert into staff_absences (staff_id, starts_at, ends_at, reason, created_at, created_by)
          select ${staffId}, ${startsAt}::bigint, ${endsAt}::bigint, ${reason ?? null},
            ${clock()}::bigint, ${createdBy}
          where not exists (select 1 from staff_absences o where o.staff_id = ${staffId}
            and o.starts_at < ${endsAt}::bigint and o.ends_at > ${startsAt}::bigint)
          returning id::text`);
        return rows[0]?.id;
      }),
    async remove(id) {
      await queries.execute(sql`delete from staff_absences where id = ${id}::bigint`);
    },
  };
}

const ABSENCE = sql`
  select b.id::text, b.staff_id as "staffId", b.starts_at as "startsAt", b.ends_at as "endsAt", b.reason
  from staff_absences b`;

const absenceRow = z.object({
  id: z.string(),
  staffId: z.string(),
  startsAt: z.coerce.number(),
  endsAt: z.coerce.number(),
  reason: z
    .enum(ABSENCE_REASONS)
    .nullable()
    .transform((value) => value ?? undefined),
});

function toAbsence(row: unknown): KeptAbsence {
  return absenceRow.parse(row);
}
