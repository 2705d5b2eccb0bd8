import { describe, expect, it } from '@jest/globals';
import { messengerChannel } from '../../../src/adapters/channels/messenger/messengerChannel.ts';
import type { Channel } from '../../../src/conversation/ports.ts';
import { fc } from '../../support/fastCheck.ts';
import {
  messengerBatch,
  messengerGetStarted,
  messengerImage,
  messengerItem,
  messengerPostback,
  messengerQuickReply,
  messengerSigned,
  messengerText,
  textItem,
  zaloEvent,
  zaloFollow,
  zaloImage,
  zaloMessage,
  zaloProbe,
  zaloSigned,
  zaloTap,
  zaloText,
  zaloWithdraw,
  type SignedWebhook,
} from '../../support/signedWebhooks.ts';
import { MESSENGER, ZALO } from '../../support/testAccounts.ts';
import { zaloProcess } from '../../support/zaloProcess.ts';
import { fakePaint } from '../../support/fakePaint.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const nowhere = 'http://127.0.0.1:1';
const zalo = zaloProcess({ url: nowhere, clock: () => NOW });
const messenger = messengerChannel({
  config: { ...MESSENGER, graphUrl: nowhere },
  paint: fakePaint,
  clock: () => 0,
});

/** The timestamp that the tests of Zalo sign with. */
const zaloBody = (body: string) => zaloSigned(body, '');

const deed = { user: '9223372036854775123', id: 'id-1', at: NOW };
const CHANNELS: readonly {
  readonly name: string;
  readonly channel: Channel;
  readonly sign: (body: string) => SignedWebhook;
  readonly say: (text: string) => SignedWebhook;
}[] = [
  { name: 'zalo', channel: zalo, sign: zaloBody, say: (text) => zaloText({ ...deed, text }) },
  {
    name: 'messenger',
    channel: messenger,
    sign: messengerSigned,
    say: (text) => messengerText({ ...deed, text }),
  },
];

