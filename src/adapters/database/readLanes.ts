import { sql } from 'drizzle-orm';
import type { InboundContent } from '../../core/messaging/inbound.ts';
import type { Session } from '../../core/flow/types.ts';
import type { StaffTalk } from '../../core/staffChat/said.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import type { Lane, StoredEvent } from '../../conversation/stores.ts';
import type { Queries } from './openDatabase.ts';
import { readTap } from '../../core/staffChat/tap.ts';
import { LINKED } from './desk/chatLinks.ts';
import { STANDING, toStanding, type StandingRow } from './standing.ts';

interface WaitingRow extends StandingRow {
  readonly id: string;
  readonly contact_id: string;
  readonly channel: ChannelName;
  readonly account: string;
  readonly contact: string;
  readonly platform_id: string;
  readonly sent_at: string;
  readonly received_at: string;
  readonly content: InboundContent;
  readonly state: Session | null;
  readonly staff_id: string | null;
  readonly pending: string | null;
  readonly asked_at: string | null;
}

/** How much work is looked for, when, and which waiting turns have what they waited for. */
interface Search {
  readonly limit: number;
  readonly ready: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Locks the contacts of the `limit` events that wait longest and reads their lanes: events by the
 * platform's time, and the session. Contacts that another process holds are left to it.
 */
export async function readLanes(queries: Queries, search: Search): Promise<Lane[]> {
  const ids = await lockContacts(queries, search);
  return ids.length === 0 ? [] : toLanes(await readWaiting(queries, ids));
}

async function lockContacts(queries: Queries, { limit, ready, now }: Search): Promise<string[]> {
  const { rows } = await queries.execute<{ id: string }>(sql`
    with held as materialized (
      select contact_id from inbound_events
      where handled_at is null and waits_until > ${now}::bigint
        and id <> all(${sql.param(ready)}::text[]::bigint[])
    ), waiting as materialized (
      select id, contact_id from inbound_events
      where handled_at is null and contact_id not in (select contact_id from held)
        and (held_until is null or held_until <= ${now}::bigint)
      order by id limit ${limit}
    ), locked as materialized (
      select contact_id from (select distinct contact_id from waiting) each
      where pg_try_advisory_xact_lock(contact_id)
    )
    select id::text from waiting join locked using (contact_id)`);
  return rows.map(({ id }) => id);
}

/** A statement of its own: it sees what others committed before they let go of the lock. */
async function readWaiting(queries: Queries, ids: readonly string[]): Promise<WaitingRow[]> {
  const { rows } = await queries.execute<WaitingRow>(sql`
    select e.id::text, e.contact_id::text, c.channel, c.account, c.contact, e.platform_id,
      e.sent_at::text, e.received_at::text, e.content, s.state,
      k.staff_id, k.pending, k.asked_at::text, ${STANDING}
    from inbound_events e
    join contacts c on c.id = e.contact_id
    left join sessions s on s.contact_id = e.contact_id
    left join contact_states w on w.contact_id = e.contact_id
    left join (${LINKED}) on k.contact_id = e.contact_id
    where e.id = any(${sql.param(ids)}::text[]::bigint[]) and e.handled_at is null
    order by e.sent_at, e.id`);
  return rows;
}

function toLanes(rows: readonly WaitingRow[]): Lane[] {
  return [...Map.groupBy(rows, (row) => row.contact_id).values()].flatMap((events) => {
    const [first] = events;
    return first ? [toLane(first, events)] : [];
  });
}

function toLane(first: WaitingRow, rows: readonly WaitingRow[]): Lane {
  const { channel, account, contact } = first;
  return {
    contactId: first.contact_id,
    contact: { channel, account, contact },
    session: first.state ?? undefined,
    standing: toStanding(first),
    ...(first.staff_id !== null && { staffTalk: talkIn(first) }),
    events: rows.map(toEvent),
  };
}

function talkIn({ pending, asked_at: askedAt }: WaitingRow): StaffTalk {
  const tap = pending === null ? undefined : readTap(pending);
  return tap && askedAt !== null ? { pending: tap, askedAt: Number(askedAt) } : {};
}

function toEvent(row: WaitingRow): StoredEvent {
  return {
    id: row.id,
    channel: row.channel,
    account: row.account,
    contact: row.contact,
    platformId: row.platform_id,
    sentAt: Number(row.sent_at),
    receivedAt: Number(row.received_at),
    content: row.content,
  };
}
