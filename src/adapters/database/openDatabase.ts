import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as overPostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as overPglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { Pool, type PoolClient } from 'pg';
import { claimDirectory, type DirectoryClaim } from './claimDirectory.ts';

/** What both drivers answer to a raw statement. */
interface Rows<Row> {
  readonly rows: Row[];
}

interface RowsHKT extends PgQueryResultHKT {
  readonly type: Rows<this['row']>;
}

/** Statements, inside a transaction or out of one; the same for PGlite and PostgreSQL. */
export type Queries = PgDatabase<RowsHKT>;

export interface Database {
  readonly queries: Queries;
  /** The connection that marks this process as alive; see ownership.ts. */
  readonly lifeline: Lifeline;
  /** Runs `work` while nobody else, in any process, runs one of the same name; it is no transaction. */
  alone<T>(name: string, work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A connection held for as long as the process lives. */
export interface Lifeline {
  readonly queries: Queries;
  /** Calls back when the connection is gone, once per connection. */
  onLost(callback: () => void): void;
  /** Opens a new connection after a loss. */
  reopen(): Promise<void>;
}

const MIGRATIONS = path.join(import.meta.dirname, 'migrations');
/** Any number will do as long as every process uses the same one. */
const MIGRATION_LOCK = 20_250_701;
/** Keeps named locks apart from every other advisory lock. */
const NAMED_LOCKS = 20_250_000;
const CONNECTIONS = 8;

/**
 * The embedded database in `directory` (or in memory when it is undefined), migrated. It runs in
 * this process and never waits for the disk: it survives a crash of the program, not of the power.
 * Throws `DirectoryInUse` when another process has it open. `beginAs`, a dump of an empty one, spares
 * a new database the seconds of its making.
 */
export async function openEmbedded(
  directory: string | undefined,
  beginAs?: Blob,
): Promise<Database> {
  const claim = directory === undefined ? undefined : await claimed(directory);
  const begin = beginAs && { loadDataDir: beginAs };
  const pglite = await PGlite.create(directory ?? 'memory://', begin);
  const queries = overPglite(pglite);
  await migratePglite(queries, { migrationsFolder: MIGRATIONS });
  return {
    queries,
    lifeline: { queries, onLost: () => undefined, reopen: () => Promise.resolve() },
    alone: oneAtATime(queries),
    async close() {
      await pglite.close();
      await claim?.release();
    },
  };
}

async function claimed(directory: string): Promise<DirectoryClaim> {
  await mkdir(directory, { recursive: true });
  return claimDirectory(directory);
}

/** The PostgreSQL at `url`, migrated by whichever process comes first. */
export async function openPostgres(
  url: string,
  onIdleError: (error: Error) => void,
): Promise<Database> {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS });
  // Without a listener an idle connection that the server closes would end the process.
  pool.on('error', onIdleError);
  // Nor may one that breaks while it is lent out and asks nothing: the next statement tells.
  pool.on('connect', (client) => client.on('error', () => undefined));
  await migrateOnce(pool);
  const lifeline = await postgresLifeline(pool);
  const queries = overPostgres(pool);
  return {
    queries,
    lifeline,
    alone: (name, work) => behindLock(pool, name, work),
    async close() {
      lifeline.release();
      await pool.end();
    },
  };
}

/**
 * Holds a lock of the session, not of a transaction: what `work` writes is durable at once, and nothing
 * is open while a platform is asked. The lock goes with the connection, however that ends.
 */
async function behindLock<T>(
  pool: Pool,
  name: string,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const queries = overPostgres(client);
  try {
    await queries.execute(sql`select pg_advisory_lock(${NAMED_LOCKS}, hashtext(${name}))`);
    return await work(queries);
  } finally {
    const freed = sql`select pg_advisory_unlock(${NAMED_LOCKS}, hashtext(${name}))`;
    const isFree = await queries.execute(freed).then(
      () => true,
      () => false,
    );
    client.release(!isFree);
  }
}

/**
 * The embedded database serves one process over one connection: a transaction held open while a
 * platform is asked would stop every webhook, and a queue in memory locks as well.
 */
function oneAtATime(queries: Queries): Database['alone'] {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(
      () => work(queries),
      () => work(queries),
    );
    last.set(name, mine);
    return mine;
  };
}

async function migrateOnce(pool: Pool): Promise<void> {
  const client = await pool.connect();
  const queries = overPostgres(client);
  try {
    await queries.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await migratePostgres(queries, { migrationsFolder: MIGRATIONS });
    await queries.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
  } finally {
    client.release();
  }
}

async function postgresLifeline(pool: Pool): Promise<Lifeline & { release(): void }> {
  let client: PoolClient;
  let queries: Queries;
  let lost: () => void = () => undefined;
  await reopen();
  return {
    get queries() {
      return queries;
    },
    onLost: (callback) => (lost = callback),
    reopen,
    release: () => {
      client.removeAllListeners('error');
      client.release(true);
    },
  };

  async function reopen(): Promise<void> {
    client = await pool.connect();
    queries = overPostgres(client);
    const opened = client;
    opened.once('error', () => {
      opened.release(true);
      lost();
    });
  }
}
