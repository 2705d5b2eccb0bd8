import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryError, type Paint, type TokenStore } from '../../../../src/conversation/ports.ts';
import { localDate } from '../../../../src/core/shared/localDate.ts';
import { fakePaint, fakePng } from '../../../support/fakePaint.ts';
import { startFakeZalo, type FakeZalo } from '../../../support/fakeZalo.ts';
import { memoryTokens } from '../../../support/memoryTokens.ts';
import { memoryUploads, type MemoryUploads } from '../../../support/memoryUploads.ts';
import { ZALO } from '../../../support/testAccounts.ts';
import { thrown } from '../../../support/thrown.ts';
import { zaloProcess } from '../../../support/zaloProcess.ts';

const START = Date.UTC(2026, 10, 22, 8);
const DAY = 24 * 60 * 60 * 1000;
const USER = '9223372036854775123';
const to = { channel: 'zalo', account: ZALO.oaId, contact: USER } as const;
const image = { name: 'chart', on: localDate('2026-11-22'), input: {} };
const part = { text: 'Hình đây ạ', buttons: [], image };

let zalo: FakeZalo;
let uploads: MemoryUploads;
let now: number;
let tokens: TokenStore;

beforeEach(async () => {
  now = START;
  zalo = await startFakeZalo(ZALO, { clock: () => now });
  uploads = memoryUploads();
  tokens = memoryTokens();
});
afterEach(() => zalo.close());

const aProcess = (paint: Paint = fakePaint) =>
  zaloProcess({ url: zalo.url, clock: () => now, tokens, uploads, paint });
const send = (channel = aProcess()) => channel.send(to, part, { id: 'x' });

describe('pictures of Zalo', () => {
  it('are uploaded once for two processes', async () => {
    await send();
    await send();

    expect(zalo.uploads.size).toBe(1);
    expect(zalo.sent.all.map(({ image: shown }) => shown?.toString())).toEqual([
      fakePng('chart').toString(),
      fakePng('chart').toString(),
    ]);
  });

  it.each([
    { name: 'just under six days old', at: 6 * DAY - 1, count: 1 },
    { name: 'six days old', at: 6 * DAY, count: 2 },
  ])('$name have been uploaded $count times', async ({ at, count }) => {
    await send();
    now += at;
    await send();

    expect(zalo.uploads.size).toBe(count);
  });

  it('that Zalo has lost are uploaded anew and the message sent once more', async () => {
    const channel = aProcess();
    await send(channel);
    zalo.dropUploads();

    await send(channel);
    await send();

    expect(zalo.sent.all).toHaveLength(3);
    expect(uploads.recorded).toHaveLength(2);
  });

  it('that Zalo refuses twice are left to the words', async () => {
    const channel = aProcess();
    await send(channel);
    zalo.dropUploads();
    // The message is refused, uploaded anew by the rules, and refused again.
    zalo.troubleOnce({ kind: 'answer', status: 200, body: '{"error":-100}' });
    zalo.troubleOnce({ kind: 'delay', milliseconds: 0 });
    zalo.troubleOnce({ kind: 'answer', status: 200, body: '{"error":-100}' });

    expect(await thrown(send(channel))).toMatchObject({ failure: 'permanent', code: '-100' });
  });

  it.each([
    { name: 'exactly a megabyte', bytes: 1_000_000, told: 'is sent' },
    { name: 'a byte more', bytes: 1_000_001, told: 'permanent picture_too_large' },
  ])('of $name: $told', async ({ bytes, told }) => {
    const png = Buffer.concat([fakePng(''), Buffer.alloc(bytes - fakePng('').length)]);
    const outcome = await send(aProcess(() => Promise.resolve({ png, text: '' }))).then(
      () => 'is sent',
      (error: unknown) =>
        error instanceof DeliveryError ? `${error.failure} ${error.code}` : 'unexpected',
    );

    expect(outcome).toBe(told);
    expect(zalo.violations).toEqual([]);
  });

  it('above five thousand in thirty days are left to the words', async () => {
    uploads.recorded.push(
      ...Array.from({ length: 5_000 }, (_, index) => ({
        attachmentId: `${index}`,
        pictureHash: `${index}`,
        uploadedAt: START - 1,
      })),
    );

    expect(await thrown(send())).toMatchObject({ code: 'uploads_of_month_spent' });
    now += 30 * DAY;
    expect(await send()).toMatchObject({ platformId: 'zalo-message-1' });
  });
});

describe('other calls to Zalo', () => {
  const contactRequest = { asks: 'everything', title: 'Gửi', subtitle: 'Bấm' } as const;
  const form = { text: '', buttons: [], contactRequest };

  it('the contact form goes out with its picture', async () => {
    const formPicture = 'https://bot.example.vn/home/contact.png';
    const channel = zaloProcess({ url: zalo.url, clock: () => now, tokens, formPicture });
    await channel.send(to, form, { id: 'x' });

    expect(zalo.sent.all).toMatchObject([
      { text: '', form: { title: 'Gửi', subtitle: 'Bấm', image_url: formPicture } },
    ]);
    expect(zalo.violations).toEqual([]);
  });

  it('the contact form without a picture is not sent', async () => {
    expect(await thrown(aProcess().send(to, form, { id: 'x' }))).toMatchObject({
      failure: 'permanent',
    });
    expect(zalo.sent.all).toEqual([]);
  });

  it('a tag carries the id digit by digit, as a number', async () => {
    await aProcess().tag(USER, 'Đăng ký');

    expect(zalo.tags).toEqual([{ userId: USER, name: 'Đăng ký' }]);
  });

  it.each([
    { name: 'its own account', body: undefined, health: { state: 'ok' } },
    {
      name: 'another account',
      body: '{"error":0,"data":{"oaid":"1"}}',
      health: { state: 'failing', code: 'other_account' },
    },
    {
      name: 'an account that is not verified',
      body: `{"error":0,"data":{"oaid":"${ZALO.oaId}","is_verified":false}}`,
      health: { state: 'failing', code: 'not_verified' },
    },
    { name: 'a refusal', body: '{"error":-204}', health: { state: 'failing', code: '-204' } },
    { name: 'an error page', body: '<html>', health: { state: 'failing', code: 'unreadable' } },
  ])('the health after a look at $name', async ({ body, health }) => {
    const channel = aProcess();
    await channel.health.look();
    if (body !== undefined) zalo.troubleOnce({ kind: 'answer', status: 200, body });
    await channel.health.look();

    expect(channel.health.last()).toEqual({ checkedAt: START, ...health });
  });

  it('above four thousand calls in a minute Zalo says how long to wait', async () => {
    await zalo.close();
    zalo = await startFakeZalo(ZALO, { clock: () => now, perMinute: 1 });
    const channel = aProcess();
    await channel.send(to, { text: 'a', buttons: [] }, { id: 'x' });

    expect(await thrown(channel.send(to, { text: 'b', buttons: [] }, { id: 'y' }))).toMatchObject({
      failure: 'retry',
      code: '-32',
      retryAfter: 60_000,
    });
  });

  it('what a message was charged to is told where Zalo says so', async () => {
    const body = '{"error":0,"data":{"message_id":"m","quota":{"quota_type":"sub_quota"}}}';
    const channel = aProcess();
    await channel.health.look();
    zalo.troubleOnce({ kind: 'answer', status: 200, body });

    expect(await channel.send(to, { text: 'a', buttons: [] }, { id: 'x' })).toEqual({
      platformId: 'm',
      quota: 'sub_quota',
    });
  });
});
