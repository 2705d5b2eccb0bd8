import { sql } from 'drizzle-orm';
import type { OutboundPart } from '../../core/messaging/outbound.ts';
import type { SendPurpose, Standing } from '../../core/messaging/window.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import type { Clock } from '../../conversation/ports.ts';
import type { Outbox, PendingSend, Settlement } from '../../conversation/stores.ts';
import { gather } from './gather.ts';
import { ownerLives } from './lanes.ts';
import type { Ownership } from './ownership.ts';
import type { Queries } from './openDatabase.ts';
import { storeSettlements } from './settlements.ts';
import { STANDING, toStanding, type StandingRow } from './standing.ts';

const SENDS_PER_STATEMENT = 512;

interface OutboxNeeds {
  readonly queries: Queries;
  readonly ownership: Pick<Ownership, 'number'>;
  readonly clock: Clock;
}

/** The outbox on the database. */
export function databaseOutbox({ queries, ownership, clock }: OutboxNeeds): Outbox {
  const settle = gather(
    (settlements: readonly Settlement[]) =>
      storeSettlements({ queries, now: clock() }, settlements),
    SENDS_PER_STATEMENT,
  );
  const admit = gather(
    (sends: readonly PendingSend[]) =>
      begin(queries, sends, { owner: ownership.number, now: clock() }),
    SENDS_PER_STATEMENT,
  );
  return {
    settle,
    admit,
    adopt: (limit) => adopt(queries, ownership.number, limit),
    async release(ids) {
      if (ids.length === 0) return;
      await queries.execute(sql`
        update outbox set begun_at = null
        where id = any(${sql.param(ids)}::text[]::bigint[]) and state = 'pending'
          and owner = ${ownership.number}::int`);
    },
  };
}

/** A row that was settled, cancelled or adopted meanwhile is not touched, and not sent. */
async function begin(
  queries: Queries,
  sends: readonly PendingSend[],
  { owner, now }: { readonly owner: number; readonly now: number },
): Promise<(Standing | undefined)[]> {
  const ids = sends.map(({ id }) => id);
  const { rows } = await queries.execute<StandingRow & { readonly id: string }>(sql`
    with begun as (
      update outbox set begun_at = ${now}::bigint
      where id = any(${sql.param(ids)}::text[]::bigint[]) and state = 'pending'
        and owner = ${owner}::int
      returning id, contact_id
    )
    select begun.id::text, ${STANDING}
    from begun left join contact_states w on w.contact_id = begun.contact_id`);
  const standings = new Map(rows.map((row) => [row.id, toStanding(row)]));
  return ids.map((id) => standings.get(id));
}

interface AdoptedRow extends StandingRow {
  readonly id: string;
  readonly contact_id: string;
  readonly channel: ChannelName;
  readonly account: string;
  readonly contact: string;
  readonly part: OutboundPart;
  readonly attempts: number;
  readonly purpose: SendPurpose;
  readonly begun: boolean;
}

/**
 * Sends whose process died or that nobody owned, whole contacts at a time: a contact that a living
 * process still serves is left to it, so that order holds. Answers come before what the bot says by
 * itself.
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
        order by o.purpose = 'proactive', o.id limit ${limit}
        for update skip locked
      )
      returning id, contact_id, part, attempts, purpose, begun_at is not null as begun
    )
    select t.id::text, t.contact_id::text, c.channel, c.account, c.contact, t.part, t.attempts,
      t.purpose, t.begun, ${STANDING}
    from taken t join contacts c on c.id = t.contact_id
    left join contact_states w on w.contact_id = t.contact_id
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
    purpose: row.purpose,
    standing: toStanding(row),
    ...(row.begun && { mayHaveArrived: true }),
  };
}
