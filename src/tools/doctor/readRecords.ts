import { access } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { DirectoryInUse } from '../../adapters/database/claimDirectory.ts';
import { databaseIncidents } from '../../adapters/database/incidents.ts';
import type { Queries } from '../../adapters/database/openDatabase.ts';
import {
  missingMigrations,
  openEmbeddedForReading,
  openPostgresForReading,
  type OpenForReading,
} from '../../adapters/database/openForReading.ts';
import { databaseTokens } from '../../adapters/database/tokens.ts';
import type { Config } from '../../config.ts';
import type { Incident } from '../../conversation/incidents.ts';
import type { TokenPair } from '../../conversation/ports.ts';

/** What the database holds of what the checks ask for, or why it cannot be read. */
export type Records =
  | {
      readonly kind: 'read';
      readonly incidents: readonly Incident[];
      /** The pair of the configured Official Account. */
      readonly zaloPair: TokenPair | undefined;
    }
  | { readonly kind: 'not_migrated'; readonly missing: number }
  | { readonly kind: 'empty' }
  /** The server has the embedded database open. */
  | { readonly kind: 'in_use' }
  | { readonly kind: 'unreachable'; readonly code: string };

export type ReadRecords = () => Promise<Records>;

/** Reads the configured database once, without a change, and closes it. Never rejects. */
export async function readRecords(config: Config): Promise<Records> {
  try {
    if (config.databaseUrl !== undefined) {
      return await closing(openPostgresForReading(config.databaseUrl), config);
    }
    if (!(await isThere(config.dataDir))) return { kind: 'empty' };
    return await closing(await openEmbeddedForReading(config.dataDir), config);
  } catch (error) {
    if (error instanceof DirectoryInUse) return { kind: 'in_use' };
    return { kind: 'unreachable', code: codeOf(error) };
  }
}

async function closing(database: OpenForReading, config: Config): Promise<Records> {
  try {
    return await database.read((queries) => recordsOf(queries, config));
  } finally {
    await database.close();
  }
}

/** What an open database holds. */
export async function recordsOf(
  queries: Queries,
  { zalo }: Pick<Config, 'zalo'>,
): Promise<Records> {
  const missing = await missingMigrations(queries);
  if (missing > 0) return { kind: 'not_migrated', missing };
  const alone = () => Promise.reject(new Error('The database is only read here.'));
  const tokens = databaseTokens({ database: { queries, alone }, clock: Date.now });
  return {
    kind: 'read',
    incidents: await databaseIncidents({ queries, clock: Date.now }).open(),
    zaloPair: zalo && (await tokens.load(zalo.oaId)),
  };
}

async function isThere(dataDir: string): Promise<boolean> {
  return access(path.join(dataDir, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

const coded = z.object({ code: z.string().regex(/^\w{1,64}$/) });
const wrapped = z.object({ cause: coded }).transform(({ cause }) => cause);
const errorSchema = z.union([coded, wrapped]);

/** Its code only: the message can hold host, user and statement. */
function codeOf(error: unknown): string {
  const read = errorSchema.safeParse(error);
  return read.success ? read.data.code : 'unknown';
}
