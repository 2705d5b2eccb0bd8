import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { DueTelling, TellingFate, Tellings } from '../../../conversation/notices/ports.ts';
import type { Clock } from '../../../conversation/ports.ts';
import type { LeadNow } from '../../../core/desk/notices/isCurrent.ts';
import { NOTICE_KINDS } from '../../../core/desk/notice.ts';
import { LEAD_STATES } from '../../../core/lead/work.ts';
import type { Queries } from '../openDatabase.ts';

/** Longer than any try takes: after it, whoever tells is taken for dead. */
const LEASE_MS = 120_000;

/** Notices on their roads, on the database. */
export function databaseTellings({
  queries,
  clock,
}: {
  readonly queries: Queries;
  readonly clock: Clock;
}): Tellings {
  return {
    async claim(road, limit) {
      const now = clock();
      const { rows } = await queries.execute(sql`
        with due as (
          select id from notice_tellings
          where road = ${road} and state = 'waiting' and next_at <= ${now}::bigint
          order by next_at, id limit ${limit} for update skip locked
        ), taken as (
          update notice_tellings t set next_at = ${now + LEASE_MS}::bigint
          from due where t.id = due.id
          returning t.id, t.notice_id, t.staff_id, t.failures
        )
        select t.id::text, n.id::text as "noticeId", n.staff_id as "staffId", n.kind, n.at,
          n.lead_id::text as "leadId", n.contact_id::text as "contactId", t.failures, s.active,
          o.quiet_from as "quietFrom", o.quiet_to as "quietTo", s.hours,
          l.state, l.merged_into is not null as merged, l.assignee, l.silent_since as "silentSince",
          l.call_back_at as "callBackAt", ${IS_ASKED} as asked,
          (select max(settled_at) from notice_tellings p
            where p.staff_id = t.staff_id and p.road = ${road} and p.state = 'told') as "lastToldAt"
        from taken t join notices n on n.id = t.notice_id join staff_members s on s.id = n.staff_id
        left join notice_settings o on o.staff_id = s.id left join leads l on l.id = n.lead_id
        left join contact_states w on w.contact_id = n.contact_id
        order by t.id`);
      return rows.map(toDue);
    },
    settle: (ids, fate) => settle(queries, ids, { fate, now: clock() }),
  };
}

/** A request is open, and no colleague has the conversation. */
const IS_ASKED = sql.raw(`(
  exists (select 1 from person_requests p where p.contact_id = n.contact_id and p.settled_at is null)
  and w.taken_at is null)`);

const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullable().transform((value) => value ?? undefined);
const maybeTime = z
  .union([z.string(), z.number()])
  .nullable()
  .transform((value) => (value === null ? undefined : Number(value)));

const dueRow = z.object({
  id: z.string(),
  noticeId: z.string(),
  staffId: z.string(),
  kind: z.enum(NOTICE_KINDS),
  at: z.coerce.number(),
  leadId: maybe(z.string()),
  contactId: maybe(z.string()),
  failures: z.number(),
  active: z.boolean(),
  quietFrom: maybe(z.number()),
  quietTo: maybe(z.number()),
  hours: maybe(z.object({ weekdays: z.array(z.number()), opens: z.number(), closes: z.number() })),
  state: maybe(z.enum(LEAD_STATES)),
  merged: z.boolean().nullable(),
  assignee: maybe(z.string()),
  silentSince: maybeTime,
  callBackAt: maybeTime,
  asked: z.boolean(),
  lastToldAt: maybeTime,
});

function toDue(given: unknown): DueTelling {
  const row = dueRow.parse(given);
  const { id, noticeId, staffId, kind, at, failures, hours, lastToldAt } = row;
  return {
    id,
    notice: { id: noticeId, staffId, kind, at, about: aboutOf(row) },
    failures,
    isActive: row.active,
    quiet: quietOf(row),
    hours,
    matter: { lead: leadOf(row), isAsked: row.asked },
    lastToldAt,
  };
}

type DueRow = z.infer<typeof dueRow>;

function aboutOf({ leadId, contactId }: DueRow): DueTelling['notice']['about'] {
  return leadId === undefined
    ? { kind: 'conversation', id: contactId ?? '' }
    : { kind: 'lead', id: leadId };
}

function quietOf({ quietFrom: from, quietTo: to }: DueRow): DueTelling['quiet'] {
  return from === undefined || to === undefined ? undefined : { from, to };
}

function leadOf({ state, merged, assignee, silentSince, callBackAt }: DueRow): LeadNow | undefined {
  if (state === undefined) return undefined;
  return { state, isMerged: merged === true, assignee, silentSince, callBackAt };
}

interface Settling {
  readonly fate: TellingFate;
  readonly now: number;
}

async function settle(
  queries: Queries,
  ids: readonly string[],
  { fate, now }: Settling,
): Promise<void> {
  const these = sql`id = any(${sql.param([...ids])}::bigint[]) and state = 'waiting'`;
  const code = 'code' in fate ? fate.code : null;
  if (fate.kind === 'later') {
    const failed = code === null ? 0 : 1;
    await queries.execute(sql`
      update notice_tellings set next_at = ${Math.ceil(fate.nextAt)}::bigint,
        failures = failures + ${failed}::int, code = coalesce(${code}, code)
      where ${these}`);
    return;
  }
  await queries.execute(sql`
    update notice_tellings set state = ${fate.kind}, code = ${code}, settled_at = ${now}::bigint
    where ${these}`);
}
