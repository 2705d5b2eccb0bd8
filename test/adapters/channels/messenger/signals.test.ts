import { describe, expect, it } from '@jest/globals';
import { parse } from '../../../../src/adapters/channels/messenger/parse.ts';
import { messengerItem } from '../../../support/signedWebhooks.ts';
import { MESSENGER } from '../../../support/testAccounts.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const AT = NOW - 1_000;
const USER = '9223372036854775123';
const PAGE = MESSENGER.pageId;
const OURS = MESSENGER.appId;
const knowsRef = (ref: string) => ref === 'yen-bai';

const posted = (entry: unknown) =>
  parse(
    { object: 'page', entry: [entry] },
    { receivedAt: NOW, pageId: PAGE, appId: OURS, knowsRef },
  );
const item = (members: Readonly<Record<string, unknown>>) =>
  messengerItem({ user: USER, at: AT }, members);
const read = (...messaging: readonly unknown[]) => posted({ id: PAGE, time: AT, messaging });
const echoed = (message: Readonly<Record<string, unknown>>) => ({
  sender: { id: PAGE },
  recipient: { id: USER },
  timestamp: AT,
  message: { mid: 'm_9', text: 'a', is_echo: true, ...message },
});
const fed = (value: unknown, id = PAGE) =>
  posted({ id, time: AT, changes: [{ field: 'feed', value }] });

describe('parse of Messenger, what Meta tells beside what people say', () => {
  it.each([
    {
      name: 'our own message, app_id as number',
      given: echoed({ app_id: Number(OURS), metadata: '41' }),
      told: { kind: 'echo', platformId: 'm_9', speaker: 'us', sendId: '41' },
    },
    {
      name: 'our own message, app_id as text, without our id',
      given: echoed({ app_id: OURS }),
      told: { kind: 'echo', platformId: 'm_9', speaker: 'us' },
    },
    {
      name: 'what somebody wrote in the Page',
      given: echoed({ metadata: '41' }),
      told: { kind: 'echo', platformId: 'm_9', speaker: 'person' },
    },
    {
      name: 'what somebody wrote in the Page inbox',
      given: echoed({ app_id: 263902037430900 }),
      told: { kind: 'echo', platformId: 'm_9', speaker: 'person' },
    },
    {
      name: 'what another program sent, with an id of its own',
      given: echoed({ app_id: 1, metadata: '41' }),
      told: { kind: 'echo', platformId: 'm_9', speaker: 'app' },
    },
    {
      name: 'a delivery with ids',
      given: item({ delivery: { mids: ['m_1', 7, null], watermark: AT } }),
      told: { kind: 'delivered', platformIds: ['m_1', '7'], until: AT },
    },
    {
      name: 'a delivery without ids, in seconds',
      given: item({ delivery: { watermark: Math.floor(AT / 1000) } }),
      told: { kind: 'delivered', platformIds: [], until: AT },
    },
    {
      name: 'a read mark as text',
      given: item({ read: { watermark: `${AT}` } }),
      told: { kind: 'seen', platformIds: [], until: AT },
    },
    {
      name: 'a conversation passed to us',
      given: item({ pass_thread_control: { new_owner_app_id: Number(OURS) } }),
      told: { kind: 'routing', change: 'given_to_us' },
    },
    {
      name: 'a conversation passed to nobody named: whoever hears it has it',
      given: item({ pass_thread_control: {} }),
      told: { kind: 'routing', change: 'given_to_us' },
    },
    {
      name: 'a conversation passed to the Page inbox',
      given: item({ pass_thread_control: { new_owner_app_id: '263902037430900' } }),
      told: { kind: 'routing', change: 'taken_from_us' },
    },
    {
      name: 'a conversation taken from us',
      given: item({ take_thread_control: { previous_owner_app_id: OURS } }),
      told: { kind: 'routing', change: 'taken_from_us' },
    },
    {
      name: 'a conversation that is asked for',
      given: item({ request_thread_control: { requested_owner_app_id: '1' } }),
      told: { kind: 'routing', change: 'requested_from_us' },
    },
  ])('tells of $name', ({ given, told }) => {
    const { events, signals } = read(given);

    expect(events).toEqual([]);
    expect(signals).toEqual([
      { channel: 'messenger', account: PAGE, contact: USER, sentAt: AT, ...told },
    ]);
  });

  it.each([
    { key: 'policy_enforcement', action: 'block', problem: 'policy_block' },
    { key: 'policy-enforcement', action: 'warning', problem: 'policy_warning' },
  ])('tells of $key $action as a problem of the account', ({ key, action, problem }) => {
    const { signals } = read({ recipient: { id: PAGE }, timestamp: AT, [key]: { action } });

    expect(signals).toEqual([
      { kind: 'account', channel: 'messenger', account: PAGE, sentAt: AT, problem },
    ]);
  });

  it.each([
    { name: 'an echo of another Page', given: { ...echoed({}), sender: { id: '1' } } },
    { name: 'an echo to nobody', given: { ...echoed({}), recipient: {} } },
    { name: 'an echo without an id', given: echoed({ mid: null }) },
    {
      name: 'a read mark for another Page',
      given: { ...item({ read: { watermark: AT } }), recipient: { id: '1' } },
    },
    { name: 'a read mark without a time', given: item({ read: { watermark: 'soon' } }) },
    { name: 'a delivery of nothing', given: item({ delivery: {} }) },
    { name: 'the end of a block', given: item({ policy_enforcement: { action: 'unblock' } }) },
    { name: 'roles of apps', given: item({ app_roles: { 1: ['primary_receiver'] } }) },
    { name: 'a reaction', given: item({ reaction: { mid: 'm_1', action: 'react' } }) },
    { name: 'an edited message', given: item({ message_edit: { mid: 'm_1', text: 'b' } }) },
  ])('tells nothing of $name, and answers nobody', ({ given }) => {
    expect(read(given)).toMatchObject({ events: [], ignored: [{}], signals: [] });
  });

  it('in standby, answers nobody and still tells what became of our messages', () => {
    const standby = [
      item({ message: { mid: 'm_1', text: 'a' } }),
      item({ read: { watermark: AT } }),
    ];

    const { events, ignored, signals } = posted({ id: PAGE, time: AT, standby });

    expect(events).toEqual([]);
    expect(ignored.map(({ reason }) => reason)).toEqual(['standby', 'standby']);
    expect(signals).toMatchObject([{ kind: 'seen', until: AT }]);
  });
});

