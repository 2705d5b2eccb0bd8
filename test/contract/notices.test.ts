import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseDueLeads } from '../../src/adapters/database/desk/dueLeads.ts';
import { databaseLeadCases } from '../../src/adapters/database/desk/leadCases.ts';
import { databaseLeadMerges } from '../../src/adapters/database/desk/leadMerges.ts';
import { databaseRoster } from '../../src/adapters/database/desk/roster.ts';
import { erase } from '../../src/adapters/database/erase.ts';
import { databaseCrmQueue } from '../../src/adapters/database/notices/crmQueue.ts';
import { databaseNoticeBook } from '../../src/adapters/database/notices/noticeBook.ts';
import { databaseNoticeSettings } from '../../src/adapters/database/notices/noticeSettings.ts';
import { databasePushSubscriptions } from '../../src/adapters/database/notices/pushSubscriptions.ts';
import { databaseTellings } from '../../src/adapters/database/notices/tellings.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { loadNotices } from '../../src/adapters/files/loadNotices.ts';
import { makeLeadDesk, type LeadDesk } from '../../src/conversation/leads/leadDesk.ts';
import { makeLeadWorker, type LeadWorker } from '../../src/conversation/leads/leadWorker.ts';
import { localChanges } from '../../src/conversation/leads/localChanges.ts';
import type { NoticeBook } from '../../src/conversation/notices/ports.ts';
import type { Told } from '../../src/conversation/notices/roads.ts';
import { makeTeller, type Teller } from '../../src/conversation/notices/teller.ts';
import type { Notice } from '../../src/core/desk/notice.ts';
import type { Viewer } from '../../src/core/desk/viewer.ts';
import { DATABASES } from '../support/databases.ts';
import { shippedDesk, shown, wall } from '../support/desk.ts';
import { addStaff, captureLead } from '../support/leads.ts';

const content = await shippedDesk();
const { noticeRules: rules } = await loadNotices('content');
const THURSDAY = wall('2026-11-26 09:00');
const MINUTE = 60_000;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const meter = { count: quiet, took: quiet };

function quiet(): void {
  // What is logged and counted is judged elsewhere.
}

