import { sql, type SQL } from 'drizzle-orm';
import type { Queries } from '../openDatabase.ts';

/**
 * Before leads are deleted: what was merged into them stands alone again and is due for the desk, so
 * that erasing one person never hides another. The snapshots go with the leads.
 *
 * @param leaving selects the ids of the leads that will be deleted.
 */
export async function releaseMerged(
  { queries, now }: { readonly queries: Queries; readonly now: number },
  leaving: SQL,
): Promise<void> {
  await queries.execute(sql`
    update leads set merged_into = null, next_step_at = ${now}::bigint, revision = revision + 1
    where merged_into in (${leaving})`);
}
