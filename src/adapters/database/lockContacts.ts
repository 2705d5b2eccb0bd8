import { sql } from 'drizzle-orm';
import type { Queries } from './openDatabase.ts';

/**
 * Waits for the lock of every contact, the one that the turns of the bot try for. In the order of the
 * ids, so that two who want the same contacts never wait for each other. The lock ends with the
 * transaction.
 */
export async function lockContacts(queries: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const sorted = [...new Set(ids)].sort((a, b) => Number(a) - Number(b));
  await queries.execute(sql`
    select pg_advisory_xact_lock(id)
    from unnest(${sql.param(sorted)}::text[]::bigint[]) with ordinality as given(id, place)
    order by place`);
}
