import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseDueLeads } from '../../src/adapters/database/desk/dueLeads.ts';
import { databaseLeadCases } from '../../src/adapters/database/desk/leadCases.ts';
import { databaseLeadMerges } from '../../src/adapters/database/desk/leadMerges.ts';
import { databaseLeadReader } from '../../src/adapters/database/desk/leadReader.ts';
import { databasePromises } from '../../src/adapters/database/desk/promises.ts';
import { databaseRoster } from '../../src/adapters/database/desk/roster.ts';
import { erase } from '../../src/adapters/database/erase.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import type { LeadChange } from '../../src/conversation/leads/changes.ts';
import { makeLeadDesk, type LeadDesk } from '../../src/conversation/leads/leadDesk.ts';
import { makeLeadWorker, type LeadWorker } from '../../src/conversation/leads/leadWorker.ts';
import { localChanges } from '../../src/conversation/leads/localChanges.ts';
import type { LeadQuery } from '../../src/conversation/leads/ports.ts';
import { scopeOf, type Viewer } from '../../src/core/desk/viewer.ts';
import { DATABASES } from '../support/databases.ts';
import { shippedDesk, shown, wall } from '../support/desk.ts';
import { addStaff, captureLead } from '../support/leads.ts';

const content = await shippedDesk();
const THURSDAY = wall('2026-11-26 09:00');
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

function quiet(): void {
  // What is logged is judged elsewhere.
}

