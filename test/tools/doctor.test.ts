import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { openGraph } from '../../src/adapters/channels/messenger/graph.ts';
import { pageClient } from '../../src/adapters/channels/messenger/pageClient.ts';
import { toGraphProfile } from '../../src/adapters/channels/messenger/profile.ts';
import { SUBSCRIBED_FIELDS } from '../../src/adapters/channels/messenger/subscription.ts';
import { databaseIncidents } from '../../src/adapters/database/incidents.ts';
import {
  openEmbedded,
  openPostgres,
  type Database,
} from '../../src/adapters/database/openDatabase.ts';
import { databaseTokens } from '../../src/adapters/database/tokens.ts';
import { loadProfile } from '../../src/adapters/files/loadOpenings.ts';
import { readConfig } from '../../src/config.ts';
import { askServer } from '../../src/tools/doctor/ask.ts';
import { examine } from '../../src/tools/doctor/examine.ts';
import { lineOf, type Finding } from '../../src/tools/doctor/finding.ts';
import { checkGraphVersion } from '../../src/tools/doctor/graphVersions.ts';
import { readRecords, recordsOf, type Records } from '../../src/tools/doctor/readRecords.ts';
import { createDatabase, DATABASES } from '../support/databases.ts';
import { leaks } from '../support/leaks.ts';
import { startFakeSmtp } from '../support/fakeSmtp.ts';
import { startLoopback } from '../support/loopback.ts';
import { environmentFor, startProgram, type TestProgram } from '../support/program.ts';
import { runTool } from '../support/runTool.ts';
import { MESSENGER, ZALO } from '../support/testAccounts.ts';

jest.setTimeout(60_000);

const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;
const NOWHERE = 'http://127.0.0.1:9';
const ZALO_SETTINGS = readConfig(environmentFor(NOWHERE, NOWHERE)).zalo;

