import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TokenPair, TokenStore } from '../../../../src/conversation/ports.ts';
import { startFakeZalo, type FakeZalo } from '../../../support/fakeZalo.ts';
import { memoryTokens, type MemoryTokens } from '../../../support/memoryTokens.ts';
import { ZALO } from '../../../support/testAccounts.ts';
import { zaloProcess, type ToldTrouble } from '../../../support/zaloProcess.ts';
import { thrown } from '../../../support/thrown.ts';

const START = Date.UTC(2026, 10, 22, 8);
const LIFE = 90_000 * 1000;
const EARLY = 60 * 60 * 1000;

let zalo: FakeZalo;
let tokens: MemoryTokens;
let now: number;
let warnings: unknown[];
let troubles: ToldTrouble[];

beforeEach(async () => {
  now = START;
  zalo = await startFakeZalo(ZALO, { clock: () => now });
  tokens = memoryTokens();
  warnings = [];
  troubles = [];
});
afterEach(() => zalo.close());

/** A process of its own, sharing store and platform with the others. */
function aProcess(store: TokenStore = tokens) {
  const channel = zaloProcess({
    url: zalo.url,
    tokens: store,
    clock: () => now,
    troubles,
    warnings,
  });
  return (text = 'a') =>
    channel.send(
      { channel: 'zalo', account: ZALO.oaId, contact: '7' },
      { text, buttons: [] },
      { id: 'x' },
    );
}

const pair = (number: number, expiresAt: number): TokenPair => ({
  accessToken: `zalo-access-token-${number}`,
  refreshToken: `zalo-refresh-token-${number}`,
  expiresAt,
  renewedAt: START,
});

