import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
});