describe('parse of Messenger, the feed of the Page', () => {
  const comment = {
    item: 'comment',
    verb: 'add',
    comment_id: '1_2',
    post_id: '1_1',
    parent_id: '1_1',
    from: { id: '77', name: 'Nguyễn Văn A' },
    created_time: Math.floor(AT / 1000),
    message: 'tư vấn giúp em',
  };

  it('tells of a comment without its writer', () => {
    const { events, ignored, signals } = fed(comment);

    expect([events, ignored]).toEqual([[], []]);
    expect(signals).toEqual([
      {
        kind: 'comment',
        channel: 'messenger',
        account: PAGE,
        sentAt: AT,
        commentId: '1_2',
        postId: '1_1',
        text: 'tư vấn giúp em',
      },
    ]);
  });

  it.each([
    { name: 'a comment of the Page', value: { ...comment, from: { id: PAGE } } },
    { name: 'an old comment of the Page', value: { ...comment, from: undefined, sender_id: PAGE } },
    { name: 'a comment of nobody', value: { ...comment, from: undefined } },
    { name: 'a removed comment', value: { ...comment, verb: 'remove' } },
    { name: 'an edited comment', value: { ...comment, verb: 'edited' } },
    { name: 'a post', value: { ...comment, item: 'post' } },
    { name: 'a comment without words', value: { ...comment, message: ' ' } },
    { name: 'a comment without an id', value: { ...comment, comment_id: undefined } },
    { name: 'no value', value: null },
  ])('ignores $name', ({ value }) => {
    expect(fed(value)).toEqual({
      events: [],
      ignored: [{ reason: 'unknown_event', name: 'changes' }],
      signals: [],
    });
  });

  it('counts what belongs to another Page', () => {
    expect(fed(comment, '1')).toEqual({
      events: [],
      ignored: [{ reason: 'other_account', name: 'changes' }],
      signals: [],
    });
  });
});

describe('parse of Messenger, where somebody comes from', () => {
  it.each([
    { referral: { ref: 'yen-bai', source: 'ADS', ad_id: '6' }, ref: 'yen-bai' },
    { referral: { source: 'ADS', ad_id: 6045246247433 }, ref: 'ad:6045246247433' },
    { referral: { ref: '', source: 'SHORTLINK' }, ref: undefined },
    { referral: { ref: 7, ad_id: {} }, ref: undefined },
  ])('opens with $ref', ({ referral, ref }) => {
    const content = { kind: 'opened', ...(ref !== undefined && { ref }) };

    expect(read(item({ referral })).events).toMatchObject([{ content }]);
    expect(read(item({ postback: { payload: 'GET_STARTED', referral } })).events).toMatchObject([
      { content },
    ]);
  });

  it.each([
    {
      name: 'words',
      members: { message: { mid: 'm_1', text: 'a', referral: { ref: 'yen-bai' } } },
    },
    {
      name: 'a tap',
      members: { postback: { mid: 'm_1', payload: 'flow:a', referral: { ref: 'yen-bai' } } },
    },
  ])('hears a link that is known before $name that came through it', ({ members }) => {
    const events = read(item(members)).events;

    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({ content: { kind: 'opened', ref: 'yen-bai' } });
    expect(events[1]).toMatchObject({ platformId: 'm_1' });
    expect(read(item(members)).events[0]?.platformId).toBe(events[0]?.platformId);
  });

  it('hears words alone when nobody planned the link', () => {
    const message = { mid: 'm_1', text: 'a', referral: { ad_id: '7' } };

    expect(read(item({ message })).events).toMatchObject([{ content: { kind: 'text' } }]);
  });
});

describe('parse of Messenger, the form {field, value}', () => {
  const value = {
    sender: { id: USER },
    recipient: { id: PAGE },
    timestamp: `${Math.floor(AT / 1000)}`,
    postback: { title: 'Xem', payload: 'flow:pension' },
  };

  it.each([
    {
      name: 'in an entry',
      body: {
        object: 'page',
        entry: [{ id: '0', changes: [{ field: 'messaging_postbacks', value }] }],
      },
    },
    { name: 'alone', body: { field: 'messaging_postbacks', value } },
  ])('is read as an item, $name', ({ body }) => {
    const { events } = parse(body, { receivedAt: NOW, pageId: PAGE, appId: OURS });

    expect(events).toMatchObject([
      { contact: USER, sentAt: AT, content: { kind: 'tap', payload: 'flow:pension' } },
    ]);
  });
});
