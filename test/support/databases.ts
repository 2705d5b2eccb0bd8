import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import {
  openEmbedded,
  openPostgres,
  type Database,
} from '../../src/adapters/database/openDatabase.ts';
import { emptyPglite } from './emptyPglite.ts';

/** A kind of database that the same suite runs on. */
export interface TestDatabase {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** A fresh, empty, migrated database; `close` removes it. */
  readonly open: () => Promise<Database>;
}

const url = process.env['TEST_DATABASE_URL'];

/** PGlite always; PostgreSQL as well when TEST_DATABASE_URL names a server. */
export const DATABASES: readonly TestDatabase[] = [
  { name: 'PGlite', open: async () => openEmbedded(undefined, await emptyPglite()) },
  ...(url === undefined ? [] : [{ name: 'PostgreSQL' as const, open: () => openFresh(url) }]),
];

async function openFresh(server: string): Promise<Database> {
  const fresh = await createDatabase(server);
  const database = await openPostgres(fresh.url, () => undefined);
  return {
    ...database,
    queries: database.queries,
    async close() {
      await database.close();
      await fresh.drop();
    },
  };
}

/** Creates an empty database of its own on the server, so that suites never meet. */
export async function createDatabase(
  server: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `ansinh_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
