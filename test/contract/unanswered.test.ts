import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseGaps } from '../../src/adapters/database/gaps.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { databaseUnanswered, storeUnanswered } from '../../src/adapters/database/unanswered.ts';
import type { LaneOutcome } from '../../src/conversation/stores.ts';
import { NEW_SESSION } from '../../src/core/flow/session.ts';
import { DATABASES } from '../support/databases.ts';

const NOW = Date.UTC(2026, 10, 22, 3);

function asking(...unanswered: readonly string[]): LaneOutcome {
  return {
    contactId: '1',
    contact: { channel: 'zalo', account: 'oa-1', contact: 'u-1' },
    session: NEW_SESSION,
    handled: [],
    parts: [],
    leads: [],
    refusedConsents: [],
    personRequests: [],
    unanswered,
    erase: false,
    standing: { stopped: false },
  };
}

describe.each(DATABASES)('unanswered questions on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const store = (now: number, ...outcomes: readonly LaneOutcome[]) =>
    storeUnanswered({ queries: database.queries, now }, outcomes);

  it('the same question, however it is written, is counted once; most asked first', async () => {
    await store(NOW, asking('Giá vàng?', 'thời tiết'), asking('gia vang'), asking());
    await store(NOW + 5, asking('giá vàng', '???', ''));
    await store(NOW + 9, asking('bóng đá'));

    expect(await databaseUnanswered(database).list()).toEqual([
      { text: 'giá vàng', count: 3, firstAt: NOW, lastAt: NOW + 5 },
      { text: 'bóng đá', count: 1, firstAt: NOW + 9, lastAt: NOW + 9 },
      { text: 'thời tiết', count: 1, firstAt: NOW, lastAt: NOW },
    ]);
  });

  it('a question of any length is kept as far as it is read', async () => {
    await store(NOW, asking('ạ '.repeat(2_000)));

    const kept = (await databaseUnanswered(database).list()).find(({ text }) =>
      text.startsWith('ạ'),
    );
    expect(kept?.text).toHaveLength(300);
  });

  describe('what an editor made of one', () => {
    const DAY = 86_400_000;
    let now = NOW + 20;
    const gaps = () => databaseGaps({ queries: database.queries, clock: () => now });
    const open = async () =>
      (await gaps().page({ view: 'open', search: 'giá', limit: 10 })).gaps.map(
        ({ text, count, total }) => ({ text, count, total }),
      );
    const idOf = async (search: string) =>
      (await gaps().page({ view: 'open', search, limit: 1 })).gaps[0]?.id ?? '';

    it.each([
      { when: 'the same day', later: 60_000, asked: 1, shown: [] },
      { when: 'the last minute of that day', later: 14 * 3_600_000 - 60_000, asked: 1, shown: [] },
      {
        when: 'on another day',
        later: DAY,
        asked: 2,
        shown: [{ text: 'giá vàng', count: 2, total: 7 }],
      },
    ])('done, then asked again $when: shown $shown', async ({ later, asked, shown }) => {
      now = NOW + 20;
      const [id, by] = [await idOf('giá'), 'biên tập'];
      if (id !== '') await gaps().settle({ id, as: 'done', note: 'đã viết', by });

      for (let times = 0; times < asked; times += 1) await store(now + later, asking('giá vàng'));

      expect(await open()).toEqual(shown);
      const listed = await databaseUnanswered(database).list();
      expect(listed.filter(({ text }) => text === 'giá vàng')).toMatchObject(
        shown.map(({ count }) => ({ count })),
      );
    });

    it('what came back still says what was noted; taken back, all of it counts again', async () => {
      const [gap] = (await gaps().page({ view: 'open', search: 'gia vang', limit: 1 })).gaps;
      await gaps().reopen(gap?.id ?? '');

      expect(gap?.settled).toEqual({ as: 'done', note: 'đã viết', by: 'biên tập', at: NOW + 20 });
      expect(await open()).toEqual([{ text: 'giá vàng', count: 7, total: 7 }]);
    });

    it('page by page: every question once, most often asked first', async () => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await gaps().page({ view: 'open', after, limit: 1 });
        seen.push(...page.gaps.map(({ text }) => text.slice(0, 8)));
        after = page.next;
      } while (after !== undefined);

      expect(seen).toEqual(['giá vàng', 'bóng đá', 'ạ ạ ạ ạ ', 'thời tiế']);
    });

    it('one of no such id: nothing is settled, nothing taken back', async () => {
      const given = { id: '999', as: 'ignored', note: '', by: 'ai đó' } as const;

      expect([await gaps().settle(given), await gaps().reopen('999')]).toEqual([false, false]);
    });

    it('the search: without marks and case, anywhere; signs alone narrow nothing', async () => {
      const found = async (search: string) =>
        (await gaps().page({ view: 'open', search, limit: 9 })).gaps.length;

      expect(await Promise.all(['BONG', 'tiết', '%', 'xổ số'].map(found))).toEqual([1, 1, 4, 0]);
    });
  });
});
