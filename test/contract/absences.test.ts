import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseAbsences } from '../../src/adapters/database/absences.ts';
import { databaseDueLeads } from '../../src/adapters/database/desk/dueLeads.ts';
import { databaseLeadCases } from '../../src/adapters/database/desk/leadCases.ts';
import { databaseLeadMerges } from '../../src/adapters/database/desk/leadMerges.ts';
import { databaseRoster } from '../../src/adapters/database/desk/roster.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { databaseStaff } from '../../src/adapters/database/staff.ts';
import { makeLeadDesk, type LeadDesk } from '../../src/conversation/leads/leadDesk.ts';
import { makeLeadWorker, type LeadWorker } from '../../src/conversation/leads/leadWorker.ts';
import { localChanges } from '../../src/conversation/leads/localChanges.ts';
import { DATABASES } from '../support/databases.ts';
import { shippedDesk, shown, wall } from '../support/desk.ts';
import { addStaff, captureLead } from '../support/leads.ts';

jest.setTimeout(120_000);

const content = await shippedDesk();
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

function quiet(): void {
  // What is logged is judged elsewhere.
}

describe.each(DATABASES)('colleagues who are away on $name', ({ open }) => {
  let database: Database;
  let now: number;
  let worker: LeadWorker;
  let desk: LeadDesk;
  const clock = () => now;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const { queries } = database;
    await queries.execute(sql`
      truncate contacts, leads, lead_turns, staff_members restart identity cascade`);
    now = wall('2026-11-26 09:00');
    const changes = localChanges({ log });
    const due = databaseDueLeads({ database, clock });
    worker = makeLeadWorker({ due, content, changes, clock, log });
    desk = makeLeadDesk({
      cases: databaseLeadCases({ queries }),
      merges: databaseLeadMerges({ queries }),
      roster: databaseRoster({ queries }),
      content,
      changes,
      clock,
    });
  });
  const staff = (id: string, more = {}) =>
    addStaff(database.queries, { id, commune: 'ba-dinh', ...more });
  const captured = (contact: string, more = {}) =>
    captureLead(database.queries, { contact, now, ...more });
  const absences = () => databaseAbsences({ queries: database.queries, clock });
  const isAway = (staffId: string, from: string, to: string) =>
    absences().add({
      staffId,
      startsAt: wall(from),
      endsAt: wall(to),
      reason: 'leave',
      createdBy: 'x',
    });
  const workedAt = async (time: string) => {
    now = wall(time);
    await worker.work();
  };
  const holders = async () => {
    const { rows } = await database.queries.execute<{ line: string }>(sql`
      select coalesce(assignee, '-') || ' ' || state as line from leads order by id`);
    return rows.map(({ line }) => line);
  };
  const story = async (id: string) => {
    const { rows } = await database.queries.execute<{ at: string; line: string }>(sql`
      select at::text, kind || coalesce(' ' || (facts->>'because'), '') as line
      from lead_events where lead_id = ${id}::bigint order by id`);
    return rows.map(({ at, line }) => `${String(shown(Number(at)))} ${line}`);
  };

  it('the same days twice at once: one is kept; the next days are another absence', async () => {
    await staff('lan');

    const ids = await Promise.all([
      isAway('lan', '2026-11-27 00:00', '2026-11-29 00:00'),
      isAway('lan', '2026-11-28 00:00', '2026-11-30 00:00'),
    ]);
    const next = await isAway('lan', '2026-11-30 00:00', '2026-12-01 00:00');

    expect(ids.filter((id) => id !== undefined)).toHaveLength(1);
    expect(next).toBeDefined();
  });

  it('list: of the colleagues in the scope and one’s own, without what is over', async () => {
    await staff('lan');
    await staff('xa', { province: 'lao_cai', commune: 'lao-cai' });
    await isAway('lan', '2026-11-25 00:00', '2026-11-26 09:00');
    await isAway('lan', '2026-11-27 00:00', '2026-11-28 00:00');
    await isAway('xa', '2026-11-28 00:00', '2026-11-29 00:00');
    const hanoi = { kind: 'areas', areas: [{ province: 'hanoi', commune: undefined }] } as const;
    const of = async (
      scope: Parameters<ReturnType<typeof absences>['list']>[0]['scope'],
      own: string,
    ) => (await absences().list({ scope, own, after: now })).map(({ staffId }) => staffId);

    expect(await of(hanoi, 'sếp')).toEqual(['lan']);
    expect(await of({ kind: 'none' }, 'xa')).toEqual(['xa']);
    expect(await of({ kind: 'all' }, 'sếp')).toEqual(['lan', 'xa']);
  });

  it('the minute before and the minute an absence begins: then what waits goes to the deputy', async () => {
    await staff('lan');
    await staff('phó', { part: 'deputy' });
    const id = await captured('u-1');
    await worker.work();
    await isAway('lan', '2026-11-26 12:00', '2026-11-28 00:00');

    await workedAt('2026-11-26 11:59');
    const before = await holders();
    await workedAt('2026-11-26 12:00');
    const after = await holders();
    await workedAt('2026-11-26 16:00');

    expect([before, after]).toEqual([['lan assigned'], ['phó assigned']]);
    expect(await story(id)).toEqual([
      '2026-11-26 09:00 captured',
      '2026-11-26 09:00 assigned',
      '2026-11-26 12:00 passed_on absent',
      '2026-11-26 16:00 reminded',
    ]);
  });

  it('new leads in an absence, and the minute after it: passed over, then in turn again', async () => {
    await staff('lan');
    await staff('mai');
    await isAway('lan', '2026-11-26 00:00', '2026-11-27 00:00');

    await captured('u-1');
    await workedAt('2026-11-26 16:59');
    await captured('u-2');
    await workedAt('2026-11-26 17:00');

    expect(await holders()).toEqual(['mai assigned', 'lan assigned']);
  });

  it('an absence taken away again: nothing goes on that did not go on yet', async () => {
    await staff('lan');
    await staff('phó', { part: 'deputy' });
    await captured('u-1');
    await worker.work();
    const absence = await isAway('lan', '2026-11-27 00:00', '2026-11-28 00:00');

    await absences().remove(absence ?? '');
    await workedAt('2026-11-27 00:00');

    expect(await holders()).toEqual(['lan assigned']);
  });

  it('handed to somebody who is away: refused', async () => {
    const lan = await staff('lan');
    await staff('mai');
    const id = await captured('u-1');
    await worker.work();
    await isAway('mai', '2026-11-26 00:00', '2026-11-27 00:00');

    const handed = await desk.act(lan, id, { kind: 'hand_over', to: 'mai' });

    expect(handed).toEqual({ ok: false, refusal: { code: 'cannot_take' } });
  });

  it('switched off: every open lead goes on at once, spoken to or not; closed ones stay', async () => {
    const lan = await staff('lan');
    const ids = [await captured('u-1'), await captured('u-2'), await captured('u-3')];
    await worker.work();
    await staff('mai');
    const [, spoken = '', refusedOne = ''] = ids;
    await desk.act(lan, spoken, { kind: 'call' });
    await desk.act(lan, refusedOne, { kind: 'refuse', reason: 'not_now' });

    await databaseStaff({ queries: database.queries, clock }).change('lan', { active: false });
    await worker.work();

    expect(await holders()).toEqual(['mai assigned', 'mai assigned', 'lan refused']);
  });

  it('switched off with nobody else: nobody’s, and found again when somebody comes', async () => {
    await staff('lan');
    await captured('u-1');
    await worker.work();

    await databaseStaff({ queries: database.queries, clock }).change('lan', { active: false });
    await worker.work();
    const alone = await holders();
    await staff('mai');
    await workedAt('2026-11-26 10:00');

    expect([alone, await holders()]).toEqual([['- new'], ['mai assigned']]);
  });

  it('opened again for somebody who has left: goes on at the worker’s next look', async () => {
    const lan = await staff('lan');
    const boss = await staff('sếp', { part: 'supervisor' });
    const id = await captured('u-1');
    await worker.work();
    await desk.act(lan, id, { kind: 'refuse', reason: 'not_now' });
    await databaseStaff({ queries: database.queries, clock }).change('lan', { active: false });

    await desk.act(boss, id, { kind: 'reopen' });
    await worker.work();

    expect(await holders()).toEqual(['sếp assigned']);
  });

  it('taken out of a commune: what is held there goes on, what is held elsewhere stays', async () => {
    await staff('lan');
    await database.queries.execute(sql`
      insert into staff_areas (staff_id, province, commune, part)
      values ('lan', 'hanoi', 'ngoc-ha', 'agent')`);
    await captured('u-1');
    await captured('u-2', { commune: 'ngoc-ha' });
    await worker.work();
    await staff('mai');

    await databaseStaff({ queries: database.queries, clock }).change('lan', {
      areas: [{ province: 'hanoi', commune: 'ngoc-ha', part: 'agent' }],
    });
    await worker.work();

    expect(await holders()).toEqual(['mai assigned', 'lan assigned']);
  });

  it('a lead from elsewhere, taken by an agent of a whole province: stays theirs', async () => {
    const lan = await staff('lan', { commune: undefined });
    const id = await captured('u-1', { province: 'other', commune: undefined });
    await staff('sếp', { part: 'supervisor', commune: undefined });
    await worker.work();
    const claimed = await desk.act(lan, id, { kind: 'claim' });
    await workedAt('2026-11-26 12:59');

    expect([claimed.ok, await holders()]).toEqual([true, ['lan claimed']]);
  });

  it('own hours: a reminder waits for them', async () => {
    await staff('lan');
    await database.queries.execute(sql`
      update staff_members set hours = '{"weekdays":[1,2,3,4,5],"opens":480,"closes":600}'`);
    const id = await captured('u-1');
    await worker.work();

    await workedAt('2026-11-26 16:59');
    const before = await story(id);
    await workedAt('2026-11-26 17:00');

    expect(before.at(-1)).toContain('assigned');
    expect((await story(id)).at(-1)).toBe('2026-11-26 17:00 reminded');
  });
});
