import { describe, expect, it } from '@jest/globals';
import { parse } from '../../../../src/adapters/channels/zalo/parse.ts';
import { ZALO } from '../../../support/testAccounts.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const AT = NOW - 1_000;
const USER = '9223372036854775123';
const delivery = {
  bytes: Buffer.from('the signed bytes'),
  receivedAt: NOW,
  appId: ZALO.appId,
  oaId: ZALO.oaId,
};
/** SHA-256 of "the signed bytes". */
const DIGEST = /^[0-9a-f]{64}$/;

const event = (name: string, members: Readonly<Record<string, unknown>>) => ({
  app_id: ZALO.appId,
  event_name: name,
  timestamp: `${AT}`,
  ...members,
});
const said = (name: string, message: Readonly<Record<string, unknown>>) =>
  event(name, {
    sender: { id: USER },
    recipient: { id: ZALO.oaId },
    message: { msg_id: 'z-1', ...message },
  });
const media = (name: string, type: string) =>
  said(name, { attachments: [{ type, payload: { url: 'https://f1.photo.zdn.vn/1' } }] });
const place = (latitude: unknown, longitude: unknown) =>
  said('user_send_location', {
    attachments: [{ type: 'location', payload: { coordinates: { latitude, longitude } } }],
  });
const form = (info: unknown) =>
  event('user_submit_info', { sender: { id: USER }, recipient: { id: ZALO.oaId }, info });
const contentOf = (body: unknown) => parse(body, delivery).events.map(({ content }) => content);
const url = 'https://f1.photo.zdn.vn/1';

