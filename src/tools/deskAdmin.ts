import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { databaseAuditLog } from '../adapters/database/auditLog.ts';
import { databaseStaff } from '../adapters/database/staff.ts';
import { loadPlaces } from '../adapters/files/loadPlaces.ts';
import { linkTokens } from '../compose/linkTokens.ts';
import { readConfig, type Config } from '../config.ts';
import { makeFirstSupervisor, type FirstLink } from '../conversation/desk/firstSupervisor.ts';
import { toUsername } from '../core/desk/username.ts';
import { fromDatabase } from './fromDatabase.ts';
import { runTool, Unusable } from './runTool.ts';

const CURES = {
  exists:
    'The desk has a supervisor already, who invites everybody else. Forgotten password: npm run desk:admin -- --reset NAME, where NAME is what that supervisor signs in with.',
  unknown: 'No active supervisor signs in with this name.',
  nameless: 'Give the name of the first supervisor: npm run desk:admin -- --name "Nguyễn Lan"',
};

/**
 * `npm run desk:admin [-- --name "Nguyễn Lan"]`: the first supervisor of the desk, as a link that works
 * once; with `--reset NAME` a new link for a supervisor who forgot the password. Refuses when there is
 * a supervisor already. The embedded database must not be in use by the server.
 */
await runTool(async () => {
  const { values } = parseArgs({
    options: { name: { type: 'string' }, reset: { type: 'string' } },
  });
  const config = readConfig(process.env);
  const { reset } = values;
  const name = reset === undefined ? (values.name ?? (await askName())) : '';
  const link = await makeLinkFor(config, { name, reset });
  if ('fault' in link) throw new Unusable(CURES[link.fault]);
  process.stdout.write(`${toldLink(config, link)}\n`);
});

function makeLinkFor(
  config: Config,
  wanted: { readonly name: string; readonly reset: string | undefined },
): Promise<FirstLink | { readonly fault: keyof typeof CURES }> {
  const clock = Date.now;
  return fromDatabase(config, async ({ queries }) => {
    const places = await loadPlaces(config.contentDir);
    const first = makeFirstSupervisor({
      staff: databaseStaff({ queries, clock }),
      audit: databaseAuditLog({ queries, clock }),
      provinces: places.map(({ province }) => province.id),
      newId: randomUUID,
      tokens: linkTokens,
      clock,
      linkLife: config.invitationHours * 3_600_000,
    });
    if (wanted.reset !== undefined) return first.reset(toUsername(wanted.reset));
    return first.invite(wanted.name);
  });
}

function toldLink({ publicUrl, port, invitationHours }: Config, { token }: FirstLink): string {
  const base = publicUrl ?? `http://127.0.0.1:${port}`;
  return `Open this link once, within ${invitationHours} hours, and choose a name and a password:\n${base}/desk#link=${token}`;
}

async function askName(): Promise<string> {
  if (!process.stdin.isTTY) return '';
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question('Name of the first supervisor: ');
  } finally {
    terminal.close();
  }
}
