import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { CrmDue, CrmFate, CrmQueue } from '../../../conversation/notices/ports.ts';
import type { Clock } from '../../../conversation/ports.ts';
import type { CrmBody } from '../../../core/desk/notices/crmEvent.ts';
import type { Queries } from '../openDatabase.ts';

/** Longer than any try takes. */
const LEASE_MS = 120_000;

/** What the CRM is to be told, on the database. */
export function databaseCrmQueue({
  queries,
  clock,
}: {
  readonly queries: Queries;
  readonly clock: Clock;
}): CrmQueue {
  return {
    async claim(limit) {
      const now = clock();
      const { rows } = await queries.execute(sql`
        with due as (
          select e.id from crm_events e
          where e.state = 'waiting' and e.next_at <= ${now}::bigint
            and not exists (select 1 from crm_events f
              where f.lead_id = e.lead_id and f.id < e.id and f.state = 'waiting')
          order by e.next_at, e.id limit ${limit} for update skip locked
        ), taken as (
          update crm_events e set next_at = ${now + LEASE_MS}::bigint,
            first_tried_at = coalesce(e.first_tried_at, ${now}::bigint)
          from due where e.id = due.id
          returning e.id, e.event_id, e.lead_id, e.body, e.failures, e.first_tried_at
        )
        select t.id::text, t.event_id as "eventId", t.lead_id::text as "leadId", t.body, t.failures,
          t.first_tried_at as "firstTriedAt", l.name, l.phone
        from taken t left join leads l on l.id = t.lead_id order by t.id`);
      return rows.map(toDue);
    },
    settle: (id, fate) => settle(queries, id, { fate, now: clock() }),
  };
}

/** Written by `crmBodyOf` and by `forgetAtCrm` alone. */
const body = z.custom<CrmBody>(
  (value) => z.looseObject({ type: z.string() }).safeParse(value).success,
);

const dueRow = z.object({
  id: z.string(),
  eventId: z.string(),
  leadId: z.string(),
  body,
  failures: z.number(),
  firstTriedAt: z.coerce.number(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
});

function toDue(row: unknown): CrmDue {
  const { name, phone, ...due } = dueRow.parse(row);
  return { ...due, person: name === null || phone === null ? undefined : { name, phone } };
}

async function settle(
  queries: Queries,
  id: string,
  { fate, now }: { readonly fate: CrmFate; readonly now: number },
): Promise<void> {
  const isIt = sql`id = ${id}::bigint and state = 'waiting'`;
  if (fate.kind === 'later') {
    await queries.execute(sql`
      update crm_events set next_at = ${fate.nextAt}::bigint, failures = failures + 1,
        code = ${fate.code} where ${isIt}`);
    return;
  }
  const code = fate.kind === 'failed' ? fate.code : null;
  await queries.execute(sql`
    update crm_events set state = ${fate.kind}, code = ${code}, settled_at = ${now}::bigint
    where ${isIt}`);
}

/**
 * Before leads leave, in the caller's transaction: what waits to be told of them is not told any more,
 * and where the CRM has heard of a lead, it is told that it was erased.
 *
 * @param leaving A query of the leads' ids.
 */
export async function forgetAtCrm(
  { queries, now }: { readonly queries: Queries; readonly now: number },
  leaving: SQL,
): Promise<void> {
  await queries.execute(sql`
    with gone as (
      delete from crm_events where lead_id in (${leaving})
      returning lead_id, state <> 'waiting' or first_tried_at is not null as heard
    )
    insert into crm_events (lead_id, body, next_at)
    select lead_id, json_build_object('type', 'lead.erased', 'event', 'erased',
        'at', ${new Date(now).toISOString()}::text,
        'lead', json_build_object('id', lead_id::text), 'facts', json_build_object()), ${now}::bigint
    from gone where heard group by lead_id`);
}
