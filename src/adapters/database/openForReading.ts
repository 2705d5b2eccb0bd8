import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle as overPostgres } from 'drizzle-orm/node-postgres';
import { drizzle as overPglite } from 'drizzle-orm/pglite';
import { Pool } from 'pg';
import { claimDirectory } from './claimDirectory.ts';
import type { Queries } from './openDatabase.ts';

/** A database that is only read; it is not migrated by being opened. */
export interface OpenForReading {
  /** Runs `work` in a transaction that refuses writes. */
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const MIGRATIONS = path.join(import.meta.dirname, 'migrations');
const PATIENCE = 10_000;

/** The PostgreSQL at `url`. */
export function openPostgresForReading(url: string): OpenForReading {
  const pool = new Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: PATIENCE,
  });
  pool.on('error', () => undefined);
  return { read: reading(overPostgres(pool)), close: () => pool.end() };
}

/** The embedded database in `directory`, which must be there. Throws `DirectoryInUse`. */
export async function openEmbeddedForReading(directory: string): Promise<OpenForReading> {
  const claim = await claimDirectory(directory);
  const pglite = await PGlite.create(directory);
  return {
    read: reading(overPglite(pglite)),
    async close() {
      await pglite.close();
      await claim.release();
    },
  };
}

function reading(queries: Queries): OpenForReading['read'] {
  return (work) => queries.transaction(work, { accessMode: 'read only' });
}

/** How many migrations of this version the database lacks. */
export async function missingMigrations(queries: Queries): Promise<number> {
  const wanted = readMigrationFiles({ migrationsFolder: MIGRATIONS });
  const { rows: tables } = await queries.execute<{ found: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`,
  );
  if (tables[0]?.found !== true) return wanted.length;
  const { rows } = await queries.execute<{ last: string | null }>(
    sql`select max(created_at)::text as last from drizzle.__drizzle_migrations`,
  );
  const last = Number(rows[0]?.last ?? 0);
  return wanted.filter(({ folderMillis }) => folderMillis > last).length;
}
