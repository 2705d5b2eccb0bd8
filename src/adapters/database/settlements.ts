import { sql, type SQL } from 'drizzle-orm';
import type { Settlement } from '../../conversation/stores.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';

interface Store {
  readonly queries: Queries;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Records what became of sends and, in the same statement, what follows from it: who is to be asked
 * for a person, who is sent nothing more. A row that is no longer pending was settled by somebody who
 * knew more: only that it was sent is news. Resolves to whether each was recorded.
 */
export async function storeSettlements(
  store: Store,
  settlements: readonly Settlement[],
): Promise<boolean[]> {
  const { queries, now } = store;
  // In the order of the ids, as echoes are: who locks rows in one order never waits in a circle.
  const sorted = [...settlements].sort((a, b) => Number(a.id) - Number(b.id));
  const given = columns(sorted, {
    id: ['bigint', ({ id }) => id],
    state: ['text', ({ kind }) => (kind === 'retrying' ? 'pending' : kind)],
    code: ['text', (each) => (each.kind === 'sent' ? undefined : each.code)],
    platform_id: ['text', (each) => (each.kind === 'sent' ? each.platformId : undefined)],
    next_at: ['bigint', (each) => (each.kind === 'retrying' ? each.nextAt : now)],
    begun: ['integer', (each) => (isBegunStill(each) ? 1 : 0)],
  });
  const failed = sorted.filter((each) => each.kind === 'failed');
  const closing = failed.filter(({ closesContact }) => closesContact);
  const unanswered = failed.filter(({ needsPerson }) => needsPerson);
  const { rows } = await queries.execute<{ id: string }>(sql`
    with settled as (
      update outbox o set
        state = given.state, attempts = o.attempts + 1, code = given.code,
        platform_id = coalesce(given.platform_id, o.platform_id), next_at = given.next_at,
        begun_at = case when given.begun = 1 then o.begun_at end,
        settled_at = case when given.state = 'pending' then null else ${now}::bigint end
      from ${given} where o.id = given.id and (o.state = 'pending' or given.state = 'sent')
      returning o.id, o.contact_id, o.code
    ), closed as (
      update contact_states w set closed_at = ${now}::bigint from settled
      where settled.id = any(${idsOf(closing)}) and w.contact_id = settled.contact_id
    ), asked as (
      insert into person_requests (contact_id, reason, created_at)
      select distinct contact_id, code, ${now}::bigint from settled
      where id = any(${idsOf(unanswered)})
    )
    select id::text from settled`);
  const recorded = new Set(rows.map(({ id }) => id));
  return settlements.map(({ id }) => recorded.has(id));
}

function idsOf(settlements: readonly Settlement[]): SQL {
  return sql`${sql.param(settlements.map(({ id }) => id))}::text[]::bigint[]`;
}

/** What is to be tried again and has surely not arrived has not been begun. */
function isBegunStill(settlement: Settlement): boolean {
  return settlement.kind !== 'retrying' || settlement.mayHaveArrived;
}
