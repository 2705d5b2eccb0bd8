import { sql } from 'drizzle-orm';
import type { Return, Returning, TakeBackRound } from '../../../conversation/conversations.ts';
import type { Session } from '../../../core/flow/types.ts';
import type { ChannelName } from '../../../core/shared/contact.ts';
import type { Queries } from '../openDatabase.ts';
import { AGENT, type Held } from './held.ts';
import { enqueue } from './say.ts';

const SILENT: Return = { parts: [], freshSince: 0 };

/** False when this agent does not have the conversation. */
export async function giveBack(held: Held, agent: string, back: Return = SILENT): Promise<boolean> {
  const { queries, contactId } = held;
  const { rows } = await queries.execute(sql`
    select 1 from contact_states
    where contact_id = ${contactId}::bigint and paused_by = ${AGENT + agent}`);
  if (rows.length === 0) return false;
  await letGo(held, back);
  await settleRequests(held, agent);
  return true;
}

/** Contacts whose agents were to speak again by now, longest overdue first. */
export async function dueContacts(
  queries: Queries,
  now: number,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await queries.execute<{ id: string }>(sql`
    select contact_id::text as id from contact_states
    where return_at is not null and return_at <= ${now}::bigint and paused_by like ${`${AGENT}%`}
    order by return_at limit ${limit}`);
  return rows.map(({ id }) => id);
}

interface DueRow extends Record<string, unknown> {
  readonly by: string;
  readonly channel: ChannelName;
  readonly account: string;
  readonly contact: string;
  readonly known: Session['known'] | null;
  readonly first: string | null;
  readonly latest: string | null;
  readonly answered: boolean;
}

/**
 * Looks again under the lock: an agent who spoke meanwhile keeps the conversation, and so does one to
 * whom the person wrote less than the patience ago.
 */
export async function takeBack(held: Held, round: TakeBackRound): Promise<boolean> {
  const due = await readDue(held);
  if (!due) return false;
  const { returning, since } = due;
  if (since !== undefined && since + round.patience > held.now) {
    await postpone(held, since + round.patience);
    return false;
  }
  await letGo(held, round.decide(returning));
  // Nobody waits and somebody spoke: that was the conversation that was asked for.
  if (due.isAnswered && since === undefined) await settleRequests(held, due.agent);
  return true;
}

async function postpone({ queries, contactId }: Held, returnAt: number): Promise<void> {
  await queries.execute(sql`
    update contact_states set return_at = ${returnAt}::bigint
    where contact_id = ${contactId}::bigint`);
}

/** A conversation whose agent was to speak again by now. */
interface Due {
  readonly agent: string;
  /** True when the agent has spoken since taking it. */
  readonly isAnswered: boolean;
  /** When the first word came that nobody answered. */
  readonly since: number | undefined;
  readonly returning: Returning;
}

async function readDue({ queries, contactId, now }: Held): Promise<Due | undefined> {
  const { rows } = await queries.execute<DueRow>(sql`
    select w.paused_by as by, c.channel, c.account, c.contact, s.state -> 'known' as known,
      coalesce(w.spoken_to_at >= w.taken_at, false) as answered, waiting.first, waiting.latest
    from contact_states w join contacts c on c.id = w.contact_id
    left join sessions s on s.contact_id = c.id
    left join lateral (
      select min(received_at)::text as first, max(received_at)::text as latest
      from inbound_events e where e.contact_id = c.id and e.handled_at is null
        and e.sent_at > coalesce(w.spoken_to_at, 0)
    ) waiting on true
    where w.contact_id = ${contactId}::bigint and w.paused_by like ${`${AGENT}%`}
      and w.return_at <= ${now}::bigint`);
  return rows[0] && toDue(contactId, rows[0]);
}

function toDue(contactId: string, row: DueRow): Due {
  const { by, channel, account, contact, known, first, latest, answered } = row;
  const waitingSince = latest === null ? undefined : Number(latest);
  return {
    agent: by.slice(AGENT.length),
    isAnswered: answered,
    since: first === null ? undefined : Number(first),
    returning: {
      contactId,
      contact: { channel, account, contact },
      known: known ?? {},
      waitingSince,
    },
  };
}

/** The bot has the conversation again: it says so, and what waits is answered or let go. */
async function letGo(held: Held, { parts, freshSince }: Return): Promise<void> {
  const { queries, contactId, now } = held;
  await queries.execute(sql`
    update contact_states
    set paused_until = null, paused_by = null, taken_at = null, return_at = null
    where contact_id = ${contactId}::bigint`);
  if (parts.length > 0) await enqueue(held, { parts, purpose: 'proactive' });
  const isFresh = sql`received_at >= ${freshSince}::bigint`;
  await queries.execute(sql`
    update inbound_events set held_until = null,
      handled_at = case when ${isFresh} then handled_at else ${now}::bigint end
    where contact_id = ${contactId}::bigint and handled_at is null and held_until is not null`);
}

/** What was asked of a person is done. */
export async function settleRequests(
  { queries, contactId, now }: Pick<Held, 'queries' | 'contactId' | 'now'>,
  staff: string,
): Promise<boolean> {
  const { rows } = await queries.execute(sql`
    update person_requests set settled_at = ${now}::bigint, settled_by = ${staff}
    where contact_id = ${contactId}::bigint and settled_at is null returning 1`);
  return rows.length > 0;
}
