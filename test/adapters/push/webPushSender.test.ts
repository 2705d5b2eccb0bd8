import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { vapidKeysOf, webPushSender } from '../../../src/adapters/push/webPushSender.ts';
import { startFakePush, type FakePush } from '../../support/fakePush.ts';

const keys = vapidKeysOf(Buffer.alloc(32, 7).toString('base64url'));
const CARD = JSON.stringify({ title: 'Có người mới cần gọi' });

describe('webPushSender', () => {
  let push: FakePush;
  beforeEach(async () => {
    push = await startFakePush();
  });
  afterEach(() => push.close());
  const sender = () =>
    webPushSender({ keys, subject: 'https://ansinh.example.vn', fetch: push.fetch, timeout: 300 });
  const given = (browser = push.browser()) => {
    const { endpoint, keys: own } = browser.subscription;
    return { endpoint, ...own };
  };

  it('a browser: reads what was sent, and its push service can tell who sent it', async () => {
    const browser = push.browser();

    const told = await sender().send(given(browser), CARD);

    expect(told).toEqual({ kind: 'told' });
    expect(browser.cards).toEqual([JSON.parse(CARD)]);
    const [call] = push.server.calls;
    expect(call?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' });
    expect(call?.body).not.toContain('gọi');
    expect(claimsIn(call?.headers.authorization ?? '')).toMatchObject({
      aud: 'https://fcm.googleapis.com',
      sub: 'https://ansinh.example.vn',
    });
  });

  it.each([
    { status: 404, fate: { kind: 'gone', code: 'push_404' } },
    { status: 410, fate: { kind: 'gone', code: 'push_410' } },
    { status: 400, fate: { kind: 'again', code: 'push_400' } },
    { status: 429, fate: { kind: 'again', code: 'push_429' } },
    { status: 500, fate: { kind: 'again', code: 'push_500' } },
  ])('a push service that answers $status: $fate.kind', async ({ status, fate }) => {
    push.server.troubleOnce({ kind: 'answer', status, body: '' });

    expect(await sender().send(given(), CARD)).toEqual(fate);
  });

  it('a push service that sends us elsewhere: not followed', async () => {
    const headers = { location: `${push.server.url}/inside` };
    push.server.troubleOnce({ kind: 'answer', status: 307, body: '', headers });

    expect(await sender().send(given(), CARD)).toEqual({ kind: 'again', code: 'unreachable' });
    expect(push.server.calls.map(({ url }) => url.pathname)).toEqual(['/fcm/send/1']);
  });

  it('a push service that says when: not before', async () => {
    const headers = { 'retry-after': '120' };
    push.server.troubleOnce({ kind: 'answer', status: 429, body: '', headers });

    const told = await sender().send(given(), CARD);

    expect(told).toMatchObject({ kind: 'again', after: expect.any(Number) });
  });

  it.each(['hang', 'reset'] as const)('a push service that does %s: again', async (kind) => {
    push.server.troubleOnce({ kind });

    expect(await sender().send(given(), CARD)).toEqual({ kind: 'again', code: 'unreachable' });
  });

  it('an address inside our own network: never called', async () => {
    const inside = { ...given(), endpoint: 'https://169.254.169.254/latest' };

    expect(await sender().send(inside, CARD)).toEqual({ kind: 'gone', code: 'foreign_endpoint' });
    expect(push.server.calls).toEqual([]);
  });

  it('keys that are none: the subscription is of no use', async () => {
    const broken = { ...given(), p256dh: 'B'.repeat(87) };

    expect(await sender().send(broken, CARD)).toEqual({ kind: 'gone', code: 'bad_keys' });
  });
});

/** The claims of `vapid t=…, k=…`, whose signature must be ours. */
function claimsIn(header: string): unknown {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(header) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const part = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) };
  const isOurs = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isOurs) throw new Error('the signature is not of this key');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}
