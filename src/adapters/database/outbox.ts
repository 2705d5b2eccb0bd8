import { sql } from 'drizzle-orm';
import type { OutboundPart } from '../../core/messaging/outbound.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import type { Clock } from '../../conversation/ports.ts';
import type { Outbox, PendingSend, Settlement } from '../../conversation/stores.ts';
import { columns } from './columns.ts';
import { gather } from './gather.ts';
import { ownerLives } from './lanes.ts';
import type { Ownership } from './ownership.ts';
import type { Queries } from './openDatabase.ts';

const SETTLEMENTS_PER_STATEMENT = 512;

interface OutboxNeeds {
  readonly queries: Queries;
  readonly ownership: Ownership;
  readonly clock: Clock;
}

/** The outbox on the database. */
export function databaseOutbox({ queries, ownership, clock }: OutboxNeeds): Outbox {
  const settle = gather(
    (settlements: readonly Settlement[]) => store(queries, settlements, clock()),
    SETTLEMENTS_PER_STATEMENT,
  );
  return {
    settle,
    adopt: (limit) => adopt(queries, ownership.number, limit),
  };
}

async function store(
  queries: Queries,
  settlements: readonly Settlement[],
  now: number,
): Promise<undefined[]> {
  const given = columns(settlements, {
    id: ['bigint', ({ id }) => id],
    state: ['text', ({ kind }) => (kind === 'retrying' ? 'pending' : kind)],
    code: ['text', (each) => (each.kind === 'sent' ? undefined : each.code)],
    platform_id: ['text', (each) => (each.kind === 'sent' ? each.platformId : undefined)],
    next_at: ['bigint', (each) => (each.kind === 'retrying' ? each.nextAt : now)],
  });
  await queries.execute(sql`
    update outbox o set
      state = given.state, attempts = o.attempts + 1, code = given.code,
      platform_id = given.platform_id, next_at = given.next_at,
      settled_at = case when given.state = 'pending' then null else ${now}::bigint end
    from ${given} where o.id = given.id`);
  return settlements.map(() => undefined);
}

interface AdoptedRow extends Record<string, unknown> {
  readonly id: string;
  readonly contact_id: string;
  readonly channel: ChannelName;
  readonly account: string;
  readonly contact: string;
  readonly part: OutboundPart;
  readonly attempts: number;
}

/**
 * Sends whose process died or that nobody owned, whole contacts at a time: a contact that a living
 * process still serves is left to it, so that order holds.
 */
async function adopt(queries: Queries, owner: number, limit: number): Promise<PendingSend[]> {
  const { rows } = await queries.execute<AdoptedRow>(sql`
    with taken as (
      update outbox set owner = ${owner}::int
      where id in (
        select o.id from outbox o
        where o.state = 'pending' and o.owner is distinct from ${owner}::int
          and not exists (
            select from outbox served
            where served.contact_id = o.contact_id and served.state = 'pending'
              and served.owner is distinct from ${owner}::int
              and ${ownerLives(sql`served.owner`)}
          )
        order by o.id limit ${limit}
        for update skip locked
      )
      returning id, contact_id, part, attempts
    )
    select t.id::text, t.contact_id::text, c.channel, c.account, c.contact, t.part, t.attempts
    from taken t join contacts c on c.id = t.contact_id
    order by t.id`);
  return rows.map(toSend);
}

function toSend(row: AdoptedRow): PendingSend {
  const { channel, account, contact } = row;
  return {
    id: row.id,
    contactId: row.contact_id,
    contact: { channel, account, contact },
    part: row.part,
    attempts: row.attempts,
  };
}
