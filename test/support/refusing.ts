import { sql } from 'drizzle-orm';
import type { Database } from '../../src/adapters/database/openDatabase.ts';

/** From now on a table takes nothing: as if the process were killed at that statement. */
export async function refusing({ queries }: Database, table: string): Promise<void> {
  await queries.execute(sql`
    create or replace function refuse_all() returns trigger language plpgsql as $$
    begin raise exception 'the process was killed here'; end $$`);
  await queries.execute(sql`
    create trigger refuse_for_a_test before insert or update on ${sql.identifier(table)}
    for each row execute function refuse_all()`);
}

/** The table takes everything again. */
export async function allowing({ queries }: Database, table: string): Promise<void> {
  await queries.execute(sql`drop trigger refuse_for_a_test on ${sql.identifier(table)}`);
}