describe.each(DATABASES)('the doctor, on $name', (kind) => {
  let program: TestProgram;
  beforeEach(async () => {
    program = await startProgram(kind);
    await storePair();
    await setUpPage();
  });
  afterEach(() => program.stop());

  /** What Zalo gave, alive for so many hours. */
  async function storePair({ life = 25, account = ZALO.oaId } = {}): Promise<void> {
    const form = {
      grant_type: 'refresh_token',
      refresh_token: program.zalo.tokens.refreshToken(),
      app_id: ZALO.appId,
    };
    const response = await fetch(`${program.zalo.url}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: ZALO.appSecret },
      body: new URLSearchParams(form),
    });
    const given = pairSchema.parse(await response.json());
    const tokens = databaseTokens({ database: program.database, clock: program.clock });
    const pair = { accessToken: given.access_token, refreshToken: given.refresh_token };
    const times = { expiresAt: program.clock() + life * HOUR, renewedAt: program.clock() };
    await tokens.renew(account, () => Promise.resolve({ ...pair, ...times }));
  }

  async function setUpPage(): Promise<void> {
    const config = { ...MESSENGER, graphUrl: program.graph.url };
    const page = pageClient(openGraph({ config, clock: program.clock, timeout: 5_000 }));
    await page.setProfile(toGraphProfile((await loadProfile('content')).value));
    await page.subscribe(SUBSCRIBED_FIELDS);
  }

  async function look(
    environment: Readonly<Record<string, string>> = {},
    records?: Records,
  ): Promise<{ readonly findings: readonly Finding[]; readonly told: string }> {
    const { zalo, graph, url, clock, database } = program;
    const config = readConfig({
      ...environmentFor(zalo.url, graph.url),
      PUBLIC_URL: url,
      ...environment,
    });
    const readRecords = () => records ?? recordsOf(database.queries, config);
    const findings = await examine({
      config,
      clock,
      ask: askServer,
      readRecords: () => Promise.resolve(readRecords()),
      reportContent: () => Promise.resolve({ isClean: true, lines: content }),
    });
    const lines = findings.map(lineOf);
    expect(leaks(lines, [])).toEqual([]);
    return { findings, told: lines.join('') };
  }

  const content = ['warning: content/phrases/vi.yaml:3: operator: x', '0 errors, 1 warnings'];
  const failed = (findings: readonly Finding[]) =>
    findings.flatMap((finding) => (finding.state === 'FAIL' ? [finding.check] : []));

  it('everything is well: nothing fails, and no token is used up', async () => {
    const before = program.zalo.tokens.refreshToken();

    const { findings, told } = await look();

    expect(failed(findings)).toEqual([]);
    expect(told).toContain(`ok       Zalo account: the token opens ${ZALO.oaId}\n`);
    expect(told).toContain(`ok       Page token: opens Page ${MESSENGER.pageId} (An Sinh)\n`);
    expect(told).toContain('ok       Page subscription: all 9 fields\n');
    expect(told).toContain('ok       Messenger profile: as content/messenger/profile.yaml says\n');
    expect(told).toContain('ok       incidents: none is open\n');
    expect(told).toContain('warning  operator: content/phrases/vi.yaml still names nobody');
    expect(program.zalo.tokens.refreshToken()).toBe(before);
    expect(await program.metric('ansinh_events_total{channel="zalo",kind="text"}')).toBe(0);
  });

  it('the access token was revoked: FAIL, with the way to a new authorisation', async () => {
    program.zalo.revokeAccessToken();

    const { findings, told } = await look();

    expect(failed(findings)).toEqual(['Zalo account']);
    expect(told).toContain('→ bring a new authorisation: "npm run zalo:consent"');
    expect(program.zalo.renewals()).toBe(1);
  });

  it('a refresh token grows old: warned of from the 75th day, dead from the 90th', async () => {
    const stored = await recordsOf(program.database.queries, { zalo: ZALO_SETTINGS });
    if (stored.kind !== 'read' || !stored.zaloPair) throw new Error('no pair is stored');
    const states: unknown[] = [];
    for (const days of [74, 75, 89, 90]) {
      const renewedAt = program.clock() - days * DAY;
      const { findings } = await look(
        {},
        { ...stored, zaloPair: { ...stored.zaloPair, renewedAt } },
      );
      states.push(findings.find(({ check }) => check === 'Zalo tokens')?.state);
    }

    expect(states).toEqual(['ok', 'warning', 'warning', 'FAIL']);
  });

  it('an access token that died: FAIL, and Zalo is not asked', async () => {
    await storePair({ life: 0 });

    expect(failed((await look()).findings)).toEqual(['Zalo access token']);
  });

  it('no token yet, and one that is untried: warnings that say to start the server', async () => {
    const nothing = { kind: 'read', incidents: [] } as const;
    const untried = { accessToken: '', refreshToken: 'r', expiresAt: 0, renewedAt: 0 };

    for (const zaloPair of [undefined, untried]) {
      const { findings, told } = await look({}, { ...nothing, zaloPair });
      expect(failed(findings)).toEqual([]);
      expect(told).toMatch(/warning {2}Zalo tokens: .*\n +→ start the server/);
    }
  });

  it('the token opens another account: FAIL with both ids', async () => {
    await storePair({ account: '42' });

    const { findings, told } = await look({ ZALO_OA_ID: '42' });

    expect(failed(findings)).toEqual(['Zalo account']);
    expect(told).toContain(`the token opens ${ZALO.oaId}, not 42`);
    expect(told).toContain('write the id of the right account into ZALO_OA_ID');
  });

  it('the Page is unsubscribed: FAIL with every missing field', async () => {
    program.graph.unsubscribe();

    const { findings, told } = await look();

    expect(failed(findings)).toEqual(['Page subscription']);
    expect(told).toContain(`missing: ${SUBSCRIBED_FIELDS.join(', ')}`);
    expect(program.graph.subscribed()).toEqual([]);
  });

  it('the menu differs: FAIL with the part and the command that sets it', async () => {
    const config = { ...MESSENGER, graphUrl: program.graph.url };
    const page = pageClient(openGraph({ config, clock: program.clock, timeout: 5_000 }));
    await page.removeFromProfile(['persistent_menu']);

    const { findings, told } = await look();

    expect(failed(findings)).toEqual(['Messenger profile']);
    expect(told).toContain('profile.yaml: persistent_menu\n');
    expect(told).toContain('"npm run messenger:profile" sets it');
  });

  it('the token is of another Page: FAIL, and nothing more is asked', async () => {
    const { findings, told } = await look({ MESSENGER_PAGE_ID: '77' });

    expect(failed(findings)).toEqual(['Page token']);
    expect(told).toContain(`opens ${MESSENGER.pageId}, not 77`);
  });

  it('other secrets than the server has: each webhook check that rests on them fails', async () => {
    const { findings } = await look({
      ZALO_OA_SECRET_KEY: 'zalo-other-secret',
      MESSENGER_VERIFY_TOKEN: 'other-verify-token',
    });

    expect(failed(findings)).toEqual([
      'Zalo webhook, signed with ZALO_OA_SECRET_KEY',
      'Messenger webhook, MESSENGER_VERIFY_TOKEN',
    ]);
  });

  it('PUBLIC_URL leads nowhere, to a stranger, or is missing: FAIL', async () => {
    const stranger = await startLoopback(() => ({ status: 200, body: 'hello' }));

    const nowhere = await look({ PUBLIC_URL: NOWHERE });
    const elsewhere = await look({ PUBLIC_URL: stranger.url });
    const missing = await look({ PUBLIC_URL: '' });
    await stranger.close();

    expect(nowhere.told).toContain(`${NOWHERE}/healthz: no answer (`);
    expect(failed(nowhere.findings)).toContain('Messenger webhook, another verify token');
    expect(elsewhere.told).toContain('HTTP 200, not as An Sinh answers');
    expect(failed(elsewhere.findings)).toContain('Zalo webhook, signed wrongly');
    expect(failed(missing.findings)).toEqual(['PUBLIC_URL']);
  });

  it('the server has the embedded database open: it is asked instead', async () => {
    const raised = databaseIncidents({ queries: program.database.queries, clock: program.clock });
    await raised.raise('quota_spent', { channel: 'zalo', account: ZALO.oaId }, {});

    const { findings, told } = await look({}, { kind: 'in_use' });

    expect(failed(findings)).toEqual([]);
    expect(told).toContain('the running server has it open, so the server was asked instead');
    expect(told).toContain('warning  Zalo account: as the server saw it last: unknown');
    expect(told).toMatch(/warning {2}incident \d+: quota_spent \(zalo\), 1 times/);
  });

  it.each<{ readonly records: Records; readonly cure: string }>([
    { records: { kind: 'empty' }, cure: 'start the server once' },
    { records: { kind: 'not_migrated', missing: 2 }, cure: 'brings its database up to date' },
    {
      records: { kind: 'unreachable', code: 'ECONNREFUSED' },
      cure: 'may read and write the folder',
    },
  ])('a database that is $records.kind: FAIL with its cure', async ({ records, cure }) => {
    const { findings, told } = await look({}, records);

    expect(failed(findings)).toEqual(['database']);
    expect(told).toContain(cure);
    expect(told).toContain('Zalo tokens: not looked at');
  });

  it('a language model: known, key refused, unknown, unreachable', async () => {
    const answers = [200, 401, 404];
    const server = await startLoopback(() => ({ status: answers.shift() ?? 500, body: {} }));
    const model = { OPENAI_API_KEY: 'model-key-for-tests', OPENAI_MODEL: 'small' };
    const states: (string | undefined)[] = [];
    for (const base of [server.url, server.url, server.url, NOWHERE]) {
      const { findings, told } = await look({ ...model, OPENAI_BASE_URL: base });
      states.push(findings.find(({ check }) => check === 'language model')?.state);
      expect(told).not.toContain(model.OPENAI_API_KEY);
    }
    await server.close();

    expect(states).toEqual(['ok', 'FAIL', 'warning', 'FAIL']);
  });

  it('e-mail: off, let in, turned away; nothing is sent', async () => {
    const smtp = await startFakeSmtp();
    const mail = { SMTP_URL: smtp.url, MAIL_FROM: 'desk@example.vn' };
    const seen = [await look({}), await look(mail)];
    smtp.trouble('hello', '421 desk@example.vn, too busy');
    seen.push(await look(mail));
    const commands = smtp.commands.join('\n');
    await smtp.close();

    const found = seen.map(({ findings }) => findings.find(({ check }) => check === 'e-mail'));
    expect(found.map((each) => each?.state)).toEqual(['ok', 'ok', 'FAIL']);
    expect(found[2]?.seen).toMatch(/^127\.0\.0\.1:\d+: \w+ 421$/);
    expect(commands).not.toMatch(/MAIL|RCPT|DATA/);
  });

  it('a CRM: off, takes a signed ping, knows another secret, away', async () => {
    const answers = [200, 401];
    const server = await startLoopback(() => ({ status: answers.shift() ?? 500, body: {} }));
    const secret = 'the secret of the CRM for these tests';
    const at = (url: string) => ({ CRM_WEBHOOK_URL: url, CRM_WEBHOOK_SECRET: secret });
    const seen = [await look({}), await look(at(server.url)), await look(at(server.url))];
    await server.close();
    seen.push(await look(at(NOWHERE)));

    const found = seen.map(({ findings }) => findings.find(({ check }) => check === 'CRM'));
    expect(found.map((each) => each?.state)).toEqual(['ok', 'ok', 'FAIL', 'FAIL']);
    expect(server.calls[0]?.body).toContain('"type":"ping"');
    expect(server.calls[0]?.headers['x-ansinh-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
    expect(seen.map(({ told }) => told).join()).not.toContain(secret);
  });
});

describe('npm run doctor', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ansinh-doctor-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const run = (environment: Readonly<Record<string, string>>) =>
    runTool('doctor.ts', { environment: { PORT: '0', DATA_DIR: folder, ...environment } });

  it('half a channel: FAIL with what is missing, and exit code 1', async () => {
    const { code, out } = await run({ ZALO_APP_SECRET: ZALO.appSecret });

    expect(code).toBe(1);
    expect(out).toMatch(/^FAIL {5}configuration: cannot be used\n +→ .*ZALO_APP_ID, ZALO_OA_ID/);
    expect(leaks([out], [])).toEqual([]);
  });

  it('both channels off, a database in order: warnings, and exit code 0', async () => {
    await (await openEmbedded(folder)).close();

    const { code, out, err } = await run({});

    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('ok       database: embedded, up to date\n');
    expect(out).toContain('warning  PUBLIC_URL: not set\n');
    expect(out).toMatch(/\n0 failed, \d warnings\.\n/);
  });

  it('a process has the database open and no server answers: FAIL, and exit code 1', async () => {
    const database = await openEmbedded(folder);

    const { code, out } = await run({});
    await database.close();

    expect(code).toBe(1);
    expect(out).toContain('a process has it open, and /readyz does not answer');
  });
});

/** A place for a database that no server has started on yet. */
interface Place {
  readonly name: string;
  readonly before: Records['kind'];
  readonly make: (folder: string) => Promise<{
    readonly environment: Readonly<Record<string, string>>;
    readonly start: () => Promise<Database>;
    readonly drop: () => Promise<void>;
  }>;
}

const server = process.env['TEST_DATABASE_URL'];
const EMBEDDED: Place = {
  name: 'PGlite',
  before: 'empty',
  make: (folder) =>
    Promise.resolve({
      environment: { DATA_DIR: folder },
      start: () => openEmbedded(folder),
      drop: () => Promise.resolve(),
    }),
};
const onServer = (url: string): Place => ({
  name: 'PostgreSQL',
  before: 'not_migrated',
  async make() {
    const { url: fresh, drop } = await createDatabase(url);
    const start = () => openPostgres(fresh, () => undefined);
    return { environment: { DATABASE_URL: fresh }, start, drop };
  },
});
const PLACES = [EMBEDDED, ...(server === undefined ? [] : [onServer(server)])];

describe('the records', () => {
  it('PostgreSQL is not there: the code of the outage alone', async () => {
    const config = readConfig({ DATABASE_URL: 'postgres://root:password@127.0.0.1:9/none' });

    expect(await readRecords(config)).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED' });
  });

  it.each(PLACES)('$name before and after the first start', async ({ before, make }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ansinh-doctor-'));
    const { environment, start, drop } = await make(folder);
    const config = readConfig(environment);

    // Twice: looking does not migrate.
    const first = [await readRecords(config), await readRecords(config)];
    await (await start()).close();
    const after = await readRecords(config);
    await Promise.all([drop(), rm(folder, { recursive: true })]);

    expect(first.map(({ kind }) => kind)).toEqual([before, before]);
    expect(after).toEqual({ kind: 'read', incidents: [], zaloPair: undefined });
  });
});

const pairSchema = z.object({ access_token: z.string(), refresh_token: z.string() });

describe('the table of Graph versions', () => {
  it.each([
    { version: 'v25.0', day: '2028-04-29', state: 'ok' },
    { version: 'v25.0', day: '2028-04-30', state: 'warning' },
    { version: 'v25.0', day: '2028-07-28', state: 'warning' },
    { version: 'v25.0', day: '2028-07-29', state: 'FAIL' },
    { version: 'v19.0', day: '2026-11-26', state: 'FAIL' },
    { version: 'v26.0', day: '2030-01-01', state: 'ok' },
    { version: 'v27.0', day: '2026-11-26', state: 'warning' },
  ])('$version on $day: $state', ({ version, day, state }) => {
    expect(checkGraphVersion(version, Date.parse(day)).state).toBe(state);
  });
});