describe('parse of Zalo, what a person did', () => {
  it('keeps ids, time and text exactly as they came', () => {
    const text = '  Chào\u0000 e\u0302m \ud83d 😀 ';

    expect(parse(said('user_send_text', { text }), delivery)).toEqual({
      events: [
        {
          channel: 'zalo',
          account: ZALO.oaId,
          contact: USER,
          platformId: `user_send_text:z-1:${AT}`,
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
      name: 'a tap',
      body: said('user_send_text', { text: '#as:muc:2' }),
      content: { kind: 'tap', payload: 'muc:2' },
    },
    {
      name: 'our mark with nothing behind it',
      body: said('user_send_text', { text: '#as:' }),
      content: { kind: 'text', text: '#as:' },
    },
    {
      name: 'our mark inside a sentence',
      body: said('user_send_text', { text: 'gõ #as:1' }),
      content: { kind: 'text', text: 'gõ #as:1' },
    },
    {
      name: 'a picture',
      body: media('user_send_image', 'image'),
      content: { kind: 'media', media: 'image', urls: [url] },
    },
    {
      name: 'a moving picture',
      body: media('user_send_gif', 'gif'),
      content: { kind: 'media', media: 'image', urls: [url] },
    },
    {
      name: 'a voice note',
      body: media('user_send_audio', 'audio'),
      content: { kind: 'media', media: 'audio', urls: [url] },
    },
    {
      name: 'a film',
      body: media('user_send_video', 'video'),
      content: { kind: 'media', media: 'video', urls: [url] },
    },
    {
      name: 'a sticker',
      body: media('user_send_sticker', 'sticker'),
      content: { kind: 'media', media: 'sticker', urls: [url] },
    },
    {
      name: 'a file',
      body: media('user_send_file', 'file'),
      content: { kind: 'media', media: 'file', urls: [url] },
    },
    {
      name: 'a link',
      body: media('user_send_link', 'link'),
      content: { kind: 'media', media: 'link', urls: [url] },
    },
    {
      name: 'a business card',
      body: media('user_send_business_card', 'link'),
      content: { kind: 'media', media: 'other', urls: [url] },
    },
    {
      name: 'a picture with words',
      body: said('user_send_image', {
        text: 'Sổ của tôi',
        attachments: [{ type: 'image', payload: { url } }],
      }),
      content: { kind: 'media', media: 'image', urls: [url], caption: 'Sổ của tôi' },
    },
    {
      name: 'a picture whose address is no web address',
      body: said('user_send_image', {
        attachments: [{ payload: { url: 'file:///etc/passwd' } }, null, 7],
      }),
      content: { kind: 'media', media: 'image', urls: [] },
    },
    {
      name: 'a place in strings',
      body: place('22.4856', '103.9707'),
      content: { kind: 'location', latitude: 22.4856, longitude: 103.9707 },
    },
    {
      name: 'a place in numbers',
      body: place(-90, 180),
      content: { kind: 'location', latitude: -90, longitude: 180 },
    },
    {
      name: 'a place off the globe',
      body: place('90.1', '0'),
      content: { kind: 'media', media: 'other', urls: [] },
    },
    {
      name: 'a place of nulls',
      body: place(null, null),
      content: { kind: 'media', media: 'other', urls: [] },
    },
    {
      name: 'the contact form since 2025',
      body: form({
        name: 'Lò Thị Mẩy',
        phone: '84912345678',
        user_dob: '01/02/1985',
        full_address: { user_city: 'Lào Cai', user_ward: 'Xã Bắc Hà', user_address: null },
      }),
      content: {
        kind: 'contact_shared',
        name: 'Lò Thị Mẩy',
        phone: '84912345678',
        address: 'Xã Bắc Hà, Lào Cai',
      },
    },
    {
      name: 'the contact form before',
      body: form({
        name: 'Lò Thị Mẩy',
        phone: 84912345678,
        address: 'Thôn 3',
        ward: 'Bắc Hà',
        district: null,
        city: 'Lào Cai',
      }),
      content: {
        kind: 'contact_shared',
        name: 'Lò Thị Mẩy',
        phone: '84912345678',
        address: 'Thôn 3, Bắc Hà, Lào Cai',
      },
    },
    {
      name: 'the contact form as JSON in the text',
      body: said('user_submit_info', { text: '{"name":"Lò Thị Mẩy","phone":"84912345678"}' }),
      content: { kind: 'contact_shared', name: 'Lò Thị Mẩy', phone: '84912345678' },
    },
    {
      name: 'the contact form as JSON in info',
      body: form('{"name":"Lò Thị Mẩy","full_address":null}'),
      content: { kind: 'contact_shared', name: 'Lò Thị Mẩy' },
    },
    {
      name: 'a contact form of which one member is no text',
      body: form({ name: { first: 'Mẩy' }, phone: '84912345678', full_address: 'Lào Cai' }),
      content: { kind: 'contact_shared', phone: '84912345678' },
    },
    {
      name: 'a contact form that cannot be read',
      body: form(7),
      content: { kind: 'contact_shared' },
    },
    {
      name: 'a person who asks whether the form arrived',
      body: said('user_send_text', { text: 'Bạn đã gửi thông tin cho OA chưa?' }),
      content: { kind: 'text', text: 'Bạn đã gửi thông tin cho OA chưa?' },
    },
    {
      name: 'words that are a number',
      body: said('user_send_text', { text: 1985 }),
      content: { kind: 'text', text: '1985' },
    },
    {
      name: 'words beside attachments that are no list',
      body: said('user_send_text', { text: 'a', attachments: {} }),
      content: { kind: 'text', text: 'a' },
    },
    {
      name: 'a follow',
      body: event('follow', { oa_id: ZALO.oaId, follower: { id: USER } }),
      content: { kind: 'opened' },
    },
    {
      name: 'the chat button by user_id',
      body: event('user_click_chatnow', { oa_id: ZALO.oaId, user_id: USER }),
      content: { kind: 'opened' },
    },
    {
      name: 'the chat button by follower',
      body: event('user_click_chatnow', { oa_id: ZALO.oaId, follower: { id: USER } }),
      content: { kind: 'opened' },
    },
    {
      name: 'the chat button by sender',
      body: event('user_click_chatnow', { sender: { id: USER }, recipient: { id: ZALO.oaId } }),
      content: { kind: 'opened' },
    },
    {
      name: 'an unfollow',
      body: event('unfollow', { oa_id: ZALO.oaId, follower: { id: USER } }),
      content: { kind: 'left' },
    },
    {
      name: 'a withdrawal',
      body: event('user_withdraw', { oa_id: ZALO.oaId, user_id: USER }),
      content: { kind: 'withdrew' },
    },
  ])('reads $name', ({ body, content }) => {
    expect(contentOf(body)).toEqual([content]);
    expect(parse(body, delivery).events[0]).toMatchObject({ account: ZALO.oaId, contact: USER });
  });
});

describe('parse of Zalo, identity and time', () => {
  it('takes the digest of the bytes where there is no message id', () => {
    const [first] = parse(event('follow', { follower: { id: USER } }), delivery).events;
    const [again] = parse(event('follow', { follower: { id: USER } }), delivery).events;
    const later = { ...delivery, bytes: Buffer.from('other bytes') };
    const [other] = parse(event('follow', { follower: { id: USER } }), later).events;

    expect(first?.platformId.slice('follow:'.length)).toMatch(DIGEST);
    expect(again?.platformId).toBe(first?.platformId);
    expect(other?.platformId).not.toBe(first?.platformId);
  });

  it('tells two test events of the console apart that carry the same message id', () => {
    const ids = ['user_send_text', 'user_send_image'].map(
      (name) => parse(said(name, { msg_id: 'This is message id', text: 'a' }), delivery).events[0],
    );

    expect(new Set(ids.map((found) => found?.platformId)).size).toBe(2);
  });

  it('takes ids and times that are numbers', () => {
    const body = {
      app_id: ZALO.appId,
      event_name: 'user_send_text',
      timestamp: AT,
      sender: { id: 12345 },
      recipient: { id: ZALO.oaId },
      message: { msg_id: 67, text: 'a' },
    };

    expect(parse(body, delivery).events).toMatchObject([
      { contact: '12345', platformId: `user_send_text:67:${AT}`, sentAt: AT },
    ]);
  });

  it('forgets a timestamp that no id may look like, and takes the time of arrival', () => {
    const body = { ...said('user_send_text', { text: 'a' }), timestamp: '17953\u0000' };

    expect(parse(body, delivery).events).toMatchObject([
      { platformId: 'user_send_text:z-1:', sentAt: NOW },
    ]);
  });

  it('tolerates null in every member that may be absent', () => {
    const body = {
      ...said('user_send_text', { text: 'a', attachments: null, msg_id: null }),
      product: null,
      oa_id: null,
      follower: null,
      info: null,
      tag: null,
      recipient: null,
    };

    expect(contentOf(body)).toEqual([{ kind: 'text', text: 'a' }]);
  });
});

describe('parse of Zalo, what is acknowledged and nothing else', () => {
  const text = said('user_send_text', { text: 'a' });
  it.each([
    {
      name: 'our own message, to nobody',
      body: event('oa_send_text', { sender: { id: ZALO.oaId } }),
      reason: 'echo',
    },
    {
      name: 'the message of another account',
      body: event('oa_send_text', { sender: { id: '1' }, recipient: { id: USER } }),
      reason: 'other_account',
    },
    {
      name: 'an event we need nothing of',
      body: event('add_user_to_tag', { tag: { name: 'x', user_ids: [USER] } }),
      reason: 'not_used',
    },
    { name: 'a message in a group', body: event('user_send_group_text', {}), reason: 'not_used' },
    {
      name: 'a person event sent by ourselves',
      body: { ...text, sender: { id: ZALO.oaId } },
      reason: 'echo',
    },
    {
      name: 'a receipt whose recipient is a phone number',
      body: event('user_received_message', { recipient: { id: '84912345678' } }),
      reason: 'receipt',
    },
    {
      name: 'a seen mark',
      body: event('user_seen_message', { message: { msg_ids: ['1'] } }),
      reason: 'receipt',
    },
    ...[
      'Bạn đã gởi thông tin cho OA',
      'Bạn đã gửi thông tin cho OA',
      ' bạn đã gởi thông tin cho OA An Sinh. ',
      'Bạn đã gởi thông tin cho OA',
    ].map((text) => ({
      name: `the notice after the contact form, "${text}"`,
      body: said('user_send_text', { text }),
      reason: 'receipt',
    })),
    {
      name: 'a reaction',
      body: event('user_reacted_message', { message: { react_icon: '/-heart' } }),
      reason: 'reaction',
    },
    { name: 'an event nobody knows', body: event('something_new', {}), reason: 'unknown_event' },
    {
      name: 'an event named like a member of every object',
      body: event('constructor', {}),
      reason: 'unknown_event',
    },
    { name: 'another app', body: { ...text, app_id: '1' }, reason: 'other_account' },
    { name: 'another account', body: { ...text, recipient: { id: '1' } }, reason: 'other_account' },
    {
      name: 'another account in oa_id',
      body: event('follow', { oa_id: '1', follower: { id: USER } }),
      reason: 'other_account',
    },
    {
      name: 'nobody',
      body: event('user_send_text', { message: { text: 'a' } }),
      reason: 'malformed',
    },
    { name: 'an empty text', body: said('user_send_text', { text: '' }), reason: 'malformed' },
    { name: 'an id with NUL', body: { ...text, sender: { id: 'a\u0000b' } }, reason: 'malformed' },
    { name: 'an empty id', body: { ...text, sender: { id: '' } }, reason: 'malformed' },
    {
      name: 'an id of 257 characters',
      body: { ...text, sender: { id: 'a'.repeat(257) } },
      reason: 'malformed',
    },
    {
      name: 'an id that is no integer',
      body: { ...text, sender: { id: 1.5 } },
      reason: 'malformed',
    },
  ])('$name', ({ body, reason }) => {
    expect(parse(body, delivery)).toEqual({
      events: [],
      ignored: [{ reason, name: body.event_name }],
      signals: [],
    });
  });

  it.each([
    { name: 'no object', body: 'text' },
    { name: 'null', body: null },
    { name: 'an event without a name', body: {} },
    { name: 'a name with words a person could have written', body: { event_name: 'chị Mẩy 0912' } },
  ])('never repeats what may be personal: $name', ({ body }) => {
    expect(parse(body, delivery).ignored).toEqual([{ reason: 'malformed', name: 'unnamed' }]);
  });

  it('takes an id of 256 characters', () => {
    const contact = 'a'.repeat(256);

    expect(parse({ ...text, sender: { id: contact } }, delivery).events).toMatchObject([
      { contact },
    ]);
  });
});

describe('parse of Zalo, what is told beside what people say', () => {
  const ours = { sender: { id: ZALO.oaId }, recipient: { id: USER } };
  const about = { channel: 'zalo', account: ZALO.oaId, contact: USER, sentAt: AT };
  it.each([
    {
      name: 'a receipt',
      body: event('user_received_message', { ...ours, message: { msg_id: 'm1' } }),
      signal: { ...about, kind: 'delivered', platformIds: ['m1'] },
    },
    {
      name: 'a seen mark for several',
      body: event('user_seen_message', { ...ours, message: { msg_ids: ['m1', 'm2', 'm1'] } }),
      signal: { ...about, kind: 'seen', platformIds: ['m1', 'm2'] },
    },
    {
      name: 'a message of somebody in the chat console',
      body: event('oa_send_text', {
        ...ours,
        sender: { id: ZALO.oaId, admin_id: '77' },
        message: { msg_id: 'm1', text: 'Chào' },
      }),
      signal: { ...about, kind: 'echo', platformId: 'm1', speaker: 'person' },
    },
    {
      name: 'a message of a program, perhaps this one',
      body: event('oa_send_template', { ...ours, message: { msg_id: 'm1' } }),
      signal: { ...about, kind: 'echo', platformId: 'm1', speaker: 'unsure' },
    },
    {
      name: 'the permission taken back',
      body: event('permission_revoked', { oa_id: ZALO.oaId }),
      signal: {
        kind: 'account',
        channel: 'zalo',
        account: ZALO.oaId,
        sentAt: AT,
        problem: 'permission_revoked',
      },
    },
  ])('$name is a signal and answered by nobody', ({ body, signal }) => {
    expect(parse(body, delivery)).toMatchObject({ events: [], signals: [signal] });
  });

  it.each([
    { name: 'names a phone', recipient: '84912345678', message: { msg_id: 'm1' } },
    { name: 'carries a tracking id', recipient: USER, message: { msg_id: 'm1', tracking_id: 't' } },
    { name: 'names no message', recipient: USER, message: {} },
  ])('a receipt that $name is none of a person', ({ recipient, message }) => {
    const body = event('user_received_message', { ...ours, recipient: { id: recipient }, message });

    expect(parse(body, delivery)).toMatchObject({ events: [], signals: [] });
  });
});
