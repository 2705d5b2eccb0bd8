import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AuditLog, AuditQuery, AuditSubject } from '../../conversation/desk/audit.ts';
import type { Clock } from '../../conversation/ports.ts';
import { addDays, startOfDay } from '../../core/shared/localDate.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';
import { memberWithin } from './staffRows.ts';

interface AuditNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
}

/** The audit log on the database; a trigger refuses to change or delete what stands there. */
export function databaseAuditLog({ queries, clock }: AuditNeeds): AuditLog {
  return {
    async record(entries) {
      if (entries.length === 0) return;
      await queries.execute(sql`
        insert into audit_log (at, staff_id, action, subject_kind, subject_id, facts)
        select ${clock()}, given.staff, given.action, given.kind, given.subject, given.facts
        from ${columns(entries, {
          staff: ['text', ({ staffId }) => staffId],
          action: ['text', ({ action }) => action],
          kind: ['text', ({ subject }) => subject.kind],
          subject: ['text', ({ subject }) => subject.id],
          facts: ['json', ({ facts = {} }) => JSON.stringify(facts)],
        })} order by given.place`);
    },
    async list(query, scope) {
      const mine =
        scope.kind === 'all'
          ? sql`true`
          : sql`staff_id in (select s.id from staff_members s where ${memberWithin(scope)})`;
      const { rows } = await queries.execute(sql`
        select id::text, at, staff_id as "staffId", action, facts,
          json_build_object('kind', subject_kind, 'id', subject_id) as subject
        from audit_log where ${mine} and ${conditionOf(query)}
        order by audit_log.id desc limit ${query.limit}`);
      return rows.map(toRecord);
    },
  };
}

function conditionOf({ staffId, action, subject, on, before }: AuditQuery) {
  const conditions = [
    ...(staffId === undefined ? [] : [sql`staff_id = ${staffId}`]),
    ...(action === undefined ? [] : [sql`action = ${action}`]),
    ...(subject === undefined ? [] : [aboutSubject(subject)]),
    ...(on === undefined
      ? []
      : [sql`at >= ${startOfDay(on)}::bigint and at < ${startOfDay(addDays(on, 1))}::bigint`]),
    ...(before === undefined ? [] : [sql`audit_log.id < ${before}::bigint`]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** Of a lead also the lists that showed it. */
function aboutSubject({ kind, id }: AuditSubject) {
  const itself = sql`(subject_kind = ${kind} and subject_id = ${id})`;
  if (kind !== 'lead') return itself;
  return sql`(${itself} or (subject_kind = 'list' and facts::jsonb -> 'leads' ? ${id}))`;
}

const auditRow = z.object({
  id: z.string(),
  at: z.coerce.number(),
  staffId: z.string().nullable(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});

function toRecord(row: unknown) {
  const { staffId, ...entry } = auditRow.parse(row);
  return { ...entry, staffId: staffId ?? undefined };
}
