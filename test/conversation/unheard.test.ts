import { describe, expect, it } from '@jest/globals';
import { noteDeed } from '../../src/conversation/noteDeed.ts';
import type { StoredEvent } from '../../src/conversation/stores.ts';
import { whyUnheard } from '../../src/conversation/unheard.ts';
import type { InboundContent } from '../../src/core/messaging/inbound.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const DAY = 24 * 60 * 60 * 1_000;

function event(sentAt: number, content: InboundContent = { kind: 'text', text: 'a' }): StoredEvent {
  const who = { channel: 'zalo', account: 'oa', contact: 'u' } as const;
  return { ...who, id: '1', platformId: 'p', sentAt, receivedAt: NOW, content };
}

describe('whyUnheard', () => {
  const free = { stopped: false };
  it.each([
    { name: 'a moment ago', standing: free, given: event(NOW - 1), why: undefined },
    { name: 'a day ago', standing: free, given: event(NOW - DAY), why: undefined },
    { name: 'more than a day ago', standing: free, given: event(NOW - DAY - 1), why: 'replay' },
    {
      name: 'more than a day ago, leaving',
      standing: free,
      given: event(NOW - DAY - 1, { kind: 'left' }),
      why: undefined,
    },
    {
      name: 'in a pause',
      standing: { ...free, pausedUntil: NOW + 1 },
      given: event(NOW),
      why: 'paused',
    },
    {
      name: 'when the pause has ended',
      standing: { ...free, pausedUntil: NOW },
      given: event(NOW),
      why: undefined,
    },
    {
      name: 'before a person spoke',
      standing: { ...free, spokenToAt: NOW },
      given: event(NOW),
      why: 'answered',
    },
    {
      name: 'after a person spoke',
      standing: { ...free, spokenToAt: NOW - 1 },
      given: event(NOW),
      why: undefined,
    },
  ] as const)('said $name: $why', ({ standing, given, why }) => {
    expect(whyUnheard(standing, given, NOW)).toBe(why);
  });
});

describe('noteDeed', () => {
  it.each([
    { name: 'a deed', given: event(NOW - 5), interactedAt: NOW - 5 },
    { name: 'a time ahead of ours', given: event(NOW + DAY), interactedAt: NOW },
    { name: 'a deed older than the last', given: event(NOW - 9), interactedAt: NOW - 7 },
    { name: 'leaving', given: event(NOW, { kind: 'left' }), interactedAt: NOW - 7 },
  ])('$name opens the window from its own time', ({ given, interactedAt }) => {
    expect(noteDeed({ stopped: false, interactedAt: NOW - 7 }, given)).toMatchObject({
      interactedAt,
    });
  });

  it('a click on an advertisement is kept beside', () => {
    const clicked = event(NOW, { kind: 'opened', fromAd: true });

    expect(noteDeed({ stopped: false }, clicked)).toMatchObject({
      interactedAt: NOW,
      adClickedAt: NOW,
    });
  });
});
