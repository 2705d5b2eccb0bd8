import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseInbox } from '../../src/adapters/database/inbox.ts';
import { databaseLanes } from '../../src/adapters/database/lanes.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { takeOwnership, type Ownership } from '../../src/adapters/database/ownership.ts';
import { databaseReports } from '../../src/adapters/database/reports.ts';
import type { Footprint, Mark } from '../../src/conversation/reports/footprint.ts';
import type { ReportQuery } from '../../src/conversation/reports/ports.ts';
import type { LaneOutcome } from '../../src/conversation/stores.ts';
import type { Scope } from '../../src/core/desk/viewer.ts';
import type { WorkingCalendar } from '../../src/core/desk/workingTime.ts';
import { NEW_SESSION } from '../../src/core/flow/session.ts';
import type { LeadDraft } from '../../src/core/lead/lead.ts';
import { localDate } from '../../src/core/shared/localDate.ts';
import { DATABASES } from '../support/databases.ts';

/** Sunday, 22 November 2026, ten in the morning in Việt Nam. */
const SUNDAY = Date.UTC(2026, 10, 22, 3);
const DAY = 86_400_000;
const HOUR = 3_600_000;
const MONDAY = SUNDAY + DAY;
const ALL: Scope = { kind: 'all' };

const NOVEMBER = { from: localDate('2026-11-01'), to: localDate('2026-11-30') };
const query = (change: Partial<ReportQuery> = {}): ReportQuery => ({
  scope: ALL,
  span: NOVEMBER,
  ...change,
});

const CALENDAR: WorkingCalendar = {
  weekdays: new Set([1, 2, 3, 4, 5]),
  opens: 8 * 60,
  closes: 17 * 60,
  holidays: new Set(),
  workedInstead: new Set(),
};

function mark(flow: string, node: string, change: Partial<Mark> = {}): Mark {
  return { flow, node, answered: false, misses: 0, computed: false, captured: false, ...change };
}

/** The potential groups of somebody, as the bot understood them. */
const SAID = ['farmer_or_free_worker', 'near_poor'];
const SIGNING_UP: Footprint = {
  marks: [mark('sign-up', '')],
  open: 'sign-up.name',
  groups: SAID,
};

const lead = (wish: string): LeadDraft => ({
  wish,
  name: 'Nguyễn Thị Thử',
  phone: '+84912345678',
  province: 'hanoi',
  commune: 'hanoi/ba-dinh',
  facts: {},
  consent: { id: 'contact-me', version: '1', text: 'Đồng ý', platformId: 'm', at: SUNDAY },
});