describe.each(DATABASES)('notices on $name', ({ open }) => {
  let database: Database;
  let now: number;
  let desk: LeadDesk;
  let worker: LeadWorker;
  let book: NoticeBook;
  let lan: Viewer;
  /** What the road was asked to tell: kinds, several in one when they were told together. */
  let told: string[];
  let answer: Told;
  let mail: Teller;
  const clock = () => now;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  beforeEach(async () => {
    const { queries } = database;
    await queries.execute(sql`
      truncate contacts, leads, lead_turns, staff_members, crm_events restart identity cascade`);
    now = THURSDAY;
    told = [];
    answer = { kind: 'told' };
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
    book = databaseNoticeBook({ database, clock, crm: true });
    mail = tellerOn('mail');
    lan = await addStaff(queries, { id: 'lan', commune: 'ba-dinh' });
  });

  function tellerOn(name: 'mail' | 'chat'): Teller {
    const tell = (...notices: Notice[]) => {
      told.push(notices.map(({ staffId, kind }) => `${staffId} ${kind}`).join(' + '));
      return Promise.resolve(answer);
    };
    const road =
      name === 'chat'
        ? { name, tell }
        : { name, tell, tellTogether: (notices: readonly Notice[]) => tell(...notices) };
    const tellings = databaseTellings({ queries: database.queries, clock });
    return makeTeller({ road, tellings, rules, calendar: content.calendar, clock, log, meter });
  }

  async function captured(contact: string): Promise<string> {
    const id = await captureLead(database.queries, { contact, now });
    await worker.work();
    return id;
  }

  async function states(road = 'mail'): Promise<readonly string[]> {
    const { rows } = await database.queries.execute<{ line: string }>(sql`
      select n.kind || ' ' || t.state || coalesce(' ' || t.code, '') as line
      from notice_tellings t join notices n on n.id = t.notice_id
      where t.road = ${road} order by n.id`);
    return rows.map(({ line }) => line);
  }

  async function asksForPerson(contactId: string): Promise<void> {
    await database.queries.execute(sql`
      insert into person_requests (contact_id, reason, created_at)
      values (${contactId}::bigint, 'asked', ${now})`);
  }

  async function count(table: string): Promise<number> {
    const { rows } = await database.queries.execute<{ count: number }>(
      sql`select count(*)::int from ${sql.identifier(table)}`,
    );
    return rows[0]?.count ?? 0;
  }

  it('a lead is given: its agent is told once on every road, however often it is looked at', async () => {
    await captured('a');

    const handed = [await book.handOn(100), await book.handOn(100)];
    await mail.work();
    await mail.work();

    // Captured, and assigned.
    expect(handed).toEqual([2, 0]);
    expect(told).toEqual(['lan given']);
    expect(await count('notice_tellings')).toBe(3);
  });

  it('the process dies while it hands on: nothing is half made, the next one makes all of it', async () => {
    await captured('a');
    const dying = databaseNoticeBook({
      database: { ...database, alone: (_name, work) => work(killedAtItsEnd(database)) },
      clock,
      crm: true,
    });

    await expect(dying.handOn(100)).rejects.toThrow('killed');
    const left = [await count('notices'), await count('crm_events')];
    await book.handOn(100);

    expect(left).toEqual([0, 0]);
    expect([await count('notices'), await count('crm_events')]).toEqual([1, 2]);
  });

  it('a lead is being erased: neither waits for the other for ever', async () => {
    await captured('a');
    await captured('b');
    const { queries } = database;
    const { rows } = await queries.execute<{ id: string }>(
      sql`select id::text from contacts order by id`,
    );
    const erasing = rows.map(({ id: contactId }) =>
      queries.transaction((transaction) =>
        erase({ queries: transaction, now }, { contactId, channel: 'zalo' }),
      ),
    );

    await Promise.all([...erasing, ...Array.from({ length: 5 }, () => book.handOn(100))]);
    await book.handOn(100);

    expect([await count('leads'), await count('notices')]).toEqual([0, 0]);
  });

  it('ten processes hand on at once: each thing once', async () => {
    await captured('a');
    await captured('b');

    await Promise.all(Array.from({ length: 10 }, () => book.handOn(100)));

    expect([await count('notices'), await count('crm_events')]).toEqual([2, 4]);
  });

  it('two tellers at once: each notice is told by one of them', async () => {
    for (const contact of ['a', 'b', 'c', 'd']) await captured(contact);
    await book.handOn(100);
    const [first, second] = [tellerOn('chat'), tellerOn('chat')];

    await Promise.all([first.work(), second.work()]);

    expect(told).toEqual(Array.from({ length: 4 }, () => 'lan given'));
  });

  it('a teller dies in the middle: two minutes later another tells it', async () => {
    await captured('a');
    await book.handOn(100);
    await databaseTellings({ queries: database.queries, clock }).claim('mail', 10);
    now += 2 * MINUTE - 1;
    await mail.work();
    const early = [...told];
    now += 1;
    await mail.work();

    expect({ early, told }).toEqual({ early: [], told: ['lan given'] });
  });

  it('several leads in five minutes: the first at once, the others in one letter', async () => {
    await captured('a');
    await book.handOn(100);
    await mail.work();
    for (const contact of ['b', 'c']) {
      now += MINUTE;
      await captured(contact);
      await book.handOn(100);
      await mail.work();
    }
    const soon = [...told];
    now = THURSDAY + 5 * MINUTE;
    await mail.work();

    expect(soon).toEqual(['lan given']);
    expect(told).toEqual(['lan given', 'lan given + lan given']);
  });

  it('claimed, closed or handed over before anybody was told: nobody is told any more', async () => {
    const [a, b, c] = [await captured('a'), await captured('b'), await captured('c')];
    await book.handOn(100);
    await addStaff(database.queries, { id: 'cuc', commune: 'ba-dinh' });
    const boss = await addStaff(database.queries, { id: 'boss', part: 'supervisor' });
    await desk.act(lan, a, { kind: 'claim' });
    await desk.act(lan, b, { kind: 'refuse', reason: 'not_now' });
    await desk.act(boss, c, { kind: 'hand_over', to: 'cuc' });

    await mail.work();

    expect(told).toEqual([]);
    expect(await states()).toEqual(['given outdated', 'given outdated', 'given outdated']);
  });

  it('switched off meanwhile: is not told', async () => {
    await captured('a');
    await book.handOn(100);
    await database.queries.execute(sql`update staff_members set active = false`);

    await mail.work();

    expect({ told, states: await states() }).toEqual({ told: [], states: ['given outdated'] });
  });

  it('a promised call back: told at its minute, not before, once, also in the evening', async () => {
    const id = await captured('a');
    const at = wall('2026-11-26 19:30');
    await desk.act(lan, id, { kind: 'call_back', at });
    await book.handOn(100);
    now = at - 1;
    await book.handOn(100);
    await mail.work();
    const early = [...told];
    now = at;
    await book.handOn(100);
    await book.handOn(100);
    await mail.work();

    expect({ early, told }).toEqual({ early: [], told: ['lan call_back_due'] });
  });

  it('a promised call back in new hands: told at once, and again at its minute', async () => {
    const id = await captured('a');
    const at = wall('2026-11-26 19:30');
    await addStaff(database.queries, { id: 'cuc', commune: 'ba-dinh' });
    await desk.act(lan, id, { kind: 'call_back', at });
    await book.handOn(100);
    await desk.act(lan, id, { kind: 'hand_over', to: 'cuc' });
    await book.handOn(100);
    await mail.work();
    const atOnce = [...told];
    now = at;
    await book.handOn(100);
    await mail.work();

    expect(atOnce).toEqual(['cuc call_back_given']);
    expect(told.slice(1)).toEqual(['cuc call_back_due']);
  });

  it('own quiet hours, at their boundary minutes: held until they end', async () => {
    const settings = databaseNoticeSettings({ queries: database.queries, clock });
    await settings.setQuiet('lan', { from: 9 * 60, to: 10 * 60 });
    await captured('a');
    await book.handOn(100);
    await mail.work();
    now = wall('2026-11-26 09:59');
    await mail.work();
    const held = [...told];
    now = wall('2026-11-26 10:00');
    await mail.work();

    expect({ held, told }).toEqual({ held: [], told: ['lan given'] });
  });

  it('a road that was turned off: nothing is made for it, and what waited is not told', async () => {
    const settings = databaseNoticeSettings({ queries: database.queries, clock });
    await captured('a');
    await book.handOn(100);
    await settings.setRoad('lan', 'mail', false);
    await captured('b');
    await book.handOn(100);
    await mail.work();

    expect(told).toEqual([]);
    expect(await states('mail')).toEqual(['given closed turned_off']);
    expect(await states('push')).toEqual(['given waiting', 'given waiting']);
  });

  it('a road that fails: tried with growing waits, given up after half a day, told so to its colleague', async () => {
    const settings = databaseNoticeSettings({ queries: database.queries, clock });
    await settings.setQuiet('lan', { from: 0, to: 0 });
    await captured('a');
    await book.handOn(100);
    // Else it would be out of date, or wait for working time.
    await database.queries.execute(sql`
      update staff_members set hours = '{"weekdays":[1,2,3,4,5,6,7],"opens":0,"closes":1440}'`);
    answer = { kind: 'again', code: 'smtp_421' };
    const times: (string | undefined)[] = [];
    for (let tried = 0; tried < 800; tried += 1) {
      const before = told.length;
      await mail.work();
      if (told.length > before) times.push(shown(now));
      now += MINUTE;
    }

    expect(times).toEqual(
      [
        '09:00',
        '09:01',
        '09:03',
        '09:08',
        '09:23',
        '09:53',
        '10:53',
        '12:53',
        '16:53',
        '20:53',
      ].map((time) => `2026-11-26 ${time}`),
    );
    expect(await states()).toEqual(['given failed smtp_421']);
    expect((await settings.of('lan')).last.mail).toMatchObject({
      state: 'failed',
      code: 'smtp_421',
    });
  });

  it('a road that says when: not tried before', async () => {
    await captured('a');
    await book.handOn(100);
    answer = { kind: 'again', code: 'push_429', after: THURSDAY + 20 * MINUTE };
    await mail.work();
    now = THURSDAY + 20 * MINUTE - 1;
    await mail.work();
    const early = told.length;
    now += 1;
    await mail.work();

    expect([early, told.length]).toEqual([1, 2]);
  });

  it('nobody works in the commune: its supervisors are told, others are not', async () => {
    await database.queries.execute(sql`delete from staff_areas`);
    await captured('a');
    await addStaff(database.queries, { id: 'boss', part: 'supervisor' });
    await addStaff(database.queries, { id: 'far', part: 'supervisor', province: 'lao_cai' });
    await book.handOn(100);
    await mail.work();

    expect(told).toEqual(['boss unassigned']);
  });

  it('a person is asked for: told once however often, and not when somebody took it', async () => {
    const { queries } = database;
    await captured('a');
    await book.handOn(100);
    await mail.work();
    told = [];
    const { rows } = await queries.execute<{ id: string }>(sql`select id::text from contacts`);
    const contactId = rows[0]?.id ?? '';
    await asksForPerson(contactId);
    await asksForPerson(contactId);
    await book.handOn(100);
    await asksForPerson(contactId);
    await book.handOn(100);
    await mail.work();

    expect(told).toEqual(['lan person_waiting']);
    await queries.execute(sql`update person_requests set settled_at = ${now}`);
    await asksForPerson(contactId);
    await book.handOn(100);
    await queries.execute(sql`
      insert into contact_states (contact_id, taken_at) values (${contactId}::bigint, ${now})`);
    await mail.work();
    expect(told).toEqual(['lan person_waiting']);
    expect(await states()).toEqual([
      'given told',
      'person_waiting told',
      'person_waiting outdated',
    ]);
  });

  it('a person is erased: notices about them are gone, the CRM is told of the leads it knew', async () => {
    await captured('a');
    await captured('b');
    await book.handOn(100);
    const queue = databaseCrmQueue({ queries: database.queries, clock });
    const [known] = await queue.claim(1);
    await queue.settle(known?.id ?? '', { kind: 'sent' });
    const { rows } = await database.queries.execute<{ id: string; contact: string }>(
      sql`select id::text, contact from contacts order by id`,
    );
    const at = rows.map(({ id }) => id);
    await asksForPerson(at[0] ?? '');
    await book.handOn(100);

    for (const contactId of at) {
      await erase({ queries: database.queries, now }, { contactId, channel: 'zalo' });
    }

    expect([await count('notices'), await count('notice_tellings')]).toEqual([0, 0]);
    const left = await queue.claim(10);
    expect(left.map(({ leadId, body }) => [leadId, body.type])).toEqual([['1', 'lead.erased']]);
    expect(left[0]?.body).toMatchObject({ lead: { id: '1' } });
  });

  it('events for the CRM: of each lead one after the other, and leads beside each other', async () => {
    await captured('a');
    await captured('b');
    await book.handOn(100);
    const queue = databaseCrmQueue({ queries: database.queries, clock });

    const first = await queue.claim(10);
    const none = await queue.claim(10);
    await queue.settle(first[0]?.id ?? '', { kind: 'sent' });
    await queue.settle(first[1]?.id ?? '', { kind: 'later', nextAt: now + 1, code: 'http_500' });
    const second = await queue.claim(10);

    const named = (due: typeof first) => due.map(({ leadId, body }) => [leadId, body.type]);
    expect(named(first)).toEqual([
      ['1', 'lead.captured'],
      ['2', 'lead.captured'],
    ]);
    expect(none).toEqual([]);
    expect(named(second)).toEqual([['1', 'lead.assigned']]);
  });

  it('an address: used after its code; five wrong ones or half an hour, and the code is dead', async () => {
    const settings = databaseNoticeSettings({ queries: database.queries, clock });
    const ask = () =>
      settings.askToConfirm('lan', { email: 'l@x.vn', codeHash: 'right', expiresAt: now + 10 });

    await ask();
    const before = (await settings.of('lan')).email;
    for (let tried = 0; tried < 5; tried += 1) await settings.confirm('lan', 'wrong');
    const worn = await settings.confirm('lan', 'right');
    await ask();
    now += 10;
    const late = await settings.confirm('lan', 'right');
    await ask();
    const good = await settings.confirm('lan', 'right');
    const twice = await settings.confirm('lan', 'right');

    expect({ before, worn, late, good, twice }).toEqual({
      before: undefined,
      worn: false,
      late: false,
      good: true,
      twice: false,
    });
    expect(await settings.of('lan')).toMatchObject({ email: 'l@x.vn', pendingEmail: undefined });
  });

  it('browsers: the newest are kept, and one that another colleague uses is theirs', async () => {
    const store = databasePushSubscriptions({ queries: database.queries, clock });
    const browser = (endpoint: string) => ({ endpoint, p256dh: 'p', auth: 'a', browser: 'b' });
    await addStaff(database.queries, { id: 'cuc', commune: 'ba-dinh' });
    for (const endpoint of ['1', '2', '3', '4']) await store.put('lan', browser(endpoint), 3);
    await store.put('cuc', browser('4'), 3);

    const endpoints = async (id: string) => (await store.list(id)).map(({ endpoint }) => endpoint);
    expect(await endpoints('lan')).toEqual(['3', '2']);
    expect(await endpoints('cuc')).toEqual(['4']);
    expect([await store.remove('lan', '4'), await store.remove('cuc', '4')]).toEqual([false, true]);
  });
});

/** Everything is written; before the commit the process is gone. */
function killedAtItsEnd({ queries }: Database): Database['queries'] {
  const transaction: Database['queries']['transaction'] = (work) =>
    queries.transaction(async (inside) => {
      await work(inside);
      throw new Error('killed');
    });
  return new Proxy(queries, {
    get: (target, name): unknown =>
      name === 'transaction' ? transaction : Reflect.get(target, name),
  });
}
