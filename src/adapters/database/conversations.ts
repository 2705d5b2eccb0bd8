import { sql } from 'drizzle-orm';
import type { Conversations, Hold, TakeOverResult } from '../../conversation/conversations.ts';
import type { Clock } from '../../conversation/ports.ts';
import { lockContacts } from './lockContacts.ts';
import type { Queries } from './openDatabase.ts';
import { AGENT, holderOf, type Held } from './talks/held.ts';
import { dueContacts, giveBack, takeBack } from './talks/returns.ts';
import { enqueue, say } from './talks/say.ts';

export interface ConversationNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
  /** True when the operator lets the bot send what the platform charges for. */
  readonly mayPay: boolean;
}

/** Conversations on the database, under the lock of the lanes. */
export function databaseConversations(needs: ConversationNeeds): Conversations {
  const { queries, clock, mayPay } = needs;
  const holding = <T>(contactId: string, work: (held: Held) => Promise<T>) =>
    queries.transaction(async (transaction) => {
      await lockContacts(transaction, [contactId]);
      return work({ queries: transaction, contactId, now: clock(), mayPay });
    });
  return {
    takeOver: (contactId, by) => holding(contactId, (held) => takeOver(held, by)),
    giveBack: (contactId, agent, back) => holding(contactId, (held) => giveBack(held, agent, back)),
    enqueue: (contactId, parts, purpose) =>
      holding(contactId, (held) => enqueue(held, { parts, purpose })),
    say: (contactId, parts, by) => holding(contactId, (held) => say(held, parts, by)),
    async takeBack(round) {
      const due = await dueContacts(queries, clock(), round.limit);
      const taken: string[] = [];
      for (const contactId of due) {
        if (await holding(contactId, (held) => takeBack(held, round))) taken.push(contactId);
      }
      return taken;
    },
  };
}

async function takeOver(held: Held, { agent, until, returnAt }: Hold): Promise<TakeOverResult> {
  const { queries, contactId, now } = held;
  const holder = await holderOf(held);
  if (holder !== undefined && holder !== agent) return { kind: 'held', by: holder };
  const isMine = holder === agent;
  await queries.execute(sql`
    insert into contact_states as w (contact_id, paused_until, paused_by, taken_at, return_at)
    values (${contactId}::bigint, ${until}::bigint, ${AGENT + agent}, ${now}::bigint,
      ${returnAt ?? null}::bigint)
    on conflict (contact_id) do update set
      paused_until = excluded.paused_until, paused_by = excluded.paused_by,
      taken_at = case when ${isMine}::boolean then w.taken_at else excluded.taken_at end,
      return_at = excluded.return_at`);
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