describe.each(DATABASES)('leads at the desk on $name', ({ open }) => {
  let database: Database;
  let now: number;
  let desk: LeadDesk;
  let worker: LeadWorker;
  let told: LeadChange[];
  const clock = () => now;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  beforeEach(async () => {
    await database.queries.execute(sql`
      truncate contacts, leads, lead_turns, staff_members restart identity cascade`);
    now = THURSDAY;
    told = [];
    const { queries } = database;
    const changes = localChanges({ log });
    changes.subscribe((change) => told.push(change));
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
  const staff = (given: Parameters<typeof addStaff>[1]) => addStaff(database.queries, given);
  const captured = (contact: string, more = {}) =>
    captureLead(database.queries, { contact, now, ...more });
  const reader = () => databaseLeadReader({ queries: database.queries });
  const page = async (viewer: Viewer, id: string) => {
    const found = await reader().page(scopeOf(viewer, 'leads.read'), id);
    if (!found) throw new Error(`lead ${id} is not there`);
    return found;
  };
  const listed = async (viewer: Viewer, query: Partial<LeadQuery> = {}) => {
    const asked = { view: 'all' as const, staffId: viewer.staffId, now, limit: 50, ...query };
    return reader().list(scopeOf(viewer, 'leads.read'), asked);
  };
  const namesOf = async (viewer: Viewer, query: Partial<LeadQuery> = {}) =>
    (await listed(viewer, query)).rows.map(({ name }) => name);
  const allRows = async () => {
    const { rows } = await database.queries.execute(sql`
      select to_jsonb(l) - 'revision' as lead, (select json_agg(e order by e.id)
        from lead_events e where e.lead_id = l.id) as events
      from leads l order by id`);
    return rows;
  };

  it('a captured lead, when the worker comes: promised, assigned in turn, told', async () => {
    const lan = await staff({ id: 'lan', commune: 'ba-dinh' });
    const mai = await staff({ id: 'mai', commune: 'ba-dinh' });
    const first = await captured('u-1');
    const second = await captured('u-2');

    await worker.work();

    const { lead, history } = await page(lan, first);
    expect([lead.state, lead.assignee, lead.groups]).toEqual(['assigned', 'lan', ['near_poor']]);
    expect(shown(lead.promisedBy)).toBe('2026-11-30 15:00');
    expect(history.map(({ kind, by }) => [kind, by])).toEqual([
      ['captured', undefined],
      ['assigned', undefined],
    ]);
    expect((await page(mai, second)).lead.assignee).toBe('mai');
    expect(told).toContainEqual({ leadId: second, kind: 'assigned', assignee: 'mai' });
  });

  it('the worker, run again and by two processes at once: nothing happens twice', async () => {
    const lan = await staff({ id: 'lan', commune: 'ba-dinh' });
    const id = await captured('u-1');

    await Promise.all([worker.work(), worker.work()]);
    await worker.work();

    expect((await page(lan, id)).history).toHaveLength(2);
  });

  it.each([
    { minute: '2026-11-26 12:59', assignee: 'lan', last: 'assigned' },
    { minute: '2026-11-26 13:00', assignee: 'lan', last: 'reminded' },
    { minute: '2026-11-26 16:59', assignee: 'lan', last: 'reminded' },
    { minute: '2026-11-26 17:00', assignee: 'mai', last: 'reassigned' },
    { minute: '2026-11-27 15:59', assignee: 'mai', last: 'reassigned' },
    { minute: '2026-11-27 16:00', assignee: 'boss', last: 'escalated' },
  ])(
    'silence since nine: at $minute $last, $assignee has it',
    async ({ minute, assignee, last }) => {
      await staff({ id: 'lan', commune: 'ba-dinh' });
      await staff({ id: 'mai', commune: 'ba-dinh' });
      const boss = await staff({ id: 'boss', part: 'supervisor' });
      const id = await captured('u-1');
      await worker.work();

      // A worker that lives looks every second; here at the minute before each change and at it.
      for (now = THURSDAY; now < wall(minute); now += 60_000) await worker.work();
      now = wall(minute);
      await worker.work();

      const { lead, history } = await page(boss, id);
      expect([lead.assignee, history.at(-1)?.kind]).toEqual([assignee, last]);
    },
  );

  it('a hundred claim one lead at once: one has it, ninety-nine are told', async () => {
    const people = await Promise.all(
      Array.from({ length: 100 }, (_, at) => staff({ id: `s-${at}`, commune: 'ba-dinh' })),
    );
    const id = await captured('u-1');
    await worker.work();

    const outcomes = await Promise.all(people.map((each) => desk.act(each, id, { kind: 'claim' })));

    const won = outcomes.filter(({ ok }) => ok);
    const codes = outcomes.flatMap((each) => (each.ok ? [] : [each.refusal.code]));
    expect(won).toHaveLength(1);
    expect(codes).toEqual(Array.from({ length: 99 }, () => 'already_claimed'));
    const [first] = people;
    const history = first ? (await page(first, id)).history : [];
    expect(history.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
  });

  it('claimed, called, registered: state, attempts and history; the silence is over', async () => {
    const lan = await staff({ id: 'lan', commune: 'ba-dinh' });
    const id = await captured('u-1');
    await worker.work();
    const registration = {
      months: 12,
      fromMonth: '2026-12',
      income: 1_500_000,
      method: '12_months',
    } as const;

    await desk.act(lan, id, { kind: 'claim' });
    await desk.act(lan, id, { kind: 'no_answer' });
    await desk.act(lan, id, { kind: 'note', text: 'gọi lại buổi tối' });
    await desk.act(lan, id, { kind: 'register', registration });
    now += 30 * 86_400_000;
    await worker.work();

    const { lead, history } = await page(lan, id);
    expect(lead.work).toMatchObject({
      state: 'registered',
      attempts: 2,
      registration,
      nextStepAt: undefined,
    });
    expect(history.map(({ kind, by, facts }) => [kind, by, facts['text']])).toEqual([
      ['captured', undefined, undefined],
      ['assigned', undefined, undefined],
      ['claimed', 'lan', undefined],
      ['no_answer', 'lan', undefined],
      ['noted', 'lan', 'gọi lại buổi tối'],
      ['registered', 'lan', undefined],
    ]);
  });

  it.each([
    { deed: { kind: 'refuse', reason: 'because' } as const, then: 'unknown_reason' },
    { deed: { kind: 'set_groups', groups: ['rich'] } as const, then: 'unknown_group' },
    { deed: { kind: 'hand_over', to: 'far' } as const, then: 'cannot_take' },
    { deed: { kind: 'hand_over', to: 'off' } as const, then: 'cannot_take' },
    { deed: { kind: 'hand_over', to: 'mai' } as const, then: 'done' },
    { deed: { kind: 'refuse', reason: 'no_money' } as const, then: 'done' },
  ])('$deed: $then', async ({ deed, then }) => {
    const lan = await staff({ id: 'lan', commune: 'ba-dinh' });
    await staff({ id: 'mai', commune: 'ba-dinh' });
    await staff({ id: 'off', commune: 'ba-dinh', active: false });
    await staff({ id: 'far', commune: 'bo-de' });
    const id = await captured('u-1');
    await worker.work();

    const outcome = await desk.act(lan, id, deed);

    expect(outcome.ok ? 'done' : outcome.refusal.code).toBe(then);
  });

  it('an agent of another commune: the lead is not found by any way, like one that never was', async () => {
    await staff({ id: 'lan', commune: 'ba-dinh' });
    const far = await staff({ id: 'far', commune: 'bo-de' });
    const near = await captured('u-1');
    await captured('u-2');
    await worker.work();
    const notFound = { ok: false, refusal: { code: 'not_found' } };

    for (const id of [near, '999999', '0', '-1', "1' or '1'='1", 'abc']) {
      expect(await reader().page(scopeOf(far, 'leads.read'), id)).toBeUndefined();
      expect(await desk.act(far, id, { kind: 'claim' })).toEqual(notFound);
      expect(await desk.act(far, id, { kind: 'note', text: 'x' })).toEqual(notFound);
      expect(await desk.merge(far, id, '2')).toEqual(notFound);
    }
    expect(await namesOf(far)).toEqual([]);
    expect(await namesOf(far, { search: '0912345678' })).toEqual([]);
    expect(await namesOf(far, { commune: 'ba-dinh' })).toEqual([]);
    expect(await namesOf(far, { assignee: 'lan' })).toEqual([]);
  });

  it('who sees what: communes to agents, the province and elsewhere to its supervisor', async () => {
    const agent = await staff({ id: 'a', commune: 'ba-dinh' });
    const boss = await staff({ id: 'b', part: 'supervisor' });
    const other = await staff({
      id: 'c',
      part: 'supervisor',
      province: 'lao_cai',
      commune: 'bac-ha',
    });
    await captured('u-1', { name: 'Một', commune: 'ba-dinh' });
    await captured('u-2', { name: 'Hai', commune: 'bo-de' });
    await captured('u-3', { name: 'Ba', commune: undefined });
    await captured('u-4', { name: 'Bốn', province: 'other', commune: undefined });
    await captured('u-5', { name: 'Năm', province: 'lao_cai', commune: 'bac-ha' });
    await worker.work();

    expect(await namesOf(agent)).toEqual(['Một']);
    expect((await namesOf(boss)).sort()).toEqual(['Ba', 'Bốn', 'Hai', 'Một']);
    expect(await namesOf(other)).toEqual(['Năm']);
    const { rows } = await listed(boss);
    expect(rows.find(({ name }) => name === 'Bốn')?.assignee).toBe('b');
  });

  it.each([
    { search: 'hoa', then: ['Nguyễn Thị Hoa'] },
    { search: 'HÒA nguyen', then: ['Nguyễn Thị Hoa'] },
    { search: 'nguyễn', then: ['Nguyễn Văn Đức', 'Nguyễn Thị Hoa'] },
    { search: 'duc', then: ['Nguyễn Văn Đức'] },
    { search: 'Đ', then: ['Nguyễn Văn Đức', 'Nguyễn Thị Hoa'] },
    { search: 'Đứ', then: ['Nguyễn Văn Đức'] },
    { search: 'ba dinh hoa', then: ['Nguyễn Thị Hoa'] },
    { search: '0912 345 678', then: ['Nguyễn Thị Hoa'] },
    { search: '+84 912 345 678', then: ['Nguyễn Thị Hoa'] },
    { search: '5678', then: ['Nguyễn Thị Hoa'] },
    { search: '234567', then: ['Nguyễn Thị Hoa'] },
    { search: '0987', then: ['Nguyễn Văn Đức'] },
    { search: '9999', then: [] },
    { search: "!&|:*()'", then: [] },
    { search: 'hoa & duc', then: [] },
  ])('search $search: $then', async ({ search, then }) => {
    const boss = await staff({ id: 'b', part: 'supervisor' });
    await captured('u-1');
    await captured('u-2', { name: 'Nguyễn Văn Đức', phone: '+84987111222', commune: 'bo-de' });

    expect(await namesOf(boss, { search })).toEqual(then);
  });

  it('views: new, mine, overdue, unassigned, by state and by group', async () => {
    const lan = await staff({ id: 'lan', commune: 'ba-dinh' });
    const boss = await staff({ id: 'b', part: 'supervisor', commune: 'bo-de' });
    const one = await captured('u-1', { name: 'Một' });
    await captured('u-2', { name: 'Hai', facts: {} });
    await captured('u-3', { name: 'Ba', commune: 'bo-de' });
    await worker.work();
    await desk.act(lan, one, { kind: 'claim' });

    expect(await namesOf(lan, { view: 'new' })).toEqual(['Hai']);
    expect(await namesOf(lan, { view: 'mine' })).toEqual(['Một', 'Hai']);
    expect(await namesOf(lan, { view: 'overdue' })).toEqual([]);
    expect(await namesOf(lan, { group: 'near_poor' })).toEqual(['Một']);
    expect(await namesOf(lan, { state: 'claimed' })).toEqual(['Một']);
    expect(await namesOf(boss, { view: 'mine' })).toEqual(['Ba']);
    now = wall('2026-11-26 13:00');
    expect(await namesOf(lan, { view: 'overdue' })).toEqual(['Một', 'Hai']);
  });

  it('a list in pages: every lead once, in order, also when new ones come between', async () => {
    const boss = await staff({ id: 'b', part: 'supervisor' });
    for (let at = 0; at < 7; at += 1)
      await captured(`u-${at}`, { name: `Số ${at}`, phone: `+8491234560${at}` });
    await worker.work();

    for (const view of ['all', 'mine'] as const) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const list = await listed(boss, { view, limit: 3, ...(after !== undefined && { after }) });
        seen.push(...list.rows.map(({ name }) => name));
        if (seen.length === 3 && view === 'all') await captured('u-late', { name: 'Muộn' });
        after = list.next;
      } while (after !== undefined);
      const order = [0, 1, 2, 3, 4, 5, 6].map((at) => `Số ${at}`);
      expect(seen).toEqual(view === 'all' ? order.reverse() : order);
    }
  });

  it('captured again by the same person: facts renewed, state kept, told in the history', async () => {
    const lan = await staff({ id: 'lan', commune: 'ba-dinh' });
    const id = await captured('u-1');
    await worker.work();
    await desk.act(lan, id, { kind: 'call' });
    now += 60_000;

    const again = await captured('u-1', { name: 'Nguyễn Thị Hòa', facts: { group: 'other' } });
    await worker.work();

    const { lead, history } = await page(lan, id);
    expect(again).toBe(id);
    expect([lead.state, lead.name, lead.groups, lead.attempts]).toEqual([
      'called',
      'Nguyễn Thị Hòa',
      [],
      1,
    ]);
    expect(history.at(-1)?.kind).toBe('captured_again');
  });

  it('duplicates: the same phone, or the same name in the same commune; merged and taken apart', async () => {
    await staff({ id: 'lan', commune: 'ba-dinh' });
    const boss = await staff({ id: 'b', part: 'supervisor' });
    const kept = await captured('u-1');
    const samePhone = await captured('u-2', { name: 'Hoa Nguyễn' });
    const sameName = await captured('u-3', { name: 'nguyen thi hoa', phone: '+84987654321' });
    await captured('u-4', { phone: '+84987654322', commune: 'bo-de' });
    await worker.work();
    await desk.act(boss, samePhone, { kind: 'no_answer' });
    const before = await allRows();

    const duplicates = (await page(boss, kept)).duplicates.map(({ id, same }) => [id, same]);
    const merging = await desk.merge(boss, kept, samePhone);
    const joined = await page(boss, kept);
    const twice = await desk.merge(boss, sameName, samePhone);
    const undone = await desk.undoMerge(boss, joined.merged[0]?.mergeId ?? '');

    expect(duplicates).toEqual([
      [samePhone, 'phone'],
      [sameName, 'name'],
    ]);
    expect(merging.ok).toBe(true);
    expect([joined.lead.state, joined.lead.attempts]).toEqual(['no_answer', 1]);
    expect(joined.merged.map(({ id, name }) => [id, name])).toEqual([[samePhone, 'Hoa Nguyễn']]);
    expect(joined.history.map(({ leadId }) => leadId)).toContain(samePhone);
    expect(twice).toEqual({ ok: false, refusal: { code: 'already_merged' } });
    expect(undone.ok).toBe(true);
    expect(await allRows()).toEqual(before);
    expect(await desk.undoMerge(boss, joined.merged[0]?.mergeId ?? '')).toEqual({
      ok: false,
      refusal: { code: 'not_found' },
    });
  });

  it('who was merged into is erased: the other stands alone again, nothing of the erased stays', async () => {
    const boss = await staff({ id: 'b', part: 'supervisor' });
    const kept = await captured('u-1');
    const gone = await captured('u-2', { name: 'Người Khác' });
    await worker.work();
    await desk.act(boss, kept, { kind: 'note', text: 'điều bí mật' });
    await desk.merge(boss, kept, gone);
    const { contactId } = (await page(boss, kept)).lead;

    await database.queries.transaction((queries) =>
      erase({ queries, now }, { contactId, channel: 'zalo' }),
    );
    await worker.work();

    expect(await reader().page(scopeOf(boss, 'leads.read'), kept)).toBeUndefined();
    expect((await page(boss, gone)).lead.state).toBe('assigned');
    expect(JSON.stringify(await allRows())).not.toContain('bí mật');
    const { rows } = await database.queries.execute(sql`
      select 1 from lead_merges union all select 1 from lead_events where lead_id = ${kept}::bigint`);
    expect(rows).toEqual([]);
  });

  it('the page: what was said by both, in order, with consent and facts', async () => {
    const lan = await staff({ id: 'lan', commune: 'ba-dinh' });
    const id = await captured('u-1');
    await worker.work();
    const { lead } = await page(lan, id);
    await database.queries.execute(sql`
      insert into inbound_events (contact_id, platform_id, sent_at, received_at, content)
      select ${lead.contactId}::bigint, 'm-' || n, n, n * 10, json_build_object('kind', 'text', 'text', 'hỏi ' || n)
      from generate_series(1, 2) n`);
    await database.queries.execute(sql`
      insert into outbox (contact_id, part, state, next_at, created_at)
      select ${lead.contactId}::bigint, json_build_object('text', 'đáp ' || n, 'buttons', '[]'::json), 'sent', 0, n * 10 + 1
      from generate_series(1, 2) n`);

    const { conversation } = await page(lan, id);

    expect(conversation.map(({ from, at, delivery }) => [from, at, delivery])).toEqual([
      ['person', 10, undefined],
      ['bot', 11, 'sent'],
      ['person', 20, undefined],
      ['bot', 21, 'sent'],
    ]);
    expect(conversation[0]?.content).toEqual({ kind: 'text', text: 'hỏi 1' });
    expect(lead.consent).toEqual({
      id: 'contact-me',
      version: '2026-11-20',
      text: 'Đồng ý',
      platformId: 'm-1',
      at: 5,
    });
    expect(lead.facts).toEqual({ group: 'near_poor' });
  });

  it('the promise, counted: kept, broken, tried in vain, still running', async () => {
    const lan = await staff({ id: 'lan', commune: 'ba-dinh' });
    const boss = await staff({ id: 'b', part: 'supervisor' });
    const [kept, tried, ignored] = [
      await captured('u-1'),
      await captured('u-2'),
      await captured('u-3', { name: 'Bị quên' }),
    ];
    await worker.work();
    await desk.act(boss, kept, { kind: 'call' });
    await desk.act(boss, tried, { kind: 'no_answer' });
    const later = wall('2026-11-30 14:59');
    now = later;
    await captured('u-4');
    await worker.work();
    const report = (at: number, viewer = boss) =>
      databasePromises({ queries: database.queries }).report(scopeOf(viewer, 'leads.read'), {
        from: 0,
        to: at + 1,
        now: at,
      });

    const inTime = await report(wall('2026-11-30 15:00'));
    const broken = await report(wall('2026-11-30 15:00') + 1);

    expect(inTime).toMatchObject({ captured: 4, kept: 1, broken: 0, running: 3 });
    expect(broken).toMatchObject({
      captured: 4,
      kept: 1,
      broken: 2,
      brokenButTried: 1,
      running: 1,
    });
    expect(broken.list.map(({ id }) => id)).toEqual([tried, ignored]);
    expect((await report(now, lan)).captured).toBe(4);
  });

  it('rows of before the desk, and of a crash between capture and assignment: due at once', async () => {
    const lan = await staff({ id: 'lan', commune: 'ba-dinh' });
    const id = await captured('u-old');
    await database.queries.execute(
      sql`update leads set next_step_at = default, state = default where id = ${id}::bigint`,
    );

    await worker.work();

    expect((await page(lan, id)).lead.assignee).toBe('lan');
  });
});
