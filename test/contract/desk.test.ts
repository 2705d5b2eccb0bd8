import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseAuditLog } from '../../src/adapters/database/auditLog.ts';
import { putAccount } from '../../src/adapters/database/deskAccounts.ts';
import { databaseDataRequests } from '../../src/adapters/database/dataRequests.ts';
import { databaseDeskSessions } from '../../src/adapters/database/deskSessions.ts';
import { keptSecret } from '../../src/adapters/database/keptSecret.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { databasePeople } from '../../src/adapters/database/people.ts';
import { databaseStaff } from '../../src/adapters/database/staff.ts';
import { linkTokens } from '../../src/compose/linkTokens.ts';
import { makeDataRequests } from '../../src/conversation/desk/dataRequests.ts';
import { makeFirstSupervisor } from '../../src/conversation/desk/firstSupervisor.ts';
import { makeRetention } from '../../src/conversation/desk/retention.ts';
import type { Scope, Viewer } from '../../src/core/desk/viewer.ts';
import { loadCalendar } from '../../src/adapters/files/loadCalendar.ts';
import { toWorkingCalendar } from '../../src/core/desk/calendar.ts';
import { localDate } from '../../src/core/shared/localDate.ts';
import { DATABASES } from '../support/databases.ts';
import { leadOf } from '../support/deskPeople.ts';
import { invited } from '../support/deskProgram.ts';

// The embedded database takes seconds to open, more on a busy machine.
jest.setTimeout(120_000);

const NOW = Date.parse('2026-11-26T09:00:00+07:00');
const HOUR = 3_600_000;
const ALL: Scope = { kind: 'all' };
const HANOI: Scope = { kind: 'areas', areas: [{ province: 'hanoi', commune: undefined }] };
const NAME = 'Trần Thị Dung';
const PHONE = '+84912000111';
const calendar = toWorkingCalendar(
  (await loadCalendar('content', localDate('2026-11-26'))).calendar,
);

