import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { databaseStaff } from '../../src/adapters/database/staff.ts';
import {
  openEmbedded,
  openPostgres,
  type Database,
} from '../../src/adapters/database/openDatabase.ts';
import { linkTokens } from '../../src/compose/linkTokens.ts';
import { createDatabase } from '../support/databases.ts';
import { runTool } from '../support/runTool.ts';

// The embedded database takes seconds to open, more on a busy machine.
jest.setTimeout(120_000);

interface Place {
  readonly environment: Readonly<Record<string, string>>;
  readonly open: () => Promise<Database>;
  readonly remove: () => Promise<void>;
}

const server = process.env['TEST_DATABASE_URL'];
const PLACES: readonly { readonly name: string; readonly make: () => Promise<Place> }[] = [
  { name: 'PGlite', make: embedded },
  ...(server === undefined ? [] : [{ name: 'PostgreSQL', make: () => postgres(server) }]),
];

describe.each(PLACES)('npm run desk:admin on $name', ({ make }) => {
  let place: Place;
  beforeAll(async () => {
    place = await make();
    await (await place.open()).close();
  });
  afterAll(() => place.remove());

  const admin = (...args: readonly string[]) =>
    runTool('deskAdmin.ts', { args, environment: place.environment });

  it('a first supervisor, a second one, a forgotten password: a link, a refusal, a link', async () => {
    const first = await admin('--name', 'Nguyễn Lan');
    const accepted = await accept(tokenOf(first.out), 'lan.nguyen');
    const second = await admin('--name', 'Kẻ Khác');
    const reset = await admin('--reset', 'Lan.Nguyen');

    expect(first.out).toContain('https://desk.example.vn/desk#link=');
    expect(accepted).toBe('done');
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toContain('has a supervisor already');
    expect(await accept(tokenOf(reset.out), 'lan.nguyen')).toBe('done');
  });

  async function accept(token: string, username: string): Promise<string> {
    const database = await place.open();
    const staff = databaseStaff({ queries: database.queries, clock: Date.now });
    const done = await staff.useLink(linkTokens.hashOf(token), { username, passwordHash: 'x' });
    await database.close();
    return done;
  }
});

function tokenOf(out: string): string {
  return /#link=([\w-]+)/.exec(out)?.[1] ?? 'no link';
}

async function embedded(): Promise<Place> {
  const directory = await mkdtemp(path.join(tmpdir(), 'ansinh-admin-'));
  return {
    environment: { DATA_DIR: directory, PUBLIC_URL: 'https://desk.example.vn' },
    open: () => openEmbedded(directory),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function postgres(at: string): Promise<Place> {
  const { url, drop } = await createDatabase(at);
  return {
    environment: { DATABASE_URL: url, PUBLIC_URL: 'https://desk.example.vn' },
    open: () => openPostgres(url, () => undefined),
    remove: drop,
  };
}
