import { sql } from 'drizzle-orm';
import type { Queries } from '../openDatabase.ts';

/**
 * Has the desk look again at every open lead of a colleague, at once: in the caller's transaction, so
 * that whatever happened to the colleague never leaves a lead behind. The revision grows, so that a
 * decision that was made before does not undo it.
 */
export async function wakeLeads(queries: Queries, staffId: string, now: number): Promise<void> {
  await queries.execute(sql`
    update leads set next_step_at = ${now}::bigint, revision = revision + 1
    where assignee = ${staffId} and closed_at is null and merged_into is null`);
}

/**
 * The same for everybody whose absence has begun by now and was not looked at yet, both in one statement,
 * so whoever is killed leaves it to be done, or done; and for whoever is switched off and was given a
 * lead all the same: opened again, parted from another, handed over at the same moment.
 */
export async function wakeLeadsOfAway(queries: Queries, now: number): Promise<void> {
  await queries.execute(sql`
    with begun as (
      update staff_absences set begun_at = ${now}::bigint
      where begun_at is null and starts_at <= ${now}::bigint
      returning staff_id
    )
    update leads set next_step_at = ${now}::bigint, revision = revision + 1
    where assignee in (select staff_id from begun) and closed_at is null and merged_into is null`);
  await queries.execute(sql`
    update leads set next_step_at = ${now}::bigint, revision = revision + 1
    where assignee in (select id from staff_members where not active)
      and closed_at is null and merged_into is null
      and (next_step_at is null or next_step_at > ${now}::bigint)`);
}