describe.each(DATABASES)('what the desk keeps on $name', ({ open }) => {
  let database: Database;
  let now = NOW;
  const clock = () => now;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  describe('sessions', () => {
    const rules = { idle: 12 * HOUR, longest: 168 * HOUR };
    const sessions = () => databaseDeskSessions({ queries: database.queries, clock, rules });

    it.each([
      { what: 'used a moment ago', seen: 0, started: 0, live: true },
      {
        what: 'idle for a moment less than allowed',
        seen: 12 * HOUR - 1,
        started: 12 * HOUR,
        live: true,
      },
      { what: 'idle for as long as allowed', seen: 12 * HOUR, started: 12 * HOUR, live: false },
      { what: 'a moment less than too old', seen: 0, started: 168 * HOUR - 1, live: true },
      { what: 'too old', seen: 0, started: 168 * HOUR, live: false },
    ])('viewerOf, $what: $live', async ({ seen, started, live }) => {
      now = NOW;
      const { id } = await invited({ database, clock }, 'agent', ['hanoi/ba-dinh']);
      const session = await sessionOf(id, now - started, now - seen);

      const viewer = await sessions().viewerOf(session);

      expect(viewer?.staffId).toBe(live ? id : undefined);
    });

    it('viewerOf, when somebody is switched off: nobody', async () => {
      const { id } = await invited({ database, clock }, 'agent', ['hanoi/ba-dinh']);
      const session = await sessionOf(id, now, now);
      await database.queries.execute(sql`update staff_members set active = false where id = ${id}`);

      expect(await sessions().viewerOf(session)).toBeUndefined();
    });

    async function sessionOf(id: string, started: number, seen: number): Promise<string> {
      const { queries } = database;
      await putAccount(queries, id, { username: `u${id.slice(0, 8)}`, passwordHash: 'x', now });
      await queries.execute(sql`
        insert into desk_sessions
          (id, token, user_id, expires_at, created_at, updated_at, started_at, seen_at)
        values (${`s-${id}`}, ${`t-${id}`}, ${id}, now(), now(), now(), ${started}, ${seen})`);
      return `s-${id}`;
    }
  });

  it('change, of the last supervisor: is refused and nothing changes', async () => {
    const own = await open();
    const staff = databaseStaff({ queries: own.queries, clock });
    const first = await invited({ database: own, clock }, 'supervisor');
    const second = await invited({ database: own, clock }, 'supervisor');
    await own.queries.execute(sql`update staff_members set joined_at = ${now}`);

    const outcomes = await Promise.all(
      [first, second].map(({ id }) => staff.change(id, { active: false })),
    );

    expect(outcomes.sort()).toEqual(['changed', 'last_supervisor']);
    expect(await staff.supervisors()).toHaveLength(1);
    await own.close();
  });

  it('the first supervisor: no name, a lost link, one who came, a forgotten password', async () => {
    const own = await open();
    const staff = databaseStaff({ queries: own.queries, clock });
    const first = makeFirstSupervisor({
      staff,
      audit: databaseAuditLog({ queries: own.queries, clock }),
      provinces: ['hanoi', 'lao_cai'],
      newId: randomUUID,
      tokens: linkTokens,
      clock,
      linkLife: HOUR,
    });
    const use = (link: object) =>
      staff.useLink(linkTokens.hashOf('token' in link ? String(link.token) : ''), {
        username: 'lan.nguyen',
        passwordHash: 'x',
      });

    const nameless = await first.invite(' ');
    const lost = await first.invite('Nguyễn Lan');
    const newer = await first.invite('Nguyễn Lan');
    const used = [await use(lost), await use(newer)];

    expect(nameless).toEqual({ fault: 'nameless' });
    expect(used).toEqual(['used', 'done']);
    expect(await first.invite('Kẻ Khác')).toEqual({ fault: 'exists' });
    expect(await first.reset('nobody')).toEqual({ fault: 'unknown' });
    expect(await use(await first.reset('lan.nguyen'))).toBe('done');
    expect(await staff.supervisors()).toMatchObject([{ name: 'Nguyễn Lan', role: 'supervisor' }]);
    await own.close();
  });

  it('keptSecret, asked twice: is the same, long and random', async () => {
    const [once, again, other] = [
      await keptSecret(database.queries, 'a'),
      await keptSecret(database.queries, 'a'),
      await keptSecret(database.queries, 'b'),
    ];

    expect(once).toBe(again);
    expect(once.length).toBeGreaterThanOrEqual(43);
    expect(other).not.toBe(once);
  });

  describe('the audit log', () => {
    const audit = () => databaseAuditLog({ queries: database.queries, clock });

    it.each([
      'update audit_log set action = 1::text',
      'delete from audit_log',
      'truncate audit_log',
    ])('"%s": the database refuses', async (statement) => {
      await audit().record([entry('lead_viewed', '1')]);

      await expect(database.queries.execute(sql.raw(statement))).rejects.toThrow();
    });

    it('list, a page after the other: every entry once, newest first', async () => {
      const action = 'paged';
      await audit().record(['1', '2', '3'].map((id) => entry(action, id)));

      const first = await audit().list({ action, limit: 2 }, ALL);
      const second = await audit().list({ action, limit: 2, before: first[1]?.id ?? '' }, ALL);

      expect([...first, ...second].map(({ subject }) => subject.id)).toEqual(['3', '2', '1']);
    });

    it('list, for a supervisor: of the own colleagues only', async () => {
      const mine = await invited({ database, clock }, 'agent', ['hanoi/ba-dinh']);
      const other = await invited({ database, clock }, 'agent', ['lao_cai/lao-cai']);
      await audit().record(
        [mine, other].map(({ id }) => ({ ...entry('scoped', id), staffId: id })),
      );

      const entries = await audit().list({ action: 'scoped', limit: 10 }, HANOI);

      expect(entries.map(({ staffId }) => staffId)).toEqual([mine.id]);
    });

    function entry(action: string, id: string) {
      return { staffId: undefined, action, subject: { kind: 'lead', id } };
    }
  });

  describe('people', () => {
    const people = () => databasePeople({ database, clock });
    const somebody = (at = now, province = 'hanoi') =>
      leadOf({ database, clock }, { province, commune: 'ba-dinh', name: NAME, phone: PHONE, at });

    it('copy, inside the scope: holds everything, outside: is not found', async () => {
      const id = await somebody();

      const copy = await people().copy(HANOI, id);
      const outside = await people().copy(
        { kind: 'areas', areas: [{ province: 'lao_cai', commune: undefined }] },
        id,
      );

      expect(JSON.stringify(copy)).toContain(PHONE);
      expect(JSON.stringify(copy?.tables['inbound_events'])).toContain(NAME);
      expect(JSON.stringify(copy?.tables['outbox'])).toContain(NAME);
      expect(outside).toBeUndefined();
    });

    it('erase: leaves nothing of the person in any table', async () => {
      const id = await somebody();

      const done = await people().erase(HANOI, id);

      const copy = await people().copy(ALL, id);
      expect(done).toBe(true);
      expect(JSON.stringify(copy)).not.toContain(NAME);
      expect(JSON.stringify(copy)).not.toContain(PHONE);
      const kept = Object.entries(copy?.tables ?? {}).flatMap(([table, { length }]) =>
        length > 0 ? [table] : [],
      );
      expect(kept).toEqual(['inbound_events']);
    });

    it.each([
      { last: '2024-11-25T23:59:59+07:00', kept: false },
      { last: '2024-11-26T00:00:00+07:00', kept: true },
    ])('retention of 24 months, last word $last: kept $kept', async ({ last, kept }) => {
      const id = await somebody(Date.parse(last));

      await retention()();

      expect(JSON.stringify(await people().copy(ALL, id)).includes(PHONE)).toBe(kept);
    });

    it('retention, an old word and a fresh lead activity: kept', async () => {
      const id = await somebody(Date.parse('2020-01-01T00:00:00+07:00'));
      await database.queries.execute(
        sql`update leads set updated_at = ${now} where contact_id = ${id}::bigint`,
      );

      await retention()();

      expect(JSON.stringify(await people().copy(ALL, id))).toContain(PHONE);
    });

    it('retention, a second time: finds nobody, and the log holds ids only', async () => {
      await somebody(Date.parse('2019-01-01T00:00:00+07:00'));

      const counts = [await retention()(), await retention()()];

      expect(counts).toEqual([1, 0]);
      const { rows } = await database.queries.execute(sql`
        select a::text from audit_log a where action = 'person_erased'`);
      expect(JSON.stringify(rows)).not.toContain(NAME);
      expect(rows.length).toBeGreaterThan(0);
    });

    it('a request to delete: is due in 2 and 10 working days, and done erases', async () => {
      now = NOW;
      const id = await somebody();
      const requests = makeDataRequests({
        requests: databaseDataRequests({ queries: database.queries, clock }),
        people: people(),
        calendar,
        clock,
        erased: () => undefined,
      });
      const viewer: Viewer = {
        staffId: 's-1',
        role: 'supervisor',
        name: 'Lan',
        areas: [{ province: 'hanoi', commune: undefined }],
      };

      const opened = await requests.open(viewer, {
        kind: 'delete',
        contactId: id,
        receivedAt: undefined,
      });
      const requestId = 'id' in opened ? opened.id : '';
      const before = await requests.list(viewer);
      await requests.finish(viewer, requestId);
      const again = await requests.finish(viewer, requestId);

      expect(before.find((each) => each.id === requestId)).toMatchObject({
        reactBy: '2026-11-30',
        doneBy: '2026-12-10',
      });
      expect(JSON.stringify(await people().copy(ALL, id))).not.toContain(PHONE);
      expect(again).toEqual({ fault: 'already_done' });
      expect((await requests.list(viewer)).find((each) => each.id === requestId)).toMatchObject({
        doneStaff: 's-1',
        doneAt: NOW,
      });
    });

    function retention() {
      return makeRetention({
        people: people(),
        audit: databaseAuditLog({ queries: database.queries, clock }),
        clock,
        log: { error: silent, warn: silent, info: silent, debug: silent },
        months: 24,
        erased: silent,
      });
    }
  });
});

function silent(): void {
  // Nobody reads it.
}
