import { sql } from 'drizzle-orm';
import type { Clock } from '../../conversation/ports.ts';
import type { LaneOutcome, Lanes, LaneWork, PendingSend } from '../../conversation/stores.ts';
import { columns } from './columns.ts';
import { erase } from './erase.ts';
import { readLanes } from './readLanes.ts';
import { ALIVE, type Ownership } from './ownership.ts';
import type { Queries } from './openDatabase.ts';
import { storeFootprints } from './footprints.ts';
import { forgetRefused, storeLeads } from './leads.ts';
import { storeUnanswered } from './unanswered.ts';
import { toStorageError } from './storageError.ts';

interface LaneNeeds {
  readonly queries: Queries;
  readonly ownership: Ownership;
  readonly clock: Clock;
}

/**
 * The lanes on the database. A contact is locked for the length of the transaction (advisory lock
 * on its id), so two processes never work on one person; what is waiting is read after the lock is
 * held, so that nothing is done twice.
 */
export function databaseLanes({ queries, ownership, clock }: LaneNeeds): Lanes {
  return {
    async work(limit, decide, ready = []): Promise<LaneWork> {
      try {
        return await queries.transaction(async (transaction) => {
          const lanes = await readLanes(transaction, { limit, ready, now: clock() });
          if (lanes.length === 0) return { outcomes: [], sends: [], leads: [] };
          const outcomes = decide(lanes);
          const store = { queries: transaction, owner: ownership.number, now: clock() };
          return storeOutcomes(store, outcomes);
        });
      } catch (error) {
        throw toStorageError(error);
      }
    },
  };
}

interface Store {
  readonly queries: Queries;
  readonly owner: number;
  readonly now: number;
}

async function storeOutcomes(store: Store, outcomes: readonly LaneOutcome[]): Promise<LaneWork> {
  await markHandled(store, outcomes);
  await holdWaiting(store, outcomes);
  await saveSessions(
    store,
    outcomes.filter(({ handled }) => handled.length > 0),
  );
  await forgetRefused(store, outcomes);
  const leads = await storeLeads(store, outcomes);
  await storePersonRequests(store, outcomes);
  await storeUnanswered(store, outcomes);
  await storeFootprints(store, outcomes);
  for (const { contactId, contact, erase: wanted } of outcomes) {
    if (wanted) await erase(store, { contactId, channel: contact.channel });
  }
  return { outcomes, sends: await addSends(store, outcomes), leads };
}

async function markHandled(
  { queries, now }: Store,
  outcomes: readonly LaneOutcome[],
): Promise<void> {
  const handled = outcomes.flatMap((outcome) => outcome.handled);
  const given = columns(handled, {
    id: ['bigint', ({ id }) => id],
    failure: ['text', ({ failure }) => failure],
  });
  await queries.execute(sql`
    update inbound_events e set handled_at = ${now}::bigint, failure = given.failure
    from ${given} where e.id = given.id`);
}

/** Nobody else asks the model the same while it is being asked; who dies asking lets go in time. */
async function holdWaiting({ queries }: Store, outcomes: readonly LaneOutcome[]): Promise<void> {
  const waiting = outcomes.flatMap((outcome) => outcome.waiting ?? []);
  if (waiting.length === 0) return;
  const given = columns(waiting, {
    id: ['bigint', ({ eventId }) => eventId],
    until: ['bigint', ({ until }) => until],
  });
  await queries.execute(sql`
    update inbound_events e set waits_until = given.until from ${given} where e.id = given.id`);
}

/** Somebody whose first words wait for the model has no session yet, and is welcomed later. */
async function saveSessions(
  { queries, now }: Store,
  outcomes: readonly LaneOutcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  const given = columns(outcomes, {
    contact_id: ['bigint', ({ contactId }) => contactId],
    state: ['text', ({ session }) => JSON.stringify(session)],
  });
  await queries.execute(sql`
    insert into sessions (contact_id, state, updated_at)
    select contact_id, state::json, ${now}::bigint from ${given}
    on conflict (contact_id) do update set state = excluded.state, updated_at = excluded.updated_at`);
}

async function storePersonRequests(
  { queries, now }: Store,
  outcomes: readonly LaneOutcome[],
): Promise<void> {
  const requests = outcomes.flatMap(({ contactId, personRequests }) =>
    personRequests.map((reason) => ({ contactId, reason })),
  );
  if (requests.length === 0) return;
  const given = columns(requests, {
    contact_id: ['bigint', ({ contactId }) => contactId],
    reason: ['text', ({ reason }) => reason],
  });
  await queries.execute(sql`
    insert into person_requests (contact_id, reason, created_at)
    select contact_id, reason, ${now}::bigint from ${given} order by place`);
}

/**
 * A send belongs to this process at once, unless another living process still has older ones of
 * the same contact: then nobody owns it yet, and it is adopted when those are settled.
 */
async function addSends(
  { queries, owner, now }: Store,
  outcomes: readonly LaneOutcome[],
): Promise<PendingSend[]> {
  const sends = outcomes.flatMap(({ contactId, contact, parts }) =>
    parts.map((part) => ({ contactId, contact, part, attempts: 0 })),
  );
  if (sends.length === 0) return [];
  const given = columns(sends, {
    contact_id: ['bigint', ({ contactId }) => contactId],
    part: ['text', ({ part }) => JSON.stringify(part)],
  });
  const { rows } = await queries.execute<{ id: string; mine: boolean }>(sql`
    insert into outbox (contact_id, part, owner, next_at, created_at)
    select contact_id, part::json,
      case when exists (
        select from outbox older
        where older.contact_id = given.contact_id and older.state = 'pending'
          and older.owner is distinct from ${owner}::int
      ) then null else ${owner}::int end,
      ${now}::bigint, ${now}::bigint
    from ${given} order by place
    returning id::text, owner is not null as mine`);
  return sends.flatMap((send, index) => {
    const row = rows[index];
    return row?.mine ? [{ ...send, id: row.id }] : [];
  });
}

/** SQL that is true while the process that owns `owner` lives. */
export const ownerLives = (owner: ReturnType<typeof sql>) => sql`exists (
  select from pg_locks
  where locktype = 'advisory' and granted and classid = ${ALIVE} and objid = ${owner}
    and database = (select oid from pg_database where datname = current_database())
)`;
