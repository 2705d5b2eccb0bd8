import { sql, type SQL } from 'drizzle-orm';
import type { TalkList, TalkQuery, TalkReader } from '../../../conversation/talks/ports.ts';
import type { Scope } from '../../../core/desk/viewer.ts';
import { leadId } from '../desk/leadId.ts';
import { placeToText, textToPlace } from '../desk/keyset.ts';
import type { Queries } from '../openDatabase.ts';
import { STANDING } from '../standing.ts';
import { AGENT } from './held.ts';
import { readSaid } from './readSaid.ts';
import { toTalk, toTalkRow, type TalkRecord } from './talkRows.ts';
import { PLACE, talksWithin } from './talkScope.ts';

/** The desk's conversations on the database; every statement is held to the scope. */
export function databaseTalkReader({ queries }: { queries: Queries }): TalkReader {
  return {
    list: (scope, query) => list(queries, scope, query),
    async find(scope, id, { now, patience }) {
      if (leadId(id) === undefined) return undefined;
      const { rows } = await queries.execute<TalkRecord>(sql`
        select ${columnsAt(now)}, ${STANDING}, s.state -> 'known' as known
        from contacts c left join contact_states w on w.contact_id = c.id
        left join sessions s on s.contact_id = c.id
        ${PLACE} ${ASKED} ${WAITING}
        where c.id = ${id}::bigint and ${talksWithin(scope)}`);
      return rows[0] && toTalk(rows[0], patience);
    },
    said: (id, before) => readSaid(queries, id, before),
    async isWithin(scope, id) {
      if (leadId(id) === undefined) return false;
      const { rows } = await queries.execute(sql`
        select 1 from contacts c left join contact_states w on w.contact_id = c.id ${PLACE}
        where c.id = ${id}::bigint and ${talksWithin(scope)}`);
      return rows.length > 0;
    },
  };
}

/** What is asked of a person for contact `c`. */
const ASKED = sql.raw(`
  left join lateral (
    select min(created_at)::text as asked_at,
      (array_agg(reason order by created_at desc, id desc))[1] as reason
    from person_requests r where r.contact_id = c.id and r.settled_at is null
  ) asked on true`);

/** What contact `c` said that nobody has answered, and what they wrote last. */
const WAITING = sql.raw(`
  left join lateral (
    select min(received_at)::text as waiting_since from inbound_events e
    where e.contact_id = c.id and e.handled_at is null and e.sent_at > coalesce(w.spoken_to_at, 0)
  ) waiting on true
  left join lateral (
    select content as last from inbound_events e
    where e.contact_id = c.id and e.content->>'kind' in ('text', 'media', 'location')
    order by e.received_at desc, e.id desc limit 1
  ) latest on true`);

function columnsAt(now: number): SQL {
  const isHeld = sql`w.paused_by like ${`${AGENT}%`} and w.paused_until > ${now}::bigint`;
  return sql`c.id::text, c.channel, c.account, c.contact, lead.lead_id::text, lead.name, lead.phone,
    place.province, place.commune, asked.asked_at, asked.reason, waiting.waiting_since, latest.last,
    case when ${isHeld} then substr(w.paused_by, ${AGENT.length + 1}::int) end as holder,
    case when ${isHeld} then w.taken_at::text end as taken_at,
    case when ${isHeld} then w.return_at::text end as return_at,
    case when w.paused_by in ('person', 'app') and w.paused_until > ${now}::bigint
      then w.paused_by end as other`;
}

/** Who waits longest comes first; `since` is when a person was asked for, else when it was taken. */
async function list(queries: Queries, scope: Scope, query: TalkQuery): Promise<TalkList> {
  const { view, staffId, now, limit, patience, after } = query;
  const place = after === undefined ? undefined : textToPlace(after);
  const me = AGENT + staffId;
  const taken = view === 'mine' ? sql`paused_by = ${me}` : sql`paused_by like ${`${AGENT}%`}`;
  const asked =
    view === 'mine'
      ? sql``
      : sql`union all select contact_id, created_at from person_requests where settled_at is null`;
  const { rows } = await queries.execute<TalkRecord & { readonly since: string }>(sql`
    with open as materialized (
      select contact_id, min(since) as since from (
        select contact_id, taken_at as since from contact_states
        where return_at is not null and paused_until > ${now}::bigint and ${taken}
        ${asked}
      ) either group by contact_id
    )
    select open.since::text, ${columnsAt(now)}
    from open join contacts c on c.id = open.contact_id
    left join contact_states w on w.contact_id = c.id
    ${PLACE} ${ASKED} ${WAITING}
    where ${talksWithin(scope)}
      ${place ? sql`and (open.since, c.id) > (${place.value}::bigint, ${place.id.toString()}::bigint)` : sql``}
    order by open.since, c.id limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map((row) => toTalkRow(row, patience)),
    ...(last && { next: placeToText({ value: Number(last.since), id: BigInt(last.id) }) }),
  };
}
