import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../adapters/database/openDatabase.ts';
import { winstonLog } from '../adapters/logging/winstonLog.ts';
import { openDatabase } from '../compose/stores.ts';
import type { Config } from '../config.ts';
import { Unusable } from './runTool.ts';

/** Reads from the configured database and closes it. Throws `Unusable` when there is no data yet. */
export async function fromDatabase<Result>(
  config: Config,
  read: (database: Database) => Promise<Result>,
): Promise<Result> {
  if (config.databaseUrl === undefined) await mustHoldData(config.dataDir);
  return intoDatabase(config, read);
}

/** Works on the configured database, made when there is none yet, and closes it. */
export async function intoDatabase<Result>(
  config: Config,
  read: (database: Database) => Promise<Result>,
): Promise<Result> {
  const log = winstonLog({ level: 'error', sink: process.stderr });
  const database = await openDatabase(config, { log });
  try {
    return await read(database);
  } finally {
    await database.close();
  }
}

/** A mistyped DATA_DIR must not look like "nothing yet", nor get an empty database. */
async function mustHoldData(dataDir: string): Promise<void> {
  try {
    await access(path.join(dataDir, 'PG_VERSION'));
  } catch {
    throw new Unusable(
      `There is no data in ${dataDir} yet. Start the server once, or set DATA_DIR or DATABASE_URL to where its data is.`,
    );
  }
}
