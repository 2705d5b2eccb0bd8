import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGraph } from '../../../../src/adapters/channels/messenger/graph.ts';
import { pageClient } from '../../../../src/adapters/channels/messenger/pageClient.ts';
import {
  PROFILE_PARTS,
  profileDifferences,
  toGraphProfile,
} from '../../../../src/adapters/channels/messenger/profile.ts';
import {
  repairSubscription,
  SUBSCRIBED_FIELDS,
} from '../../../../src/adapters/channels/messenger/subscription.ts';
import { makeSubscriptionWatch } from '../../../../src/conversation/watchSubscription.ts';
import type { DeliveryError } from '../../../../src/conversation/ports.ts';
import { startFakeGraph, type FakeGraph } from '../../../support/fakeGraph.ts';
import { MESSENGER } from '../../../support/testAccounts.ts';

const NOW = Date.UTC(2026, 10, 22, 8);

describe('the Page', () => {
  let graph: FakeGraph;
  const page = (account = MESSENGER) =>
    pageClient(
      openGraph({ config: { ...account, graphUrl: graph.url }, clock: () => NOW, timeout: 5_000 }),
    );
  const repair = (wanted = SUBSCRIBED_FIELDS) =>
    repairSubscription(page(), MESSENGER.appId, wanted);

  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  it('without a subscription, is subscribed to everything', async () => {
    expect(await repair()).toEqual(SUBSCRIBED_FIELDS);
    expect(graph.subscribed()).toEqual(SUBSCRIBED_FIELDS);
    expect(graph.violations).toEqual([]);
  });

  it('with a part of it and a field of somebody else, gets what is missing and keeps the field', async () => {
    await page().subscribe(['messages', 'mention']);

    expect(await repair(['messages', 'feed'])).toEqual(['feed']);
    expect(graph.subscribed()).toEqual(['messages', 'mention', 'feed']);
  });

  it('with all of it, is only asked', async () => {
    await repair();
    const before = graph.spared.length;

    expect(await repair()).toEqual([]);
    expect(graph.spared.slice(before).map(({ method }) => method)).toEqual(['GET']);
  });

  it('never carries the token in an address', async () => {
    await repair();

    expect(graph.spared.map(({ url }) => url.href).join()).not.toContain(MESSENGER.pageAccessToken);
  });

  const profile = toGraphProfile({
    greeting: 'Chào anh/chị',
    menu: [{ title: 'Các mục', opens: 'command:menu' }],
    ice_breakers: [{ question: 'Đóng bao nhiêu?', opens: 'flow:contribution' }],
  });

  it('takes a profile, and shows no difference afterwards', async () => {
    const before = profileDifferences(await page().profile(PROFILE_PARTS), profile);
    await page().setProfile(profile);
    const after = profileDifferences(await page().profile(PROFILE_PARTS), profile);

    expect(before.map(({ part }) => part)).toEqual([...PROFILE_PARTS]);
    expect(after).toEqual([]);
    expect(graph.violations).toEqual([]);
  });

  it('shows a part that is live and no longer wanted, until it is removed', async () => {
    await page().setProfile(profile);
    const { ice_breakers: gone, ...wanted } = profile;

    const live = await page().profile(PROFILE_PARTS);
    expect(profileDifferences(live, wanted)).toEqual([
      { part: 'ice_breakers', live: gone, wanted: undefined },
    ]);
    await page().removeFromProfile(['ice_breakers']);
    expect(profileDifferences(await page().profile(PROFILE_PARTS), wanted)).toEqual([]);
  });

  it.each([
    { name: 'a member that Meta adds', live: { a: 1, b: 2 }, wanted: { a: 1 }, parts: [] },
    { name: 'another value', live: { a: 2 }, wanted: { a: 1 }, parts: ['greeting'] },
    { name: 'a longer list', live: [1, 2], wanted: [1], parts: ['greeting'] },
    { name: 'another order', live: [2, 1], wanted: [1, 2], parts: ['greeting'] },
    { name: 'nothing', live: undefined, wanted: [1], parts: ['greeting'] },
  ])('compares with what is live: $name', ({ live, wanted, parts }) => {
    const found = profileDifferences({ greeting: live }, { greeting: wanted });

    expect(found.map(({ part }) => part)).toEqual(parts);
  });
});

describe('watching the subscription', () => {
  const place = { channel: 'messenger' as const, account: '1' };
  const watch = (repair: () => Promise<readonly string[]>) => {
    const told: string[] = [];
    const note = (line: string) => void told.push(line);
    const log = { debug: note, info: note, warn: note, error: note };
    const incidents = {
      raise: (kind: string) => note(`raise ${kind}`),
      clear: (kind: string) => note(`clear ${kind}`),
    };
    return { told, watch: makeSubscriptionWatch({ repair, place, incidents, log }) };
  };
  const A_DAY = 86_400_000;
  const refusing = async (code: string, failure: DeliveryError['failure']) => {
    const { DeliveryError } = await import('../../../../src/conversation/ports.ts');
    throw new DeliveryError(failure, code);
  };

  it.each([
    {
      name: 'whole',
      repair: () => Promise.resolve([]),
      told: ['clear page_unsubscribed'],
      next: A_DAY,
    },
    {
      name: 'repaired',
      repair: () => Promise.resolve(['messages']),
      told: ['page_subscribed_again', 'clear page_unsubscribed'],
      next: A_DAY,
    },
    {
      name: 'refused',
      repair: () => refusing('200', 'needs_operator'),
      told: ['subscription_not_checked', 'raise page_unsubscribed'],
      next: A_DAY,
    },
    {
      name: 'not answered',
      repair: () => refusing('timeout', 'unknown'),
      told: ['subscription_not_checked'],
      next: 600_000,
    },
  ])('$name: $told', async ({ repair, told, next }) => {
    const bench = watch(repair);

    expect(await bench.watch.look()).toBe(next);
    expect(bench.told).toEqual(told);
  });
});