describe('the access token of Zalo', () => {
  it('comes from the configured refresh token, with the life that Zalo gives it', async () => {
    await aProcess()();

    expect(tokens.stored).toEqual([pair(1, START + LIFE)]);
    expect(zalo.sent.all).toHaveLength(1);
  });

  it('is stored before it is used', async () => {
    const order: string[] = [];
    const store: TokenStore = {
      load: (account) => tokens.load(account),
      renew: async (account, renew) => {
        const renewed = await tokens.renew(account, renew);
        order.push(`stored, ${zalo.sent.all.length} sent`);
        return renewed;
      },
    };

    await aProcess(store)();

    expect(order).toEqual(['stored, 0 sent']);
    expect(zalo.sent.all).toHaveLength(1);
  });

  it('is fetched once for fifty messages at the same time', async () => {
    let locks = 0;
    const send = aProcess({
      load: (account) => tokens.load(account),
      renew: (account, renew) => {
        locks += 1;
        return tokens.renew(account, renew);
      },
    });

    await Promise.all(Array.from({ length: 50 }, () => send()));

    expect(locks).toBe(1);
    expect(zalo.renewals()).toBe(1);
    expect(zalo.sent.all).toHaveLength(50);
  });

  it('is fetched once for two processes at the same time', async () => {
    await Promise.all([aProcess()(), aProcess()()]);

    expect(zalo.renewals()).toBe(1);
    expect(tokens.stored).toHaveLength(1);
  });

  it('is taken from the store by a new process', async () => {
    await aProcess()();

    await aProcess()();

    expect(zalo.renewals()).toBe(1);
  });

  it.each([
    { name: 'more than an hour before it dies', at: START + LIFE - EARLY - 1, renewals: 1 },
    { name: 'an hour before it dies', at: START + LIFE - EARLY, renewals: 2 },
    { name: 'after it died', at: START + LIFE + 1, renewals: 2 },
  ])('has been fetched $renewals times $name', async ({ at, renewals }) => {
    const send = aProcess();
    await send();

    now = at;
    await send();

    expect(zalo.renewals()).toBe(renewals);
    expect(zalo.sent.all).toHaveLength(2);
  });

  it('is renewed with the refresh token that came last, not the configured one', async () => {
    const send = aProcess();
    await send();
    now = START + LIFE;
    await send();

    now = START + 2 * LIFE;
    await send();

    expect(tokens.stored.map(({ refreshToken }) => refreshToken)).toEqual([
      'zalo-refresh-token-1',
      'zalo-refresh-token-2',
      'zalo-refresh-token-3',
    ]);
  });

  it('is renewed when Zalo refuses it, and the message is sent once', async () => {
    const send = aProcess();
    await send('a');
    zalo.revokeAccessToken();

    await Promise.all(['b', 'c', 'd'].map((text) => send(text)));

    expect(zalo.renewals()).toBe(2);
    expect(zalo.sent.all.map(({ text }) => text).toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is not renewed again when another process already did', async () => {
    const [first, second] = [aProcess(), aProcess()];
    await first();
    await second();
    zalo.revokeAccessToken();
    await first();

    await second();

    expect(zalo.renewals()).toBe(2);
    expect(zalo.sent.all).toHaveLength(4);
  });

  it.each(['-216', '-220', '-124'])('asks for a person when code %s stays', async (code) => {
    const send = aProcess();
    await send();
    const refusal = { kind: 'answer', status: 200, body: `{"error":${code}}` } as const;
    zalo.troubleOnce(refusal);
    // The renewal in between is answered by the rules.
    zalo.troubleOnce({ kind: 'delay', milliseconds: 0 });
    zalo.troubleOnce(refusal);

    expect(await thrown(send())).toMatchObject({ failure: 'needs_operator', code });
    expect(zalo.renewals()).toBe(2);
  });
});

describe('the access token of Zalo, when it cannot be renewed', () => {
  it('asks for a person when the refresh token was refused, and tells no token', async () => {
    zalo.replaceRefreshToken('another');

    const error = await thrown(aProcess()());

    expect(error).toMatchObject({ failure: 'needs_operator', code: 'oauth_-14014' });
    expect(JSON.stringify([error, String(error)])).not.toContain(ZALO.refreshToken);
    expect(tokens.stored).toEqual([]);
  });

  it('tries the configured refresh token when the stored one was refused', async () => {
    tokens.put(pair(9, START));

    await aProcess()();

    expect(zalo.sent.all).toHaveLength(1);
    expect(tokens.stored).toHaveLength(2);
  });

  it.each([
    {
      name: 'an internal error',
      trouble: { kind: 'answer', status: 500, body: '' },
      code: 'http_500',
    },
    {
      name: 'a refusal with an internal error',
      trouble: { kind: 'answer', status: 500, body: '{"error":-1}' },
      code: 'http_500',
    },
    {
      name: 'an error page',
      trouble: { kind: 'answer', status: 200, body: '<html>' },
      code: 'oauth_unreadable',
    },
    { name: 'a cut connection', trouble: { kind: 'reset' }, code: 'oauth_ECONNRESET' },
  ] as const)('tries again after $name: the message was not sent', async ({ trouble, code }) => {
    zalo.troubleOnce(trouble);
    const send = aProcess();

    const error = await thrown(send());
    await send('again');

    expect(error).toMatchObject({ failure: 'retry', code: expect.stringMatching(code) });
    expect(zalo.sent.all.map(({ text }) => text)).toEqual(['again']);
  });

  it.each([
    { name: 'its life', body: { access_token: 'a', refresh_token: 'b' }, refreshToken: 'b' },
    {
      name: 'its refresh token',
      body: { access_token: 'a', expires_in: 3600 },
      refreshToken: ZALO.refreshToken,
    },
  ])('keeps a pair that comes without $name', async ({ body, refreshToken }) => {
    zalo.troubleOnce({ kind: 'answer', status: 200, body: JSON.stringify(body) });

    await aProcess()().catch(() => undefined);

    expect(tokens.stored[0]).toMatchObject({
      accessToken: 'a',
      refreshToken,
      expiresAt: START + 3_600_000,
    });
  });

  it('goes on with the living token, and asks again after half a minute', async () => {
    const send = aProcess();
    await send();
    now = START + LIFE - EARLY;
    zalo.troubleOnce({ kind: 'answer', status: 500, body: '' });

    await send();
    await send();
    const renewalsMeanwhile = zalo.renewals();
    now += 30_000;
    await send();

    expect(renewalsMeanwhile).toBe(1);
    expect(zalo.renewals()).toBe(2);
    expect(zalo.sent.all).toHaveLength(4);
    expect(warnings).toEqual([
      ['zalo_token_not_renewed_early', { code: 'http_500', failure: 'retry' }],
    ]);
  });

  it('tries again when the store fails', async () => {
    const cause = new Error('the database is away');
    const broken: TokenStore = {
      load: () => Promise.reject(cause),
      renew: () => Promise.reject(cause),
    };

    const error = await thrown(aProcess(broken)());

    expect(error).toMatchObject({ failure: 'retry', code: 'token_store', cause });
  });
});
