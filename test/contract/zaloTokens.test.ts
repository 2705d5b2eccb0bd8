import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseTokens } from '../../src/adapters/database/tokens.ts';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import type { TokenStore } from '../../src/conversation/ports.ts';
import { DATABASES } from '../support/databases.ts';
import { startFakeZalo, type FakeZalo } from '../support/fakeZalo.ts';
import { ZALO } from '../support/testAccounts.ts';
import { thrown } from '../support/thrown.ts';
import { zaloProcess, type ToldTrouble } from '../support/zaloProcess.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const DAY = 24 * 60 * 60 * 1000;
const to = { channel: 'zalo', account: ZALO.oaId, contact: '7' } as const;

/** A store whose process dies at a point of the renewal: the work ends and nothing more is written. */
function dying(store: TokenStore, point: 'before_use' | 'after_answer'): TokenStore {
  return {
    load: (account) => store.load(account),
    renew: (account, renew) =>
      store.renew(account, async (current, using) => {
        if (point === 'before_use') throw new Error('killed');
        await renew(current, using);
        throw new Error('killed');
      }),
  };
}

describe.each(DATABASES)('Zalo’s tokens on $name', ({ name, open }) => {
  let database: Database;
  let zalo: FakeZalo;
  let now: number;
  let troubles: ToldTrouble[];
  const store = () => databaseTokens({ database, clock: () => now });
  const sendFrom = (tokens = store()) => {
    const options = { url: zalo.url, tokens, clock: () => now, troubles };
    const channel = zaloProcess(options);
    return () => channel.send(to, { text: 'a', buttons: [] }, { id: 'x' });
  };
  const raised = () => troubles.filter(([told]) => told === 'raise');

  beforeEach(async () => {
    now = NOW;
    troubles = [];
    database = await open();
    zalo = await startFakeZalo(ZALO, { clock: () => now });
  });
  afterEach(async () => {
    await zalo.close();
    await database.close();
  });

  it('eight at once, none with a pair, make one renewal', async () => {
    const sends = Array.from({ length: 8 }, () => sendFrom());

    await Promise.all(sends.map((send) => send()));

    expect(zalo.renewals()).toBe(1);
    expect(zalo.sent.all).toHaveLength(8);
    expect(zalo.violations).toEqual([]);
  });

  it('a process killed before it asked Zalo leaves the token good for the next one', async () => {
    await thrown(sendFrom(dying(store(), 'before_use'))());

    await sendFrom()();

    expect(zalo.renewals()).toBe(1);
    expect(raised()).toEqual([]);
  });

  it('a process killed between Zalo’s answer and the store loses the pair, and the operator is told why', async () => {
    await thrown(sendFrom(dying(store(), 'after_answer'))());

    now += 60_000;
    const error = await thrown(sendFrom()());

    expect(error).toMatchObject({ failure: 'needs_operator', code: 'oauth_-14014' });
    expect(raised()).toEqual([
      ['raise', 'token_refused', { code: 'oauth_-14014', answerLostAt: NOW }],
    ]);
  });

  it('a token refused without an answer gone missing is told without one', async () => {
    zalo.replaceRefreshToken('another');

    await thrown(sendFrom()());

    expect(raised()).toEqual([['raise', 'token_refused', { code: 'oauth_-14014' }]]);
  });

  it('a pair that the store did not take is kept and stored by the next attempt', async () => {
    let fails = true;
    const flaky: TokenStore = {
      load: (account) => store().load(account),
      renew: (account, renew) =>
        store().renew(account, async (current, using) => {
          const pair = await renew(current, using);
          if (fails) throw new Error('the database is away');
          return pair;
        }),
    };
    const send = sendFrom(flaky);

    expect(await thrown(send())).toMatchObject({ failure: 'retry', code: 'token_store' });
    fails = false;
    await send();

    expect(zalo.renewals()).toBe(1);
    expect(await store().load(ZALO.oaId)).toMatchObject({ accessToken: 'zalo-access-token-1' });
  });

  it('after a refusal neither OAuth nor OpenAPI is asked again for five minutes, or until a new token is entered', async () => {
    const send = sendFrom();
    await send();
    zalo.revokeAccessToken();
    zalo.replaceRefreshToken('entered-by-operator');
    await thrown(send());
    const calls = zalo.calls.length;

    await thrown(send());
    const callsWhileResting = zalo.calls.length - calls;
    const untried = { accessToken: '', refreshToken: 'entered-by-operator', expiresAt: 0 };
    await store().renew(ZALO.oaId, () => Promise.resolve({ ...untried, renewedAt: now }));
    await send();

    expect(callsWhileResting).toBe(0);
    expect(zalo.sent.all).toHaveLength(2);
    expect(troubles.at(-1)).toEqual(['clear', 'token_refused']);
  });

  it.each([
    { days: 74, told: 'clear' },
    { days: 75, told: 'raise' },
  ])('a refresh token of $days days: $told', async ({ days, told }) => {
    const channel = zaloProcess({ url: zalo.url, tokens: store(), clock: () => now, troubles });
    await channel.send(to, { text: 'a', buttons: [] }, { id: 'x' });
    troubles.length = 0;

    now += days * DAY;
    await channel.health.look();

    expect(troubles.find(([, kind]) => kind === 'token_dying')?.[0]).toBe(told);
  });

  // The embedded database has no connection that could break.
  if (name === 'PostgreSQL') {
    it('a connection that breaks while Zalo is asked loses no pair', async () => {
      const tokens = store();
      let breaks = true;
      const breaking: TokenStore = {
        load: (account) => tokens.load(account),
        renew: (account, renew) =>
          tokens.renew(account, async (current, using) => {
            const pair = await renew(current, using);
            if (breaks) {
              await database.queries.execute(sql`
                select pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and pid <> pg_backend_pid()
                  and database = (select oid from pg_database where datname = current_database())`);
            }
            breaks = false;
            return pair;
          }),
      };
      const send = sendFrom(breaking);

      const outcome = await thrown(send());
      await send();
      await sendFrom()();

      expect(outcome).toMatchObject({ failure: 'retry', code: 'token_store' });
      expect(zalo.renewals()).toBe(1);
      expect(zalo.sent.all).toHaveLength(2);
    });
  }
});
