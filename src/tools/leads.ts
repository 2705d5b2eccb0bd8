import { access } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { databaseLeads } from '../adapters/database/leads.ts';
import { loadUnderstanding } from '../adapters/files/loadUnderstanding.ts';
import { winstonLog } from '../adapters/logging/winstonLog.ts';
import { openDatabase } from '../compose/stores.ts';
import { readConfig, type Config } from '../config.ts';
import type { Lead } from '../core/lead/lead.ts';
import { csvOf } from './csv.ts';
import { leadColumns } from './leadColumns.ts';
import { runTool, Unusable } from './runTool.ts';
import { tableOf } from './table.ts';

/**
 * `npm run leads [-- --csv]`: everybody who left a name and a phone, oldest first, from the
 * configured database. With `--csv` for a spreadsheet, else a table for the terminal.
 */
await runTool(async () => {
  const { values } = parseArgs({ options: { csv: { type: 'boolean', default: false } } });
  const config = readConfig(process.env);
  const { ear } = await loadUnderstanding(config.contentDir);
  const columns = leadColumns(ear);
  const leads = await storedLeads(config);
  const write = values.csv ? csvOf(columns, leads) : tableOf(columns, leads);
  process.stdout.write(write);
});

async function storedLeads(config: Config): Promise<readonly Lead[]> {
  if (config.databaseUrl === undefined) await mustHoldData(config.dataDir);
  const log = winstonLog({ level: 'error', sink: process.stderr });
  const database = await openDatabase(config, { log });
  try {
    return await databaseLeads(database).list();
  } finally {
    await database.close();
  }
}

/** A mistyped DATA_DIR must not look like "no leads yet", nor get an empty database. */
async function mustHoldData(dataDir: string): Promise<void> {
  try {
    await access(path.join(dataDir, 'PG_VERSION'));
  } catch {
    throw new Unusable(
      `There is no data in ${dataDir} yet. Start the server once, or set DATA_DIR or DATABASE_URL to where its data is.`,
    );
  }
}
