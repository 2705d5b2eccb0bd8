import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { messengerChannel } from '../../src/adapters/channels/messenger/messengerChannel.ts';
import type { Paint } from '../../src/conversation/ports.ts';
import type { OutboundPart } from '../../src/core/messaging/outbound.ts';
import { localDate } from '../../src/core/shared/localDate.ts';
import { startFakeGraph, type FakeGraph } from './fakeGraph.ts';
import { startFakeZalo, type FakeZalo } from './fakeZalo.ts';
import { MESSENGER, ZALO } from './testAccounts.ts';
import { zaloProcess } from './zaloProcess.ts';
import { thrown } from './thrown.ts';
import { fakePaint } from './fakePaint.ts';

const buttons = (count: number, title = 'a', payload = 'b') =>
  Array.from({ length: count }, () => ({ title, payload }));

describe('the fake Zalo', () => {
  let zalo: FakeZalo;
  let paint: Paint;
  const send = (part: OutboundPart) =>
    zaloProcess({ url: zalo.url, paint, clock: () => 0 }).send(
      { channel: 'zalo', account: ZALO.oaId, contact: '7' },
      part,
      { id: 'x' },
    );

  beforeEach(async () => {
    zalo = await startFakeZalo(ZALO, { clock: () => 0 });
    paint = fakePaint;
  });
  afterEach(() => zalo.close());

  it.each([
    { name: '2,001 characters', part: { text: 'ạ'.repeat(2_001), buttons: [] }, code: '-210' },
    { name: 'six buttons', part: { text: 'a', buttons: buttons(6) }, code: '-210' },
    {
      name: 'a title of 101',
      part: { text: 'a', buttons: buttons(1, 'a'.repeat(101)) },
      code: '-210',
    },
    {
      name: 'a payload of 1,001 with our mark',
      part: { text: 'a', buttons: buttons(1, 'a', 'b'.repeat(997)) },
      code: '-210',
    },
    { name: 'an empty text', part: { text: ' ', buttons: [] }, code: '-201' },
    { name: 'an empty title', part: { text: 'a', buttons: buttons(1, '') }, code: '-201' },
  ])('refuses $name', async ({ part, code }) => {
    expect(await thrown(send(part))).toMatchObject({ code });
    expect(zalo.sent.all).toEqual([]);
  });

  it.each([{ name: 'a file that is no picture', png: Buffer.from('GIF89a'), code: '-201' }])(
    'refuses $name',
    async ({ png, code }) => {
      const image = { name: 'chart', on: localDate('2026-11-22'), input: {} };
      paint = () => Promise.resolve({ png, text: '' });

      expect(await thrown(send({ text: 'a', buttons: [], image }))).toMatchObject({ code });
      expect(zalo.sent.all).toEqual([]);
    },
  );

  it('takes a refresh token once', async () => {
    await send({ text: 'a', buttons: [] });

    const again = send({ text: 'b', buttons: [] });

    expect(await thrown(again)).toMatchObject({ code: 'oauth_-14014' });
  });

  it('tells when a message has arrived', async () => {
    const arrival = zalo.sent.reached(1);

    await send({ text: 'a', buttons: [] });

    expect(await arrival).toMatchObject([{ to: '7', text: 'a' }]);
  });
});

describe('the fake Graph API', () => {
  let graph: FakeGraph;
  const send = (part: OutboundPart, account = MESSENGER) =>
    messengerChannel({
      config: { ...account, graphUrl: graph.url },
      paint: fakePaint,
      clock: () => 0,
    }).send({ channel: 'messenger', account: account.pageId, contact: '7' }, part, { id: 'x' });

  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  it.each([
    { name: '2,001 characters', part: { text: 'ạ'.repeat(2_001), buttons: [] } },
    { name: 'fourteen quick replies', part: { text: 'a', buttons: buttons(14) } },
    { name: 'a title of 21', part: { text: 'a', buttons: buttons(1, 'a'.repeat(21)) } },
    {
      name: 'a payload of 1,001',
      part: { text: 'a', buttons: buttons(1, 'a', 'b'.repeat(1_001)) },
    },
    { name: 'an empty text', part: { text: ' ', buttons: [] } },
  ])('refuses $name', async ({ part }) => {
    expect(await thrown(send(part))).toMatchObject({ code: '100' });
    expect(graph.sent.all).toEqual([]);
  });

  it.each([
    { name: 'another token', account: { ...MESSENGER, pageAccessToken: 'a' }, code: '190' },
    { name: 'another proof', account: { ...MESSENGER, appSecret: 'a' }, code: '100' },
    { name: 'another Page', account: { ...MESSENGER, pageId: '1' }, code: '100' },
  ])('refuses $name', async ({ account, code }) => {
    expect(await thrown(send({ text: 'a', buttons: [] }, account))).toMatchObject({ code });
  });

  it('answers by its rules after a delay', async () => {
    graph.troubleAlways({ kind: 'delay', milliseconds: 1 });

    expect(await send({ text: 'a', buttons: [] })).toEqual({ platformId: 'm_fake_1' });
  });
});
