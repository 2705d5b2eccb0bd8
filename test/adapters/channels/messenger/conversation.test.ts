import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { messengerChannel } from '../../../../src/adapters/channels/messenger/messengerChannel.ts';
import type { SendOptions } from '../../../../src/conversation/ports.ts';
import type { OutboundPart } from '../../../../src/core/messaging/outbound.ts';
import { fakePaint } from '../../../support/fakePaint.ts';
import { startFakeGraph, type FakeGraph } from '../../../support/fakeGraph.ts';
import { MESSENGER } from '../../../support/testAccounts.ts';
import { thrown } from '../../../support/thrown.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const DAY = 24 * 60 * 60 * 1_000;

describe('the conversations of a Page', () => {
  let graph: FakeGraph;
  let now: number;
  const page = { channel: 'messenger' as const, account: MESSENGER.pageId };
  const channel = (limit?: number) =>
    messengerChannel({
      config: { ...MESSENGER, graphUrl: graph.url },
      paint: fakePaint,
      clock: () => now,
      ...(limit !== undefined && { privateReplies: () => Promise.resolve(limit) }),
    });
  const send = (
    contact: string,
    part: Partial<OutboundPart> = {},
    options?: Partial<SendOptions>,
  ) =>
    channel().send(
      { ...page, contact },
      { text: 'Dạ', buttons: [], ...part },
      { id: '41', ...options },
    );

  beforeEach(async () => {
    now = NOW;
    graph = await startFakeGraph(MESSENGER, { clock: () => now });
    graph.heard('7', NOW);
  });
  afterEach(() => graph.close());

  it.each([
    {
      name: 'an answer, a millisecond before a day',
      window: 'free',
      after: DAY - 1,
      tag: undefined,
    },
    { name: 'what a person wrote, after a day', window: 'person', after: DAY, tag: 'HUMAN_AGENT' },
    {
      name: 'what a person wrote, a millisecond before seven days',
      window: 'person',
      after: 7 * DAY - 1,
      tag: 'HUMAN_AGENT',
    },
  ] as const)('$name, goes with the tag $tag', async ({ window, after, tag }) => {
    now = NOW + after;

    await send('7', {}, { window });

    expect(graph.sent.all).toMatchObject([{ tag }]);
    expect(graph.violations).toEqual([]);
  });

  it.each([
    { name: 'an answer after a day', window: 'free', after: DAY },
    { name: 'what a person wrote, after seven days', window: 'person', after: 7 * DAY },
  ] as const)('$name, is refused as closed', async ({ window, after }) => {
    now = NOW + after;

    expect(await thrown(send('7', {}, { window }))).toMatchObject({
      failure: 'contact_closed',
      code: '10/2018278',
    });
  });

  it('shows links as buttons of the text, and asks for the phone', async () => {
    await send('7', {
      buttons: [{ title: 'Menu', payload: 'command:menu' }],
      links: [
        { kind: 'url', title: 'Xem bản đồ', url: 'https://bot.example.vn/ban-do' },
        { kind: 'phone', title: 'Gọi tổng đài', phone: '+8419009068' },
      ],
      contactRequest: { asks: 'phone', title: 'a', subtitle: 'b' },
    });

    expect(graph.sent.all).toMatchObject([
      {
        text: 'Dạ',
        asksForPhone: true,
        buttons: [{ title: 'Menu', payload: 'command:menu' }],
        links: [
          { title: 'Xem bản đồ', to: 'https://bot.example.vn/ban-do' },
          { title: 'Gọi tổng đài', to: '+8419009068' },
        ],
      },
    ]);
  });

  it('answers a comment once', async () => {
    graph.commented('1_2', NOW);

    await send('comment:1_2');

    expect(graph.sent.all).toMatchObject([{ to: 'comment:1_2' }]);
    expect(JSON.parse(graph.calls[0]?.body ?? '')).toMatchObject({
      recipient: { comment_id: '1_2' },
    });
    expect(await thrown(send('comment:1_2'))).toMatchObject({
      failure: 'permanent',
      code: '10900',
    });
  });

  it('answers a comment of seven days ago no more', async () => {
    graph.commented('1_2', NOW - 7 * DAY - 1);

    expect(await thrown(send('comment:1_2'))).toMatchObject({ failure: 'contact_closed' });
  });

  it('waits with comments, and nothing else, when the hour is full', async () => {
    const full = channel(60_000);
    const part = { text: 'a', buttons: [] };

    expect(
      await thrown(full.send({ ...page, contact: 'comment:1' }, part, { id: '1' })),
    ).toMatchObject({
      failure: 'retry',
      code: 'private_replies',
      retryAfter: 60_000,
    });
    await full.send({ ...page, contact: '7' }, part, { id: '2' });
    expect(graph.sent.all).toHaveLength(1);
  });

  it('passes, takes and releases a conversation', async () => {
    const to = { ...page, contact: '7' };

    await channel().passToInbox(to);
    const refused = await thrown(send('7'));
    await channel().take(to);
    await send('7');
    await channel().release(to);

    expect(refused).toMatchObject({ failure: 'contact_closed', code: '10/2018300' });
    expect(graph.deeds.all).toEqual([
      { name: 'pass_thread_control', to: '7' },
      { name: 'take_thread_control', to: '7' },
      { name: 'release_thread_control', to: '7' },
    ]);
  });

  it('shows that it is typing, and nobody minds when that fails', async () => {
    const to = { ...page, contact: '7' };
    channel().showTyping?.(to);
    channel().showTyping?.({ ...page, contact: 'comment:1' });
    channel().showTyping?.({ ...to, account: '1' });
    await graph.deeds.reached(1);
    await send('7');
    expect(graph.deeds.all).toEqual([{ name: 'typing_on', to: '7' }]);

    await graph.close();
    channel().showTyping?.(to);
    expect(await thrown(send('7'))).toMatchObject({ failure: 'retry' });
    graph = await startFakeGraph();
  });
});