describe.each(DATABASES)('what is counted on $name', ({ open }) => {
  let database: Database;
  let ownership: Ownership;
  let now = SUNDAY;
  beforeAll(async () => {
    database = await open();
    ownership = await takeOwnership(database.lifeline, () => undefined);
  });
  afterAll(() => database.close());

  const reports = () => databaseReports(database);
  let number = 0;

  /** One turn of somebody, as the program takes it. */
  async function turn(contact: string, at: number, change: Partial<LaneOutcome>): Promise<void> {
    now = at;
    number += 1;
    const clock = () => now;
    const { queries } = database;
    await databaseInbox({ queries, clock }).accept([
      {
        channel: 'zalo',
        account: 'oa-1',
        contact,
        platformId: `m-${number}`,
        sentAt: at,
        content: { kind: 'text', text: 'x' },
      },
    ]);
    await databaseLanes({ queries, ownership, clock }).work(10, (lanes) =>
      lanes.map((lane) => ({
        contactId: lane.contactId,
        contact: lane.contact,
        session: NEW_SESSION,
        handled: lane.events.map(({ id }) => ({ id })),
        standing: lane.standing,
        parts: [],
        leads: [],
        refusedConsents: [],
        personRequests: [],
        unanswered: [],
        erase: false,
        ...change,
      })),
    );
  }

  /** Where a turn led; nothing is known of the person's groups unless it is written. */
  const walked = (...footprints: readonly (Partial<Footprint> & Pick<Footprint, 'marks'>)[]) => ({
    footprints: footprints.map((each) => ({ groups: [], ...each })),
  });

  it('funnel, when a person comes back in the same week, then counts once and as far as they came', async () => {
    const start = {
      marks: [mark('contribution', ''), mark('contribution', 'income')],
      open: 'contribution.income',
    };
    await turn('u-1', SUNDAY, walked(start));
    await turn('u-2', SUNDAY, walked(start));
    await turn(
      'u-1',
      SUNDAY + HOUR,
      walked(
        {
          marks: [
            mark('contribution', '', { computed: true }),
            mark('contribution', 'income', { answered: true }),
          ],
          province: 'hanoi',
          commune: 'hanoi/ba-dinh',
          supportGroup: 'near_poor',
          groups: ['farmer_or_free_worker', 'near_poor'],
        },
        SIGNING_UP,
      ),
    );
    await turn('u-1', SUNDAY + 2 * HOUR, {
      ...walked({
        marks: [mark('sign-up', '', { captured: true })],
        wish: 'sign_up',
        groups: SAID,
      }),
      leads: [lead('sign_up')],
    });

    expect(await reports().funnel(query(), 'commune')).toEqual([
      { key: '', started: 1, computed: 0, captured: 0, contacted: 0, registered: 0 },
      { key: 'hanoi/ba-dinh', started: 1, computed: 1, captured: 1, contacted: 0, registered: 0 },
    ]);
    expect(await reports().funnel(query(), 'flow')).toEqual([
      { key: 'contribution', started: 2, computed: 1, captured: 0, contacted: 0, registered: 0 },
      { key: 'sign-up', started: 1, computed: 0, captured: 1, contacted: 0, registered: 0 },
    ]);
    expect(await reports().steps(query())).toEqual([
      { flow: 'contribution', node: 'income', asked: 2, answered: 1, lastSeen: 1, misses: 0 },
    ]);
  });

  it.each([
    { cut: 'total' as const, keys: [''] },
    { cut: 'province' as const, keys: ['', 'hanoi'] },
    { cut: 'channel' as const, keys: ['zalo'] },
    { cut: 'support' as const, keys: ['', 'near_poor'] },
    { cut: 'week' as const, keys: ['2026-11-16'] },
  ])('funnel, cut by $cut, then the rows are $keys and hold everybody', async ({ cut, keys }) => {
    const rows = await reports().funnel(query(), cut);

    expect(rows.map(({ key }) => key)).toEqual(keys);
    expect(rows.reduce((sum, { started }) => sum + started, 0)).toBe(2);
  });

  it('funnel, cut by group, then somebody of two groups counts in both', async () => {
    const rows = await reports().funnel(query(), 'group');

    expect(rows.map(({ key, started }) => [key, started])).toEqual([
      ['', 1],
      ['farmer_or_free_worker', 1],
      ['near_poor', 1],
    ]);
  });

  it.each([
    { says: 'nothing yet', groups: [], byHand: false, keys: SAID },
    { says: 'a group', groups: ['craft_village'], byHand: true, keys: ['craft_village'] },
    {
      says: 'two',
      groups: ['craft_village', 'near_poor'],
      byHand: false,
      keys: ['craft_village', 'near_poor'],
    },
    { says: 'that there is none', groups: [], byHand: true, keys: [''] },
  ])(
    'funnel, cut by group, when the desk says $says, then the lead counts there; its support stays',
    async ({ groups, byHand, keys }) => {
      await database.queries.execute(sql`
        update leads set groups = ${sql.param(groups)}::text[], groups_by_hand = ${byHand}`);
      const told = await reports().funnel(query({ commune: 'hanoi/ba-dinh' }), 'group');
      await turn(
        'u-1',
        SUNDAY + 3 * HOUR,
        walked({ ...SIGNING_UP, groups: ['household_business'] }),
      );
      const later = await reports().funnel(query({ commune: 'hanoi/ba-dinh' }), 'group');

      expect(told.map(({ key }) => key)).toEqual(keys);
      expect(later).toEqual(told);
      const support = await reports().funnel(query(), 'support');
      expect(support.map(({ key }) => key)).toEqual(['', 'near_poor']);
    },
  );

  it('funnel, when the same lead is left again a week later, then it is no second lead', async () => {
    await turn('u-1', MONDAY, {
      ...walked({ marks: [mark('sign-up', '', { captured: true })], wish: 'sign_up' }),
      leads: [lead('sign_up')],
    });

    const rows = await reports().funnel(query(), 'week');

    expect(rows.map(({ key, captured }) => [key, captured])).toEqual([
      ['2026-11-16', 1],
      ['2026-11-23', 0],
    ]);
  });

  it('reports, when the lead is spoken to and registered, then every one of them says so', async () => {
    // Captured on a Sunday: waiting begins on Monday at eight, so this is 1.5 working hours.
    const contactedAt = Date.UTC(2026, 10, 23, 2, 30);
    await database.queries.execute(sql`
      update leads set state = 'registered', assignee = 'staff-1', promised_by = ${MONDAY + 9 * HOUR},
        contacted_at = ${contactedAt}::bigint, closed_at = ${contactedAt}::bigint,
        registration = '{"months":6,"fromMonth":"2026-12","income":1500000,"method":"half_yearly"}'`);

    expect(await reports().results(query(), 'commune')).toEqual([
      { subject: 'hanoi/ba-dinh', month: '2026-11', registered: 1, months: 6 },
    ]);
    expect(await reports().funnel(query(), 'total')).toEqual([
      { key: '', started: 3, computed: 1, captured: 1, contacted: 1, registered: 1 },
    ]);
    const by = { subject: 'agent' as const, now: MONDAY + DAY, calendar: CALENDAR };
    const times = { captured: 1, contacted: 1, kept: 1, broken: 0, running: 0 };
    expect(await reports().responseTimes(query(), by)).toEqual([
      { subject: '', ...times, median: 1.5, p90: 1.5 },
      { subject: 'staff-1', ...times, median: 1.5, p90: 1.5 },
    ]);
    expect(await reports().evaluation(query())).toEqual([
      {
        agent: 'staff-1',
        leads: 1,
        contacted: 1,
        contactedInTime: 1,
        registered: 1,
        months: 6,
        everRegistered: 1,
        stillPaying: 1,
        refusals: {},
        wrongNumbers: 0,
      },
    ]);
  });

  it.each([
    { name: 'another commune', areas: [{ province: 'hanoi', commune: 'ngoc-ha' }], sees: 0 },
    { name: 'the other province', areas: [{ province: 'lao_cai', commune: undefined }], sees: 0 },
    { name: 'the commune', areas: [{ province: 'hanoi', commune: 'ba-dinh' }], sees: 1 },
    { name: 'the province', areas: [{ province: 'hanoi', commune: undefined }], sees: 1 },
    { name: 'nothing', areas: [], sees: 0 },
  ])('every report, seen from $name, then counts $sees', async ({ areas, sees }) => {
    const scope: Scope = { kind: 'areas', areas };
    const by = { subject: 'commune' as const, now: MONDAY + DAY, calendar: CALENDAR };

    const [funnel, steps, results, times, evaluation, monthly] = await Promise.all([
      reports().funnel(query({ scope }), 'total'),
      reports().steps(query({ scope })),
      reports().results(query({ scope }), 'commune'),
      reports().responseTimes(query({ scope }), by),
      reports().evaluation(query({ scope })),
      reports().monthlyFunnel(query({ scope })),
    ]);

    expect(funnel.map(({ captured }) => captured)).toEqual(sees === 0 ? [] : [1]);
    expect(steps).toHaveLength(sees);
    expect(results).toHaveLength(sees);
    expect(times.map(({ captured }) => captured)).toEqual(sees === 0 ? [0] : [1, 1]);
    expect(evaluation).toHaveLength(sees);
    expect(monthly).toHaveLength(sees);
  });

  it('reports, when a lead is merged into another and taken apart again, then it counts no more and again', async () => {
    const total = async () => (await reports().results(query(), 'commune')).length;

    await database.queries.execute(sql`update leads set merged_into = 999`);
    const merged = await total();
    await database.queries.execute(sql`update leads set merged_into = null`);

    expect([merged, await total()]).toEqual([0, 1]);
  });

  it('days, when somebody joined in one of the communes, then the day counts them and no other', async () => {
    const here = await reports().days(query(), ['hanoi/ba-dinh']);
    const elsewhere = await reports().days(query(), ['hanoi/ngoc-ha', '']);
    const unseen = await reports().days(query({ scope: { kind: 'none' } }), ['hanoi/ba-dinh']);

    expect(here).toEqual([{ day: '2026-11-23', registered: 1 }]);
    expect([elsewhere, unseen]).toEqual([[], []]);
  });

  it('erasure, when the person goes, then the counts stay and lead to nobody', async () => {
    const before = await reports().funnel(query(), 'total');
    await turn('u-1', MONDAY + HOUR, {
      erase: true,
      ...walked({ marks: [mark('erase', '')], open: 'erase.sure' }),
    });

    const { rows } = await database.queries.execute<{ named: string; leads: string }>(sql`
      select (select count(*) from funnel_weeks w join contacts c on c.id = w.contact_id
          where c.contact = 'u-1') as named,
        (select count(*) from lead_outcomes where lead_id is not null) as leads`);
    expect(rows.map(({ named, leads }) => [Number(named), Number(leads)])).toEqual([[0, 0]]);
    expect(await reports().funnel(query(), 'total')).toEqual(before);
    expect(await reports().results(query(), 'agent')).toEqual([
      { subject: 'staff-1', month: '2026-11', registered: 1, months: 6 },
    ]);
  });

  it('reports, when nothing happened in the span, then they are empty and no error', async () => {
    const span = { from: localDate('2020-01-01'), to: localDate('2020-01-31') };
    const by = { subject: 'commune' as const, now: MONDAY, calendar: CALENDAR };

    expect(await reports().funnel(query({ span }), 'commune')).toEqual([]);
    expect(await reports().responseTimes(query({ span }), by)).toEqual([
      {
        subject: '',
        captured: 0,
        contacted: 0,
        median: undefined,
        p90: undefined,
        kept: 0,
        broken: 0,
        running: 0,
      },
    ]);
  });
});
