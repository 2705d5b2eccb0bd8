import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseAuditLog } from '../../src/adapters/database/auditLog.ts';
import { databaseDataRequests } from '../../src/adapters/database/dataRequests.ts';
import { databaseDeletionRegister } from '../../src/adapters/database/deletionRegister.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { makePlatformRequests } from '../../src/conversation/desk/platformRequests.ts';
import type { AuditQuery } from '../../src/conversation/desk/audit.ts';
import type { Role } from '../../src/core/desk/permissions.ts';
import type { Area, Scope, Viewer } from '../../src/core/desk/viewer.ts';
import { localDate } from '../../src/core/shared/localDate.ts';
import { DATABASES } from '../support/databases.ts';

const ALL: Scope = { kind: 'all' };
/** Noon in Hà Nội. */
const NOON = Date.parse('2026-11-22T12:00:00+07:00');
const MIGRATIONS = new URL('../../src/adapters/database/migrations/', import.meta.url);

function viewer(role: Role, ...areas: readonly Area[]): Viewer {
  return { staffId: 's-1', role, name: 'Lan', areas };
}

const WARD = { province: 'hanoi', commune: 'ba-dinh' };
const PROVINCE = { province: 'hanoi', commune: undefined };

describe.each(DATABASES)('what the sheets read on $name', ({ open }) => {
  let database: Database;
  let now = NOON;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  describe('the log', () => {
    const log = () => databaseAuditLog({ queries: database.queries, clock: () => now });
    beforeAll(async () => {
      const write = async (
        at: string,
        action: string,
        kind: string,
        id: string,
        leads?: string[],
      ) => {
        now = Date.parse(at);
        const facts = leads && { facts: { leads } };
        await log().record([{ staffId: 's-1', action, subject: { kind, id }, ...facts }]);
      };
      await write('2026-11-21T23:59:59.999+07:00', 'signed_in', 'staff', 's-1');
      await write('2026-11-22T00:00:00+07:00', 'lead_viewed', 'lead', '12');
      await write('2026-11-22T08:00:00+07:00', 'leads_listed', 'list', 'leads', ['11', '12']);
      await write('2026-11-22T09:00:00+07:00', 'leads_listed', 'list', 'leads', ['112', '13']);
      await write('2026-11-23T00:00:00+07:00', 'lead_acted', 'lead', '12');
      await write('2026-11-23T01:00:00+07:00', 'request_done', 'request', '12');
      now = NOON;
    });

    it.each<{ asked: string; query: Partial<AuditQuery>; actions: readonly string[] }>([
      {
        asked: 'a day in Việt Nam',
        query: { on: localDate('2026-11-22') },
        actions: ['leads_listed', 'leads_listed', 'lead_viewed'],
      },
      { asked: 'a day on which nothing was', query: { on: localDate('2026-11-20') }, actions: [] },
      {
        asked: 'a lead: itself and the lists that showed it',
        query: { subject: { kind: 'lead', id: '12' } },
        actions: ['lead_acted', 'leads_listed', 'lead_viewed'],
      },
      {
        asked: 'a lead on a day',
        query: { subject: { kind: 'lead', id: '12' }, on: localDate('2026-11-22') },
        actions: ['leads_listed', 'lead_viewed'],
      },
      {
        asked: 'a request of the same number: nothing of the lead',
        query: { subject: { kind: 'request', id: '12' } },
        actions: ['request_done'],
      },
    ])('narrowed to $asked', async ({ query, actions }) => {
      const found = await log().list({ ...query, limit: 50 }, ALL);

      expect(found.map(({ action }) => action)).toEqual(actions);
    });
  });

  describe('wishes to delete that Meta passed on', () => {
    const register = () =>
      databaseDeletionRegister({ queries: database.queries, clock: () => now });
    const desk = () => makePlatformRequests({ register: register() });
    beforeAll(async () => {
      for (const [code, dueOn] of [
        ['late', '2026-11-10'],
        ['soon', '2026-11-24'],
        ['done', '2026-11-01'],
      ] as const) {
        await register().add({
          ...{ code, channel: 'messenger', account: 'page-1', subject: 'app-scoped' },
          ...{ requestedAt: NOON, dueOn: localDate(dueOn) },
        });
      }
      await register().finish('done');
    });

    it.each([
      { who: viewer('supervisor', PROVINCE), codes: ['late', 'soon', 'done'] },
      { who: viewer('auditor'), codes: ['late', 'soon', 'done'] },
      { who: viewer('supervisor', WARD), codes: [] },
      { who: viewer('agent', PROVINCE), codes: [] },
    ])('seen by $who.role of $who.areas: $codes', async ({ who, codes }) => {
      expect((await desk().list(who)).map(({ code }) => code)).toEqual(codes);
    });

    it.each([
      { who: viewer('supervisor', WARD), code: 'late', fault: 'not_found' },
      { who: viewer('auditor'), code: 'late', fault: 'not_found' },
      { who: viewer('supervisor', PROVINCE), code: 'nothing', fault: 'not_found' },
      { who: viewer('supervisor', PROVINCE), code: 'done', fault: 'already_done' },
    ])('done by $who.role of $who.areas for "$code": $fault', async ({ who, code, fault }) => {
      expect(await desk().finish(who, code)).toEqual({ fault });
    });

    it('done by whoever has the province: with the time, once', async () => {
      const boss = viewer('supervisor', PROVINCE);

      expect(await desk().finish(boss, 'late')).toMatchObject({ code: 'late', doneAt: NOON });
      expect(await desk().finish(boss, 'late')).toEqual({ fault: 'already_done' });
      expect((await register().open()).map(({ code }) => code)).toEqual(['soon']);
    });
  });

  it('a request of before, whose commune has its whole id: found by the commune’s own colleagues', async () => {
    const requests = databaseDataRequests({ queries: database.queries, clock: () => now });
    const { rows } = await database.queries.execute<{ id: string }>(sql`
      insert into contacts (channel, account, contact, created_at)
      values ('zalo', 'oa', 'long', 0) returning id::text`);
    await requests.open({
      ...{ kind: 'access', contactId: rows[0]?.id ?? '', receivedAt: NOON },
      ...{ reactBy: localDate('2026-11-24'), doneBy: localDate('2026-12-04') },
      ...{ province: 'hanoi', commune: 'hanoi/ba-dinh' },
    });
    const scope: Scope = { kind: 'areas', areas: [WARD] };
    const before = await requests.list(scope);
    const name = (await readdir(MIGRATIONS)).find((each) => each.endsWith('_sheets.sql'));
    const mend = (await readFile(new URL(name ?? '', MIGRATIONS), 'utf8'))
      .split('--> statement-breakpoint')
      .find((statement) => statement.includes('UPDATE "data_requests"'));

    await database.queries.execute(sql.raw(mend ?? ''));

    expect(before).toEqual([]);
    expect(await requests.list(scope)).toMatchObject([{ province: 'hanoi', commune: 'ba-dinh' }]);
  });
});
