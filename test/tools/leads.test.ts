import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseInbox } from '../../src/adapters/database/inbox.ts';
import { storeLeads } from '../../src/adapters/database/leads.ts';
import {
  openEmbedded,
  openPostgres,
  type Database,
} from '../../src/adapters/database/openDatabase.ts';
import { NEW_SESSION } from '../../src/core/flow/session.ts';
import type { LeadDraft } from '../../src/core/lead/lead.ts';
import { createDatabase } from '../support/databases.ts';
import { runTool } from '../support/runTool.ts';

// The embedded database takes seconds to open, more on a busy machine.
jest.setTimeout(90_000);

const NINE_IN_THE_MORNING = Date.UTC(2026, 10, 22, 2, 0, 0);
const A_MINUTE_LATER = NINE_IN_THE_MORNING + 60_000;

const DRAFT: LeadDraft = {
  wish: 'sign_up',
  name: '=cmd|"/c calc"!A1',
  phone: '+84912345678',
  province: 'lao_cai',
  commune: 'no-such-commune',
  callTime: 'morning',
  facts: {
    group: 'other',
    method: 'monthly',
    income: 1_500_000,
    due: { gross: 330_000, state_support: 66_000, net: 264_000, lines: [{ label: 'long' }] },
    pension: null,
    heard_from: 'radio',
  },
  consent: {
    id: 'contact-me',
    version: '2026-11-22',
    text: 'Tôi đồng ý',
    platformId: 'm-77',
    at: A_MINUTE_LATER,
  },
};

const HEADINGS = [
  ...['id', 'left_at', 'wish', 'name', 'phone', 'commune', 'province', 'call_time', 'group'],
  ...['method', 'income', 'due_net', 'due_gross', 'due_state_support', 'due_local_support'],
  ...['due_months', 'pension_monthly_pension', 'birth_date', 'sex', 'consent', 'consent_version'],
  ...['consent_at', 'consent_message', 'updated_at', 'contact', 'other_facts'],
];

interface Place {
  readonly environment: Readonly<Record<string, string>>;
  readonly open: () => Promise<Database>;
  readonly remove: () => Promise<void>;
}

const server = process.env['TEST_DATABASE_URL'];
const PLACES: readonly { name: string; prepare: () => Promise<Place> }[] = [
  { name: 'PGlite', prepare: embeddedPlace },
  ...(server === undefined ? [] : [{ name: 'PostgreSQL', prepare: () => postgresPlace(server) }]),
];

describe.each(PLACES)('npm run leads on $name', ({ prepare }) => {
  let place: Place;

  beforeAll(async () => {
    place = await prepare();
    const database = await place.open();
    await leave(database, DRAFT);
    await database.close();
  });

  afterAll(() => place.remove());

  it('a lead, when --csv is given, then is one safe line with what was computed', async () => {
    const { code, out } = await runTool('leads.ts', {
      args: ['--csv'],
      environment: place.environment,
    });

    expect(code).toBe(0);
    expect(out).toBe(
      `\uFEFF${HEADINGS.join(',')}\r\n` +
        `1,2026-11-22 09:00:00,sign_up,"'=cmd|""/c calc""!A1",0912 345 678,no-such-commune,` +
        'tỉnh Lào Cai,morning,other,monthly,1500000,264000,330000,66000,,,,,,contact-me,2026-11-22,' +
        '2026-11-22 09:01:00,m-77,2026-11-22 09:00:00,zalo:4180052769313846205:2468458835296197922,' +
        '"{""heard_from"":""radio""}"\r\n',
    );
  });

  it('a lead, when no format is given, then stands in a table that fits a terminal', async () => {
    const { code, out } = await runTool('leads.ts', { environment: place.environment });

    expect(code).toBe(0);
    expect(out).toMatch(/^id +left_at +wish +name +phone/);
    expect(out).toContain('0912 345 678');
    expect(out).toMatch(/\n1 lead\n$/);
    expect(out).not.toContain('other_facts');
  });
});

describe('npm run leads on the embedded database', () => {
  let place: Place;

  beforeAll(async () => {
    place = await embeddedPlace();
  });

  afterAll(() => place.remove());

  it('the data, when the server has it open, then says so and what to do', async () => {
    const database = await place.open();

    const { code, out, err } = await runTool('leads.ts', { environment: place.environment });

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/in use by another process .*Stop that process first.*DATABASE_URL/s);
    expect(err).not.toContain('    at ');
    await database.close();
  });

  it('a directory, when it holds no data, then says so and makes none', async () => {
    const { code, err } = await runTool('leads.ts', {
      environment: { DATA_DIR: path.join(tmpdir(), 'ansinh-mistyped') },
    });

    expect(code).toBe(1);
    expect(err).toMatch(/There is no data in .*ansinh-mistyped yet/);
  });
});

async function embeddedPlace(): Promise<Place> {
  const directory = await mkdtemp(path.join(tmpdir(), 'ansinh-leads-'));
  return {
    environment: { DATA_DIR: directory },
    open: () => openEmbedded(directory),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function postgresPlace(url: string): Promise<Place> {
  const fresh = await createDatabase(url);
  return {
    environment: { DATABASE_URL: fresh.url },
    open: () => openPostgres(fresh.url, () => undefined),
    remove: fresh.drop,
  };
}

async function leave({ queries }: Database, draft: LeadDraft): Promise<void> {
  const contact = {
    channel: 'zalo',
    account: '4180052769313846205',
    contact: '2468458835296197922',
  } as const;
  const inbox = databaseInbox({ queries, clock: () => NINE_IN_THE_MORNING });
  await inbox.accept([
    { ...contact, platformId: 'm-1', sentAt: 0, content: { kind: 'text', text: 'x' } },
  ]);
  const { rows } = await queries.execute<{ id: string }>(sql`select id::text from contacts`);
  const contactId = rows[0]?.id ?? '';
  const outcome = { contactId, contact, session: NEW_SESSION, handled: [], parts: [] };
  await storeLeads({ queries, now: NINE_IN_THE_MORNING }, [
    {
      ...outcome,
      leads: [draft],
      refusedConsents: [],
      personRequests: [],
      unanswered: [],
      erase: false,
      standing: { stopped: false },
    },
  ]);
}
