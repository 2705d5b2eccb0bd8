import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { NoticeBook, NoticeDraft } from '../../../conversation/notices/ports.ts';
import type { Clock } from '../../../conversation/ports.ts';
import { crmBodyOf } from '../../../core/desk/notices/crmEvent.ts';
import { noticesOf, TOLD_OF } from '../../../core/desk/notices/noticesOf.ts';
import { supervisorsOf } from '../../../core/lead/assignment.ts';
import { LEAD_EVENTS, type LeadEvent } from '../../../core/lead/leadEvent.ts';
import { LEAD_STATES } from '../../../core/lead/work.ts';
import { columns } from '../columns.ts';
import { candidatesFor } from '../desk/roster.ts';
import type { Database, Queries } from '../openDatabase.ts';
import { putNotices } from './putNotices.ts';
import { waitingTalks } from './waitingTalks.ts';

export interface NoticeBookNeeds {
  readonly database: Pick<Database, 'alone'>;
  readonly clock: Clock;
  /** True when a CRM listens: then its events are made, too. */
  readonly crm: boolean;
}

/** Notices on the database. */
export function databaseNoticeBook({ database, clock, crm }: NoticeBookNeeds): NoticeBook {
  return {
    handOn: (limit) =>
      database.alone('hand on', (alone) =>
        alone.transaction(async (transaction) => {
          const happened = await waiting(transaction, limit);
          const now = clock();
          const drafts = [
            ...(await draftsOf(transaction, happened)),
            ...(await dueCallBacks(transaction, now)),
            ...(await waitingTalks(transaction, limit)),
          ];
          await putNotices(transaction, drafts, now);
          if (crm) await putCrmEvents(transaction, happened, now);
          await markHandedOn(transaction, happened);
          return happened.length;
        }),
      ),
  };
}

const maybeText = z
  .string()
  .nullable()
  .transform((value) => value ?? undefined);

const happenedRow = z.object({
  id: z.string(),
  leadId: z.string(),
  contactId: z.string(),
  at: z.coerce.number(),
  by: maybeText,
  kind: z.enum(LEAD_EVENTS),
  facts: z.record(z.string(), z.unknown()),
  wish: z.string(),
  province: z.string(),
  commune: maybeText,
  channel: z.string(),
  state: z.enum(LEAD_STATES),
  assignee: maybeText,
  groups: z.array(z.string()),
});

type Happened = z.infer<typeof happenedRow>;

/**
 * In the order of their ids: those of one lead are numbered in their order, under its lock. The leads are
 * held first, and one that is just being erased is passed over: an erasure locks in the same order.
 */
async function waiting(queries: Queries, limit: number): Promise<readonly Happened[]> {
  const { rows: held } = await queries.execute<{ id: string }>(sql`
    select id::text from leads where id in (
      select lead_id from lead_events where not handed_on order by id limit ${limit})
    order by id for key share skip locked`);
  if (held.length === 0) return [];
  const ids = sql.param(held.map(({ id }) => id));
  const { rows } = await queries.execute(sql`
    select e.id::text, e.lead_id::text as "leadId", l.contact_id::text as "contactId", e.at,
      e.staff as by, e.kind, e.facts, l.wish, l.province, l.commune, c.channel, l.state, l.assignee,
      l.groups
    from lead_events e join leads l on l.id = e.lead_id join contacts c on c.id = l.contact_id
    where not e.handed_on and e.lead_id = any(${ids}::bigint[])
    order by e.id limit ${limit} for update of e`);
  return rows.map((row) => happenedRow.parse(row));
}

async function draftsOf(
  queries: Queries,
  happened: readonly Happened[],
): Promise<readonly NoticeDraft[]> {
  const drafts: NoticeDraft[] = [];
  for (const each of happened) {
    const told = noticesOf(eventOf(each), await supervisorsFor(queries, each));
    const about = { kind: 'lead' as const, id: each.leadId };
    drafts.push(...told.map((one) => ({ ...one, about, at: each.at, source: `event/${each.id}` })));
  }
  return drafts;
}

/** Who supervises the place, where the event may tell them. */
async function supervisorsFor(queries: Queries, happened: Happened): Promise<readonly string[]> {
  const { kind, province, commune } = happened;
  const rows = kind === 'escalated' ? SUPERVISORS_TOLD : (TOLD_OF[kind] ?? []);
  if (!rows.some(([whom]) => whom === 'supervisors')) return [];
  const place = commune === undefined ? { province } : { province, commune };
  const there = supervisorsOf(await candidatesFor(queries, place));
  return there.flatMap(({ staff, isActive }) => (isActive ? [staff] : []));
}

const SUPERVISORS_TOLD = [['supervisors', 'escalated']] as const;

function eventOf({ at, by, kind, facts }: Happened): LeadEvent {
  return { at, kind, facts, ...(by !== undefined && { by }) };
}

/** A month late nobody is waiting for the call any more. */
const LATEST_MS = 30 * 86_400_000;

/** Call backs whose time has come, once for each promised time. */
async function dueCallBacks(queries: Queries, now: number): Promise<readonly NoticeDraft[]> {
  const { rows } = await queries.execute<{ id: string; staff: string; at: string }>(sql`
    select l.id::text, l.assignee as staff, l.call_back_at::text as at from leads l
    where l.call_back_at <= ${now}::bigint and l.call_back_at > ${now - LATEST_MS}::bigint
      and l.closed_at is null and l.merged_into is null and l.assignee is not null
      and not exists (select 1 from notices n
        where n.source = 'call_back/' || l.id || '/' || l.call_back_at)
    order by l.call_back_at, l.id limit 100 for key share skip locked`);
  return rows.map(({ id, staff, at }) => ({
    staffId: staff,
    kind: 'call_back_due',
    about: { kind: 'lead', id },
    at: Number(at),
    source: `call_back/${id}/${at}`,
  }));
}

async function putCrmEvents(
  queries: Queries,
  happened: readonly Happened[],
  now: number,
): Promise<void> {
  if (happened.length === 0) return;
  const given = columns(happened, {
    lead_id: ['bigint', ({ leadId }) => leadId],
    contact_id: ['bigint', ({ contactId }) => contactId],
    body: ['json', (each) => JSON.stringify(crmBodyOf(eventOf(each), leadOf(each)))],
  });
  await queries.execute(sql`
    insert into crm_events (lead_id, contact_id, body, next_at)
    select given.lead_id, given.contact_id, given.body, ${now}::bigint from ${given} order by place`);
}

function leadOf({ leadId, wish, province, commune, channel, state, assignee, groups }: Happened) {
  return { id: leadId, wish, province, commune, channel, state, assignee, groups };
}

async function markHandedOn(queries: Queries, happened: readonly Happened[]): Promise<void> {
  if (happened.length === 0) return;
  const given = columns(happened, { id: ['bigint', ({ id }) => id] });
  await queries.execute(sql`
    update lead_events e set handed_on = true from ${given} where e.id = given.id`);
}
