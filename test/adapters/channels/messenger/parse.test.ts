import { describe, expect, it } from '@jest/globals';
import { parse } from '../../../../src/adapters/channels/messenger/parse.ts';
import { messengerItem, type MessengerItem } from '../../../support/signedWebhooks.ts';
import { MESSENGER } from '../../../support/testAccounts.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const AT = NOW - 1_000;
const USER = '9223372036854775123';
const PAGE = MESSENGER.pageId;
const delivery = { receivedAt: NOW, pageId: PAGE, appId: MESSENGER.appId };

const item = (members: Readonly<Record<string, unknown>>) =>
  messengerItem({ user: USER, at: AT }, members);
const message = (members: Readonly<Record<string, unknown>>) =>
  item({ message: { mid: 'm_1', ...members } });
const attached = (type: string, payload: unknown, members = {}) =>
  message({ ...members, attachments: [{ type, payload }] });
const posted = (...messaging: readonly unknown[]) => ({
  object: 'page',
  entry: [{ id: PAGE, time: AT, messaging }],
});
const read = (...messaging: readonly unknown[]) => parse(posted(...messaging), delivery);
const url = 'https://scontent.xx.fbcdn.net/1';

describe('parse of Messenger, what a person did', () => {
  it('keeps ids, time and text exactly as they came', () => {
    const text = '  Chào\u0000 e\u0302m \ud83d 😀 ';

    expect(read(message({ text }))).toEqual({
      events: [
        {
          channel: 'messenger',
          account: PAGE,
          contact: USER,
          platformId: 'm_1',
          sentAt: AT,
          content: { kind: 'text', text },
        },
      ],
      ignored: [],
      signals: [],
    });
  });

  it.each([
    {
      name: 'a quick reply',
      given: message({ text: 'Có', quick_reply: { payload: 'yes' } }),
      content: { kind: 'tap', payload: 'yes', title: 'Có' },
    },
    {
      name: 'a quick reply without a title',
      given: message({ quick_reply: { payload: 'yes' } }),
      content: { kind: 'tap', payload: 'yes' },
    },
    {
      name: 'the phone number shared by a quick reply',
      given: message({ text: '+84912345678', quick_reply: { payload: '+84912345678' } }),
      content: { kind: 'contact_shared', phone: '+84912345678' },
    },
    {
      name: 'a payload of digits under another title',
      given: message({ text: 'Mức 5', quick_reply: { payload: '1500000000' } }),
      content: { kind: 'tap', payload: '1500000000', title: 'Mức 5' },
    },
    {
      name: 'a button',
      given: item({ postback: { mid: 'm_2', title: 'Xem', payload: 'muc' } }),
      content: { kind: 'tap', payload: 'muc', title: 'Xem' },
    },
    {
      name: 'a button with a title that is null',
      given: item({ postback: { title: null, payload: 'muc' } }),
      content: { kind: 'tap', payload: 'muc' },
    },
    {
      name: 'get started',
      given: item({ postback: { title: 'Bắt đầu', payload: 'GET_STARTED' } }),
      content: { kind: 'opened' },
    },
    {
      name: 'get started through a link',
      given: item({
        postback: { payload: 'GET_STARTED', referral: { ref: 'to-roi', type: 'OPEN_THREAD' } },
      }),
      content: { kind: 'opened', ref: 'to-roi' },
    },
    {
      name: 'a link into a conversation',
      given: item({ referral: { ref: 'to-roi', source: 'SHORTLINK' } }),
      content: { kind: 'opened', ref: 'to-roi' },
    },
    {
      name: 'a link with a ref that is null',
      given: item({ referral: { ref: null } }),
      content: { kind: 'opened' },
    },
    {
      name: 'a picture',
      given: attached('image', { url }),
      content: { kind: 'media', media: 'image', urls: [url] },
    },
    {
      name: 'a sticker as it was sent until August 2026',
      given: attached('image', { url, sticker_id: 369239263222822 }),
      content: { kind: 'media', media: 'sticker', urls: [url] },
    },
    {
      name: 'a sticker',
      given: attached('sticker', { url }),
      content: { kind: 'media', media: 'sticker', urls: [url] },
    },
    {
      name: 'a voice note',
      given: attached('audio', { url }),
      content: { kind: 'media', media: 'audio', urls: [url] },
    },
    {
      name: 'a film',
      given: attached('video', { url }),
      content: { kind: 'media', media: 'video', urls: [url] },
    },
    {
      name: 'a file',
      given: attached('file', { url }),
      content: { kind: 'media', media: 'file', urls: [url] },
    },
    {
      name: 'a shared post',
      given: attached('post', { url }),
      content: { kind: 'media', media: 'link', urls: [url] },
    },
    {
      name: 'a kind of attachment nobody knows',
      given: attached('hologram', null),
      content: { kind: 'media', media: 'other', urls: [] },
    },
    {
      name: 'words with the preview of a link',
      given: attached('fallback', null, { text: 'xem https://a.vn' }),
      content: { kind: 'text', text: 'xem https://a.vn' },
    },
    {
      name: 'a picture with words',
      given: attached('image', { url }, { text: 'Sổ của tôi' }),
      content: { kind: 'media', media: 'image', urls: [url], caption: 'Sổ của tôi' },
    },
    {
      name: 'several pictures',
      given: message({
        attachments: [
          { type: 'image', payload: { url } },
          null,
          { type: 'image', payload: { url } },
        ],
      }),
      content: { kind: 'media', media: 'image', urls: [url, url] },
    },
    {
      name: 'a place',
      given: attached('location', { coordinates: { lat: 22.4856, long: 103.9707 } }),
      content: { kind: 'location', latitude: 22.4856, longitude: 103.9707 },
    },
    {
      name: 'something Messenger cannot pass on',
      given: message({ is_unsupported: true }),
      content: { kind: 'media', media: 'other', urls: [] },
    },
    {
      name: 'words beside attachments that are no list',
      given: message({ text: 'a', attachments: 'b' }),
      content: { kind: 'text', text: 'a' },
    },
  ])('reads $name', ({ given, content }) => {
    expect(read(given)).toMatchObject({
      events: [{ account: PAGE, contact: USER, sentAt: AT }],
      ignored: [],
      signals: [],
    });
    expect(read(given).events[0]?.content).toEqual(content);
  });

  it('reads nine events out of three entries with three items each, in order', () => {
    const nine = Array.from({ length: 9 }, (_, index) =>
      item({ message: { mid: `m_${index}`, text: `${index}` } }),
    );
    const entries = [0, 3, 6].map((from) => ({
      id: PAGE,
      time: AT,
      messaging: nine.slice(from, from + 3),
    }));

    const { events } = parse({ object: 'page', entry: entries }, delivery);

    expect(events.map(({ platformId }) => platformId)).toEqual(
      nine.map((_, index) => `m_${index}`),
    );
  });

  it('reads the same message twice as twice the same event', () => {
    const [first, second] = read(message({ text: 'a' }), message({ text: 'a' })).events;

    expect(first).toEqual(second);
  });

  it('knows an event without a message id by Page, person, time and kind', () => {
    const ids = read(
      item({ referral: { ref: 'a' } }),
      item({ postback: { payload: 'b' } }),
      messengerItem({ user: '2', at: AT }, { referral: {} }),
      messengerItem({ user: USER, at: AT + 1 }, { referral: {} }),
    ).events.map(({ platformId }) => platformId);

    expect(ids).toEqual([
      `${PAGE}:${USER}:${AT}:referral`,
      `${PAGE}:${USER}:${AT}:postback`,
      `${PAGE}:2:${AT}:referral`,
      `${PAGE}:${USER}:${AT + 1}:referral`,
    ]);
  });

  it('tells events without id and time apart by what they say', () => {
    const timeless = (ref: string) => ({ ...item({ referral: { ref } }), timestamp: null });
    const entry = [{ id: PAGE, messaging: [timeless('a'), timeless('b'), timeless('a')] }];
    const [a, b, again] = parse({ object: 'page', entry }, delivery).events;

    expect(a?.platformId).not.toBe(b?.platformId);
    expect(a?.platformId).toBe(again?.platformId);
    expect(a?.sentAt).toBe(NOW);
  });

  it('takes ids that are numbers and a time in seconds', () => {
    const given = {
      sender: { id: 987654321432 },
      recipient: { id: Number(PAGE) },
      timestamp: Math.floor(AT / 1000),
      message: { mid: 'm_1', text: 'a', seq: 7, nlp: null },
    };

    expect(read(given).events).toMatchObject([{ contact: '987654321432', sentAt: AT }]);
  });

  it('knows the Page by the recipient where the entry is addressed to another', () => {
    const body = { object: 'page', entry: [{ id: '1', messaging: [message({ text: 'a' })] }] };

    expect(parse(body, delivery).events).toHaveLength(1);
  });
});

