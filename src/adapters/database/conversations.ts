import { sql } from 'drizzle-orm';
import { CAPABILITIES } from '../../core/messaging/capabilities.ts';
import type { OutboundPart } from '../../core/messaging/outbound.ts';
import { judgeSend, type SendPurpose } from '../../core/messaging/window.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import type {
  Conversations,
  Enqueued,
  TakeOver,
  TakeOverResult,
} from '../../conversation/conversations.ts';
import type { Clock } from '../../conversation/ports.ts';
import { columns } from './columns.ts';
import { lockContacts } from './lockContacts.ts';
import type { Queries } from './openDatabase.ts';
import { STANDING, toStanding, type StandingRow } from './standing.ts';

export interface ConversationNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
  /** True when the operator lets the bot send what the platform charges for. */
  readonly mayPay: boolean;
}

/** A transaction that holds a contact. */
export interface Held {
  readonly queries: Queries;
  readonly contactId: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Conversations on the database, under the lock of the lanes. */
export function databaseConversations(needs: ConversationNeeds): Conversations {
  const { queries, clock, mayPay } = needs;
  const holding = <T>(contactId: string, work: (held: Held) => Promise<T>) =>
    queries.transaction(async (transaction) => {
      await lockContacts(transaction, [contactId]);
      return work({ queries: transaction, contactId, now: clock() });
    });
  return {
    takeOver: (contactId, by) => holding(contactId, (held) => takeOver(held, by)),
    giveBack: (contactId, agent) => holding(contactId, (held) => giveBack(held, agent)),
    enqueue: (contactId, parts, purpose) =>
      holding(contactId, (held) => enqueue(held, { parts, purpose, mayPay })),
  };
}

/** How a pause of the desk is told from one of the platform. */
const AGENT = 'agent:';

async function takeOver(held: Held, { agent, until }: TakeOver): Promise<TakeOverResult> {
  const { queries, contactId, now } = held;
  const me = AGENT + agent;
  const { rows } = await queries.execute<{ by: string | null; until: string | null }>(sql`
    select paused_by as by, paused_until::text as until from contact_states
    where contact_id = ${contactId}::bigint`);
  const [state] = rows;
  const by = state?.by ?? '';
  const isHeld = by.startsWith(AGENT) && by !== me && Number(state?.until ?? 0) > now;
  if (isHeld) return { kind: 'held', by: by.slice(AGENT.length) };
  await queries.execute(sql`
    insert into contact_states (contact_id, paused_until, paused_by)
    values (${contactId}::bigint, ${until}::bigint, ${me})
    on conflict (contact_id) do update set
      paused_until = excluded.paused_until, paused_by = excluded.paused_by`);
  return { kind: 'yours', stillSpeaking: await hush(held) };
}

/**
 * Cancels what the bot has to say; resolves to how much of it was begun before. That keeps its place,
 * so that the agent speaks after it, and is not tried again: the gate asks.
 */
async function hush({ queries, contactId, now }: Held): Promise<number> {
  await queries.execute(sql`
    update outbox set state = 'failed', code = 'paused', settled_at = ${now}::bigint
    where contact_id = ${contactId}::bigint and state = 'pending' and begun_at is null
      and purpose in ('reply', 'proactive')`);
  const { rows } = await queries.execute(sql`
    select 1 from outbox where contact_id = ${contactId}::bigint and state = 'pending'
      and purpose in ('reply', 'proactive')`);
  return rows.length;
}

async function giveBack({ queries, contactId }: Held, agent: string): Promise<boolean> {
  const { rows } = await queries.execute(sql`
    update contact_states set paused_until = null, paused_by = null
    where contact_id = ${contactId}::bigint and paused_by = ${AGENT + agent}
    returning 1`);
  if (rows.length === 0) return false;
  await queries.execute(sql`
    update inbound_events set held_until = null
    where contact_id = ${contactId}::bigint and handled_at is null and held_until is not null`);
  return true;
}

interface ToSay {
  readonly parts: readonly OutboundPart[];
  readonly purpose: SendPurpose;
  readonly mayPay: boolean;
}

/** Nobody owns what is enqueued here: it is adopted by whoever serves the contact. */
export async function enqueue(held: Held, { parts, purpose, mayPay }: ToSay): Promise<Enqueued> {
  const { queries, contactId, now } = held;
  const { rows } = await queries.execute<StandingRow & { readonly channel: ChannelName }>(sql`
    select c.channel, ${STANDING} from contacts c
    left join contact_states w on w.contact_id = c.id where c.id = ${contactId}::bigint`);
  const [row] = rows;
  if (!row) return { kind: 'refused', code: 'window_closed' };
  const question = { purpose, standing: toStanding(row), now, mayPay };
  const verdict = judgeSend(question, CAPABILITIES[row.channel]);
  if (verdict.kind === 'refused') return { kind: 'refused', code: verdict.code };
  const given = columns(parts, { part: ['text', (part) => JSON.stringify(part)] });
  const added = await queries.execute<{ id: string }>(sql`
    insert into outbox (contact_id, part, purpose, next_at, created_at)
    select ${contactId}::bigint, part::json, ${purpose}, ${now}::bigint, ${now}::bigint
    from ${given} order by place returning id::text`);
  if (purpose === 'person') {
    await queries.execute(sql`
      update contact_states set spoken_to_at = greatest(spoken_to_at, ${now}::bigint)
      where contact_id = ${contactId}::bigint`);
  }
  return { kind: 'enqueued', ids: added.rows.map(({ id }) => id) };
}
