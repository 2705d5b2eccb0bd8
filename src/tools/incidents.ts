import { parseArgs } from 'node:util';
import { databaseIncidents } from '../adapters/database/incidents.ts';
import { readConfig } from '../config.ts';
import type { Incident } from '../conversation/incidents.ts';
import type { Column } from './column.ts';
import { fromDatabase } from './fromDatabase.ts';
import { runTool, Unusable } from './runTool.ts';
import { tableOf } from './table.ts';

const time = (at: number) => new Date(at).toISOString().slice(0, 16);

const COLUMNS: readonly Column<Incident>[] = [
  { heading: 'id', cell: ({ id }) => id },
  { heading: 'kind', cell: ({ kind }) => kind },
  { heading: 'channel', cell: ({ channel }) => channel },
  { heading: 'account', cell: ({ account }) => account },
  { heading: 'first (UTC)', cell: ({ firstAt }) => time(firstAt) },
  { heading: 'last (UTC)', cell: ({ lastAt }) => time(lastAt) },
  { heading: 'count', cell: ({ count }) => String(count) },
  {
    heading: 'details',
    cell: ({ details }) =>
      Object.entries(details)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
  },
];

const USAGE = 'Use "npm run incidents" or "npm run incidents -- resolve ID".';

/**
 * `npm run incidents`: what somebody must see to, the oldest first, from the configured database.
 * `npm run incidents -- resolve ID` says that it was seen to.
 */
await runTool(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [command, id, ...more] = positionals;
  if (more.length > 0 || (command !== undefined && command !== 'resolve'))
    throw new Unusable(USAGE);
  if (command === 'resolve' && id === undefined) throw new Unusable(USAGE);
  const config = readConfig(process.env);
  const told = await fromDatabase(config, async ({ queries }) => {
    const store = databaseIncidents({ queries, clock: Date.now });
    if (id === undefined) return tableOf(COLUMNS, await store.open(), 'incident');
    if (await store.resolve(id, 'operator')) return `Incident ${id} is resolved.\n`;
    throw new Unusable(`There is no open incident ${id}. "npm run incidents" lists the open ones.`);
  });
  process.stdout.write(told);
});