describe.each(CHANNELS)('read of $name', ({ channel, sign, say }) => {
  it.each([
    { name: 'with tone marks', text: 'Tôi muốn đóng bảo hiểm ạ' },
    { name: 'decomposed', text: 'Bảo hiểm'.normalize('NFD') },
    { name: 'with emoji', text: '👩‍👧 😀 🇻🇳' },
    { name: 'with NUL', text: 'a\u0000b' },
    { name: 'with half of a surrogate pair', text: 'a\ud83db' },
    { name: 'from right to left', text: '\u202eabc' },
    { name: 'of 10,000 characters', text: 'ờ'.repeat(10_000) },
    { name: 'with white space around', text: '\n a \t' },
    { name: 'that looks like an object', text: '{"timestamp":"1","event_name":"follow"}' },
  ])('keeps a text $name intact', ({ text }) => {
    expect(channel.read(say(text), NOW)).toMatchObject({
      kind: 'accepted',
      events: [{ sentAt: NOW, content: { kind: 'text', text } }],
    });
  });

  it('calls a signed body that was cut malformed', () => {
    const whole = say('a').body.toString();

    expect(channel.read(sign(whole.slice(0, whole.indexOf('timestamp'))), NOW)).toEqual({
      kind: 'malformed',
    });
  });

  it('calls a signed empty body malformed', () => {
    expect(channel.read(sign(''), NOW)).toEqual({ kind: 'malformed' });
  });

  it.each([
    { name: 'without a header', headers: {} },
    { name: 'with the header of the other platform', headers: { 'x-hub-signature': 'sha1=00' } },
  ])('reads nothing $name', ({ headers }) => {
    expect(channel.read({ body: say('a').body, headers }, NOW)).toEqual({ kind: 'not_signed' });
  });

  it('reads nothing under the signature of another body', () => {
    const { headers } = say('a');

    expect(channel.read({ body: say('b').body, headers }, NOW)).toEqual({ kind: 'not_signed' });
  });

  it('never throws, whatever was signed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), (body) => {
        expect(['accepted', 'malformed']).toContain(channel.read(sign(body), NOW).kind);
      }),
    );
  });

  it('never throws and never lets a bad id through, whatever became of an event', () => {
    const events = [say('a'), say('#as:b')].map(({ body }): unknown => JSON.parse(body.toString()));

    fc.assert(
      fc.property(fc.constantFrom(...events).chain(mutated), (event) => {
        const reading = channel.read(sign(JSON.stringify(event)), NOW);

        expect(reading.kind).not.toBe('not_signed');
        for (const found of reading.kind === 'accepted' ? reading.events : []) {
          expect(found.contact).toMatch(/^[^\p{C}]{1,256}$/u);
          expect(found.platformId).toMatch(/^[^\p{C}]{1,700}$/u);
          expect(Number.isSafeInteger(found.sentAt)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('read of zalo', () => {
  const media = { kind: 'media', urls: ['https://f1.photo.zdn.vn/1'] };
  const [url] = media.urls;
  const attachments = [{ type: 'sticker', payload: { id: '1', url } }];

  it.each([
    {
      name: 'a picture',
      webhook: zaloImage({ ...deed, url: url ?? '' }),
      content: { ...media, media: 'image' },
    },
    {
      name: 'a sticker',
      webhook: zaloMessage('user_send_sticker', deed, { attachments }),
      content: { ...media, media: 'sticker' },
    },
    { name: 'a follow', webhook: zaloFollow(deed), content: { kind: 'opened' } },
    { name: 'an unfollow', webhook: zaloFollow(deed, 'unfollow'), content: { kind: 'left' } },
    { name: 'a withdrawal', webhook: zaloWithdraw(deed), content: { kind: 'withdrew' } },
  ])('reads $name', ({ webhook, content }) => {
    expect(zalo.read(webhook, NOW)).toEqual({
      kind: 'accepted',
      events: [
        {
          channel: 'zalo',
          account: ZALO.oaId,
          contact: deed.user,
          platformId: expect.any(String),
          sentAt: NOW,
          content,
        },
      ],
      ignored: [],
      signals: [],
    });
  });

  it('answers nothing to its own words', () => {
    const echo = zaloEvent('oa_send_text', NOW, {
      sender: { id: ZALO.oaId },
      message: { text: 'a' },
    });

    expect(zalo.read(echo, NOW)).toEqual({
      kind: 'accepted',
      events: [],
      ignored: [{ reason: 'echo', name: 'oa_send_text' }],
      signals: [],
    });
  });

  it.each([
    { name: 'as it comes', body: zaloProbe.body },
    { name: 'with a line end', body: Buffer.from('{}\n') },
  ])('knows the probe of the console $name', ({ body }) => {
    expect(zalo.read({ ...zaloProbe, body }, NOW)).toEqual({ kind: 'probe' });
  });

  it('takes no more than the bare probe without a signature', () => {
    const body = Buffer.from('{"a":1}');

    expect(zalo.read({ ...zaloProbe, body }, NOW)).toEqual({ kind: 'not_signed' });
  });

  it('takes no probe with a wrong signature', () => {
    const headers = { 'x-zevent-signature': 'mac=00' };

    expect(zalo.read({ ...zaloProbe, headers }, NOW)).toEqual({ kind: 'not_signed' });
  });

  it('calls a signed body malformed that was cut behind its timestamp', () => {
    const body = `{"timestamp":"${NOW}","event_name":"user_se`;

    expect(zalo.read(zaloSigned(body, `${NOW}`), NOW)).toEqual({ kind: 'malformed' });
  });

  it('keeps an id exact that comes as a bare 64-bit integer', () => {
    const body = `{"event_name":"follow","follower":{"id":9223372036854775807}}`;

    expect(zalo.read(zaloSigned(body, ''), NOW)).toMatchObject({
      events: [{ contact: '9223372036854775807' }],
    });
  });

  it('reads a tap on the button that was rendered', () => {
    expect(zalo.read(zaloTap({ ...deed, payload: '#as:muc:1' }), NOW)).toMatchObject({
      events: [{ content: { kind: 'tap', payload: 'muc:1' } }],
    });
  });
});

describe('read of messenger', () => {
  const url = 'https://scontent.xx.fbcdn.net/1';

  it.each([
    {
      name: 'a picture',
      webhook: messengerImage({ ...deed, url }),
      content: { kind: 'media', media: 'image', urls: [url] },
    },
    {
      name: 'a quick reply',
      webhook: messengerQuickReply({ ...deed, title: 'Có', payload: 'yes' }),
      content: { kind: 'tap', title: 'Có', payload: 'yes' },
    },
    {
      name: 'a button',
      webhook: messengerPostback({ ...deed, title: 'Xem', payload: 'muc' }),
      content: { kind: 'tap', title: 'Xem', payload: 'muc' },
    },
    { name: 'get started', webhook: messengerGetStarted(deed), content: { kind: 'opened' } },
    {
      name: 'get started through a link',
      webhook: messengerGetStarted({ ...deed, ref: 'to-roi' }),
      content: { kind: 'opened', ref: 'to-roi' },
    },
  ])('reads $name', ({ webhook, content }) => {
    expect(messenger.read(webhook, NOW)).toEqual({
      kind: 'accepted',
      events: [
        {
          channel: 'messenger',
          account: MESSENGER.pageId,
          contact: deed.user,
          platformId: deed.id,
          sentAt: NOW,
          content,
        },
      ],
      ignored: [],
      signals: [],
    });
  });

  it('has no unsigned probe', () => {
    expect(messenger.read({ ...zaloProbe }, NOW)).toEqual({ kind: 'not_signed' });
  });

  it('reads three entries with three items each', () => {
    const items = ['1', '2', '3'].map((text) => textItem({ ...deed, id: text, text }));

    expect(messenger.read(messengerBatch(items, items, items), NOW)).toMatchObject({
      kind: 'accepted',
      events: Array.from({ length: 9 }, () => ({ contact: deed.user })),
    });
  });

  it('keeps an id exact that comes as a bare 64-bit integer', () => {
    const item = JSON.stringify(messengerItem(deed, { referral: { ref: 'a' } }));
    const body = `{"object":"page","entry":[{"messaging":[${item.replace(`"${deed.user}"`, deed.user)}]}]}`;

    expect(messenger.read(messengerSigned(body), NOW)).toMatchObject({
      events: [{ contact: deed.user }],
    });
  });
});

/** The value with one member, at any depth, replaced, removed or put into a list. */
function mutated(value: unknown): fc.Arbitrary<unknown> {
  const replaced = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, '', '\u0000', '\ud83d', 1e300, -1, 'a'.repeat(300), [], {}),
    fc.constant([value]),
  );
  if (typeof value !== 'object' || value === null) return replaced;
  const inside = Object.entries(value).map(([key, member]) =>
    mutated(member).map((other): unknown =>
      Array.isArray(value) ? [other] : { ...value, [key]: other },
    ),
  );
  return fc.oneof(replaced, ...inside.map((arbitrary) => ({ arbitrary, weight: 4 })));
}
