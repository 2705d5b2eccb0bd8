import { sql } from 'drizzle-orm';
import type { Clock } from '../../conversation/ports.ts';
import type { SendPurpose } from '../../core/messaging/window.ts';
import type { LaneOutcome, Lanes, LaneWork, PendingSend } from '../../conversation/stores.ts';
import { columns } from './columns.ts';
import { erase } from './erase.ts';
import { readLanes } from './readLanes.ts';
import { ALIVE, type Ownership } from './ownership.ts';
import type { Queries } from './openDatabase.ts';
import { storeFootprints } from './footprints.ts';
import { forgetRefused, storeLeads } from './leads.ts';
import { saveStandings, silence } from './standing.ts';
import { storeStaffWords } from './desk/staffWords.ts';
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
  await holdForPeople(store, outcomes);
  await saveStandings(store, outcomes);
  await silence(
    store,
    outcomes.flatMap(({ quiet, contactId }) => (quiet ? [contactId] : [])),
  );
  await forgetRefused(store, outcomes);
  const leads = await storeLeads(store, outcomes);
  await storePersonRequests(store, outcomes);
  await storeUnanswered(store, outcomes);
  await storeFootprints(store, outcomes);
  await storeStaffWords(store, outcomes);
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

/** Somebody else speaks with these people: their words are looked at again when that ends. */
async function holdForPeople({ queries }: Store, outcomes: readonly LaneOutcome[]): Promise<void> {
  const events = outcomes.flatMap(({ held }) =>
    (held?.eventIds ?? []).map((id) => ({ id, until: held?.until })),
  );
  if (events.length === 0) return;
  const given = columns(events, {
    id: ['bigint', ({ id }) => id],
    until: ['bigint', ({ until }) => until],
  });
  await queries.execute(sql`
    update inbound_events e set held_until = given.until from ${given} where e.id = given.id`);
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
 * the same contact: then nobody owns it yet, and it is adopted when those are settled. The first of a
 * contact for whom nothing waits is begun with it: it needs no leave of its own.
 */
async function addSends(
  { queries, owner, now }: Store,
  outcomes: readonly LaneOutcome[],
): Promise<PendingSend[]> {
  const sends = outcomes.flatMap(sendsOf);
  if (sends.length === 0) return [];
  const given = columns(sends, {
    contact_id: ['bigint', ({ send }) => send.contactId],
    part: ['text', ({ send }) => JSON.stringify(send.part)],
    purpose: ['text', ({ send }) => send.purpose],
    first: ['integer', ({ isFirst }) => (isFirst ? 1 : 0)],
  });
  const { rows } = await queries.execute<{ id: string; mine: boolean; begun: boolean }>(sql`
    insert into outbox (contact_id, part, purpose, owner, begun_at, next_at, created_at)
    select given.contact_id, part::json, given.purpose,
      case when older.elsewhere then null else ${owner}::int end,
      case when first = 1 and older.elsewhere is null then ${now}::bigint end,
      ${now}::bigint, ${now}::bigint
    from ${given} left join lateral (
      select bool_or(o.owner is distinct from ${owner}::int) as elsewhere from outbox o
      where o.contact_id = given.contact_id and o.state = 'pending'
    ) older on true
    order by place
    returning id::text, owner is not null as mine, begun_at is not null as begun`);
  return sends.flatMap(({ send }, index) => {
    const row = rows[index];
    return row?.mine ? [{ ...send, id: row.id, ...(row.begun && { admittedAt: now }) }] : [];
  });
}

function sendsOf({ contactId, contact, parts, standing, quiet, erase }: LaneOutcome) {
  const isLast = quiet === true && (standing.stopped || erase);
  const purpose: SendPurpose = isLast ? 'farewell' : 'reply';
  return parts.map((part, index) => ({
    send: { contactId, contact, part, attempts: 0, purpose, standing },
    isFirst: index === 0,
  }));
}

/** SQL that is true while the process that owns `owner` lives. */
export const ownerLives = (owner: ReturnType<typeof sql>) => sql`exists (
  select from pg_locks
  where locktype = 'advisory' and granted and classid = ${ALIVE} and objid = ${owner}
    and database = (select oid from pg_database where datname = current_database())
)`;
