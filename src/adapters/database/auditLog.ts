import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AuditLog, AuditQuery, AuditSubject } from '../../conversation/desk/audit.ts';
import type { Clock } from '../../conversation/ports.ts';
import { addDays, midnightInVietnam } from '../../core/shared/localDate.ts';
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
    ...intents({ queries, clock }),
    async record(entries, intent) {
      if (entries.length === 0 && intent === undefined) return;
      await queries.execute(sql`
        with done as (delete from audit_intents where id = ${intent ?? null}::bigint)
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
          : sql`coalesce(staff_id, case when subject_kind = 'staff' then subject_id end)
              in (select s.id from staff_members s where ${memberWithin(scope)})`;
      const { rows } = await queries.execute(sql`
        select id::text, at, staff_id as "staffId", action, facts,
          json_build_object('kind', subject_kind, 'id', subject_id) as subject
        from audit_log where ${mine} and ${conditionOf(query)}
        order by audit_log.id desc limit ${query.limit}`);
      return rows.map(toRecord);
    },
  };
}

/** Changes on their way: each stands in its own table until it is done, refused, or found cut short. */
function intents({ queries, clock }: AuditNeeds): Pick<AuditLog, 'begin' | 'drop' | 'settle'> {
  return {
    async begin({ staffId, action, subject }) {
      const { rows } = await queries.execute<{ id: string }>(sql`
        insert into audit_intents (at, staff_id, action, subject_kind, subject_id)
        values (${clock()}, ${staffId ?? null}, ${action}, ${subject.kind}, ${subject.id})
        returning id::text`);
      const [begun] = rows;
      if (!begun) throw new Error('the audit log gave no id to a change that begins');
      return begun.id;
    },
    async drop(intent) {
      await queries.execute(sql`delete from audit_intents where id = ${intent}::bigint`);
    },
    async settle(before) {
      const { rows } = await queries.execute(sql`
        with cut_short as (
          delete from audit_intents where at < ${before}
          returning id, at, staff_id, action, subject_kind, subject_id
        )
        insert into audit_log (at, staff_id, action, subject_kind, subject_id, facts)
        select at, staff_id, action, subject_kind, subject_id, '{"unfinished":true}'::json
        from cut_short order by id
        returning id`);
      return rows.length;
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
      : [
          sql`at >= ${midnightInVietnam(on)}::bigint and at < ${midnightInVietnam(addDays(on, 1))}::bigint`,
        ]),
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
