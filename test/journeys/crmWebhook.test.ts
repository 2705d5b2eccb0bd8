import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { DATABASES } from '../support/databases.ts';
import { wall } from '../support/desk.ts';
import { signsUpOnZalo } from '../support/deskBrowser.ts';
import { colleague, type Colleague } from '../support/deskProgram.ts';
import { eventually } from '../support/eventually.ts';
import { jumpingClock, type JumpingClock } from '../support/jumpingClock.ts';
import { startLoopback, type Loopback, type ReceivedCall } from '../support/loopback.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

const SECRET = 'một bí mật dài hơn ba mươi hai ký tự';
const HERE = 'hanoi/ba-dinh';
const NAME = 'Trần Thị Bưởi';
const HOUR = 3_600_000;

const eventSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  lead: z.looseObject({ id: z.string(), state: z.string().optional() }),
  person: z.unknown().optional(),
});

type Event = z.infer<typeof eventSchema>;

describe.each(DATABASES)('a CRM is told what happens to leads on $name', (kind) => {
  let crm: Loopback;
  let time: JumpingClock;
  let database: Database;
  let program: TestProgram;

  beforeEach(async () => {
    crm = await startLoopback(() => ({ status: 200, body: {} }));
    time = jumpingClock(wall('2026-11-23 09:00'));
    database = await kind.open();
  });
  afterEach(async () => {
    await program.stop();
    await crm.close();
  });

  async function start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    const environment = {
      CRM_WEBHOOK_URL: `${crm.url}/leads`,
      CRM_WEBHOOK_SECRET: SECRET,
      ...more,
    };
    const patience = { answer: 2_000 };
    program = await startProgram(kind, { database, environment, clock: time.clock, patience });
  }

  async function signedUp(): Promise<Colleague> {
    const agent = await colleague(program, 'agent', [HERE]);
    await signsUpOnZalo(program, NAME);
    return agent;
  }

  it('captured, assigned, called, registered: told in this order, signed, without a person', async () => {
    await start();
    const { browser } = await signedUp();
    await eventually(() => {
      expect(events().map(({ type }) => type)).toEqual(['lead.captured', 'lead.assigned']);
      return Promise.resolve();
    });
    const id = events()[0]?.lead.id ?? '';
    const registration = {
      months: 12,
      fromMonth: '2026-12',
      income: 1_500_000,
      method: '12_months',
    };
    await browser.ask('POST', `/leads/${id}/deeds`, {
      kind: 'note',
      text: 'nhà gần chợ Đồng Xuân',
    });
    await browser.ask('POST', `/leads/${id}/deeds`, { kind: 'call' });
    await browser.ask('POST', `/leads/${id}/deeds`, { kind: 'register', registration });

    await eventually(() => {
      expect(events().map(({ type, lead }) => [type, lead.state])).toEqual([
        ['lead.captured', 'assigned'],
        ['lead.assigned', 'assigned'],
        ['lead.noted', expect.any(String)],
        ['lead.state_changed', expect.any(String)],
        ['lead.registered', 'registered'],
      ]);
      return Promise.resolve();
    });
    expect(events()[4]).toMatchObject({ facts: { months: 12, fromMonth: '2026-12' } });
    expect(crm.calls.filter((call) => !isSigned(call))).toEqual([]);
    const all = crm.calls.map(({ body }) => body).join('\n');
    expect(all).not.toMatch(/Bưởi|912345678|chợ Đồng Xuân|(?<!\d)1500000/);
  });

  it('the operator lets names go there: they do', async () => {
    await start({ CRM_WEBHOOK_PERSONAL: 'on' });
    await signedUp();

    await eventually(() => {
      expect(events()[0]?.person).toEqual({ name: NAME, phone: '+84912345678' });
      return Promise.resolve();
    });
  });

  it('500, then a time-out, then well: the same event by its id, and the next one only then', async () => {
    await start();
    crm.troubleOnce({ kind: 'answer', status: 500, body: 'no' });
    crm.troubleOnce({ kind: 'hang' });
    await signedUp();
    await eventually(async () => {
      expect(crm.calls).toHaveLength(1);
      expect(await waitingWith()).toEqual(['http_500']);
    });
    time.put(time.clock() + 6_000);
    await eventually(async () => {
      expect(crm.calls).toHaveLength(2);
      expect(await waitingWith()).toEqual(['timeout']);
    });
    time.put(time.clock() + 11_000);
    await eventually(() => {
      expect(events().map(({ type }) => type)).toEqual([
        'lead.captured',
        'lead.captured',
        'lead.captured',
        'lead.assigned',
      ]);
      return Promise.resolve();
    });

    expect(new Set(events().map(({ id }) => id)).size).toBe(2);
  });

  it('stopped while the CRM is away: the next process tells it, in the same order', async () => {
    crm.troubleAlways({ kind: 'reset' });
    await start();
    await signedUp();
    await eventually(async () => {
      expect(await waitingWith()).toEqual(['unreachable']);
    });
    const first = program;
    await first.leave();
    crm.troubleAlways(undefined);
    time.put(time.clock() + 10_000);
    const before = crm.calls.length;
    await start();

    await eventually(() => {
      const types = events().map(({ type }) => type);
      expect(types.slice(before)).toEqual(['lead.captured', 'lead.assigned']);
      return Promise.resolve();
    });
    await Promise.all([first.zalo.close(), first.graph.close()]);
  });

  it('away for a day: given up, an incident stands until it takes something again', async () => {
    crm.troubleAlways({ kind: 'answer', status: 503, body: 'no' });
    await start();
    await signedUp();
    await eventually(async () => {
      expect(await waitingWith()).toEqual(['http_503']);
    });
    time.put(time.clock() + 24 * HOUR);
    await eventually(async () => {
      expect(await openIncidents()).toMatchObject([{ kind: 'crm_unheard', channel: 'crm' }]);
    });
    crm.troubleAlways(undefined);
    time.put(time.clock() + 2 * HOUR);
    await eventually(async () => {
      expect(await openIncidents()).toEqual([]);
    });

    expect(events().at(-1)?.type).not.toBe('lead.captured');
  });

  it('a person is erased: what waited is gone, and the CRM is told of the lead it knew', async () => {
    await start();
    await signedUp();
    await eventually(() => {
      expect(events()).toHaveLength(2);
      return Promise.resolve();
    });
    crm.troubleAlways({ kind: 'answer', status: 503, body: 'no' });
    const boss = await colleague(program, 'supervisor', ['hanoi']);
    await boss.browser.ask('POST', `/leads/${events()[0]?.lead.id ?? ''}/deeds`, { kind: 'claim' });
    const { rows } = await database.queries.execute<{ id: string }>(
      sql`select contact_id::text as id from leads`,
    );
    await eventually(async () => {
      expect(await waitingWith()).toEqual(['http_503']);
    });
    crm.troubleAlways(undefined);
    const { status } = await boss.browser.ask('DELETE', `/people/${rows[0]?.id ?? ''}`);

    expect(status).toBe(204);
    await eventually(() => {
      expect(events().at(-1)).toEqual({
        id: expect.any(String),
        type: 'lead.erased',
        event: 'erased',
        at: expect.stringMatching(/^2026-11-23T/),
        lead: { id: events()[0]?.lead.id },
        facts: {},
      });
      return Promise.resolve();
    });
    expect(await waitingWith()).toEqual([]);
  });

  function events(): readonly Event[] {
    return crm.calls.map(({ body }) => eventSchema.parse(JSON.parse(body)));
  }

  /** Why what was tried still waits. */
  async function waitingWith(): Promise<readonly string[]> {
    const { rows } = await database.queries.execute<{ code: string }>(
      sql`select code from crm_events where state = 'waiting' and code is not null`,
    );
    return rows.map(({ code }) => code);
  }

  async function openIncidents(): Promise<unknown> {
    const { rows } = await database.queries.execute(
      sql`select kind, channel from incidents where resolved_at is null`,
    );
    return rows;
  }
});

/** As `docs/crm-webhook.md` tells a CRM to check. */
function isSigned({ headers, body }: ReceivedCall): boolean {
  const [, seconds = '', digest = ''] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-ansinh-signature'])) ?? [];
  return digest === createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex');
}
