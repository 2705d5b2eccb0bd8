import { parseArgs } from 'node:util';
import { databaseLeads } from '../adapters/database/leads.ts';
import { loadUnderstanding } from '../adapters/files/loadUnderstanding.ts';
import { readConfig } from '../config.ts';
import { csvOf } from './csv.ts';
import { fromDatabase } from './fromDatabase.ts';
import { leadColumns } from './leadColumns.ts';
import { runTool } from './runTool.ts';
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
  const leads = await fromDatabase(config, (database) => databaseLeads(database).list());
  const write = values.csv ? csvOf(columns, leads) : tableOf(columns, leads);
  process.stdout.write(write);
});