describe('parse of Messenger, what is acknowledged and nothing else', () => {
  it.each([
    {
      name: 'our own message',
      given: message({ is_echo: true, text: 'a', app_id: 1 }),
      reason: 'echo',
      called: 'message_echo',
    },
    {
      name: 'a message sent by the Page itself',
      given: { ...message({ text: 'a' }), sender: { id: PAGE } },
      reason: 'echo',
      called: 'message',
    },
    {
      name: 'a delivery',
      given: item({ delivery: { watermark: 1 } }),
      reason: 'receipt',
      called: 'delivery',
    },
    {
      name: 'a read mark',
      given: item({ read: { watermark: 1 } }),
      reason: 'receipt',
      called: 'read',
    },
    {
      name: 'a reaction',
      given: item({ reaction: { emoji: '❤' } }),
      reason: 'reaction',
      called: 'reaction',
    },
    {
      name: 'a deleted message',
      given: message({ is_deleted: true }),
      reason: 'unknown_event',
      called: 'message_deleted',
    },
    {
      name: 'an edited message',
      given: item({ message_edit: { text: 'a' } }),
      reason: 'unknown_event',
      called: 'message_edit',
    },
    {
      name: 'an opt-in',
      given: item({ optin: { ref: 'a' } }),
      reason: 'unknown_event',
      called: 'optin',
    },
    {
      name: 'a hyphenated member',
      given: item({ 'policy-enforcement': {} }),
      reason: 'unknown_event',
      called: 'policy-enforcement',
    },
    {
      name: 'another Page',
      given: { ...message({ text: 'a' }), recipient: { id: '1' } },
      reason: 'other_account',
      called: 'message',
    },
    {
      name: 'a guest without an id',
      given: { ...message({ text: 'a' }), sender: { user_ref: 1 } },
      reason: 'malformed',
      called: 'message',
    },
    {
      name: 'an id with a line end',
      given: { ...message({ text: 'a' }), sender: { id: '1\n2' } },
      reason: 'malformed',
      called: 'message',
    },
    {
      name: 'an id of 257 characters',
      given: message({ mid: 'a'.repeat(257), text: 'a' }),
      reason: 'malformed',
      called: 'message',
    },
    {
      name: 'a text that is none',
      given: message({ text: { a: 1 } }),
      reason: 'malformed',
      called: 'message',
    },
    {
      name: 'a message that is none',
      given: item({ message: 'a' }),
      reason: 'malformed',
      called: 'message',
    },
    {
      name: 'a button without a payload',
      given: item({ postback: { title: 'a' } }),
      reason: 'malformed',
      called: 'postback',
    },
    { name: 'nothing but the frame', given: item({}), reason: 'malformed', called: 'unnamed' },
    { name: 'null', given: null, reason: 'malformed', called: 'unnamed' },
    { name: 'a number', given: 7, reason: 'malformed', called: 'unnamed' },
  ])('$name', ({ given, reason, called }) => {
    expect(read(given)).toEqual({
      events: [],
      ignored: [{ reason, name: called }],
      signals: [],
    });
  });

  it('never lets one bad item spoil its neighbours', () => {
    const { events, ignored } = read(
      message({ text: 'a' }),
      null,
      { ...message({ text: 'b' }), sender: { id: '\u0000' } },
      message({ text: 'c' }),
    );

    expect(events.map(({ content }) => content)).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'text', text: 'c' },
    ]);
    expect(ignored.map(({ reason }) => reason)).toEqual(['malformed', 'malformed']);
  });

  it('never lets one bad entry spoil its neighbours', () => {
    const good = { id: PAGE, messaging: [message({ text: 'a' })] };
    const entry = [null, 7, { ...good, id: '\u0000', standby: 'none' }, good];
    const { events, ignored } = parse({ object: 'page', entry }, delivery);

    expect(events).toHaveLength(2);
    expect(ignored).toEqual([
      { reason: 'malformed', name: 'entry' },
      { reason: 'malformed', name: 'entry' },
    ]);
  });

  it('ignores what another app answers, and what happens on the Page', () => {
    const standby: readonly MessengerItem[] = [message({ text: 'a' })];
    const entry = [{ id: PAGE, standby, changes: [{ field: 'feed', value: { message: 'b' } }] }];

    expect(parse({ object: 'page', entry }, delivery)).toEqual({
      events: [],
      ignored: [
        { reason: 'standby', name: 'message' },
        { reason: 'unknown_event', name: 'changes' },
      ],
      signals: [],
    });
  });

  it.each([
    { name: 'no entries', body: { object: 'page', entry: [] }, ignored: [] },
    { name: 'no list of entries', body: { object: 'page', entry: null }, ignored: [] },
    {
      name: 'another object',
      body: { object: 'user', entry: [{}] },
      ignored: [{ reason: 'malformed', name: 'object' }],
    },
    { name: 'no object', body: [], ignored: [{ reason: 'malformed', name: 'object' }] },
  ])('takes a body with $name', ({ body, ignored }) => {
    expect(parse(body, delivery)).toEqual({ events: [], ignored, signals: [] });
  });
});
