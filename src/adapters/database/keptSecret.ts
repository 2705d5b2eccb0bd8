import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Queries } from './openDatabase.ts';

const BYTES = 32;

/** A random secret that is made once and the same for every process on this database. */
export async function keptSecret(queries: Queries, name: string): Promise<string> {
  await queries.execute(sql`
    insert into desk_secrets (name, value)
    values (${name}, ${randomBytes(BYTES).toString('base64url')}) on conflict do nothing`);
  const { rows } = await queries.execute<{ value: string }>(
    sql`select value from desk_secrets where name = ${name}`,
  );
  const value = rows[0]?.value;
  if (value === undefined) throw new Error(`desk_secrets keeps no "${name}"`);
  return value;
}
