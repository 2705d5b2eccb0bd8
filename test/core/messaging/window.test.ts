import { describe, expect, it } from '@jest/globals';
import { CAPABILITIES } from '../../../src/core/messaging/capabilities.ts';
import {
  judgeSend,
  openUntil,
  opensWindow,
  windowOf,
  type SendPurpose,
  type Standing,
} from '../../../src/core/messaging/window.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
const ZALO = CAPABILITIES.zalo;
const ago = (milliseconds: number): Standing => ({
  stopped: false,
  interactedAt: NOW - milliseconds,
});

describe('windowOf', () => {
  it.each([
    { channel: 'zalo', since: 0, window: 'free' },
    { channel: 'zalo', since: 48 * HOUR - 1, window: 'free' },
    { channel: 'zalo', since: 48 * HOUR, window: 'paid' },
    { channel: 'zalo', since: 7 * DAY - 1, window: 'paid' },
    { channel: 'zalo', since: 7 * DAY, window: undefined },
    { channel: 'messenger', since: 0, window: 'free' },
    { channel: 'messenger', since: DAY - 1, window: 'free' },
    { channel: 'messenger', since: DAY, window: 'person' },
    { channel: 'messenger', since: 7 * DAY - 1, window: 'person' },
    { channel: 'messenger', since: 7 * DAY, window: undefined },
  ] as const)('$channel, $since ms after the last deed: $window', ({ channel, since, window }) => {
    expect(windowOf(ago(since), NOW, CAPABILITIES[channel])).toBe(window);
  });

  it.each([
    { name: 'nothing is known', standing: { stopped: false }, window: undefined },
    {
      name: 'the platform closed it after the last deed',
      standing: { ...ago(HOUR), closedAt: NOW - HOUR },
      window: undefined,
    },
    {
      name: 'a deed came after the platform closed it',
      standing: { ...ago(HOUR), closedAt: NOW - HOUR - 1 },
      window: 'free',
    },
    {
      name: 'an ad was clicked a moment less than 7 days ago',
      standing: { ...ago(7 * DAY - 1), adClickedAt: NOW - 7 * DAY + 1 },
      window: 'free',
    },
    {
      name: 'an ad was clicked 7 days ago',
      standing: { ...ago(7 * DAY), adClickedAt: NOW - 7 * DAY },
      window: undefined,
    },
  ])('messenger, when $name: $window', ({ standing, window }) => {
    expect(windowOf(standing, NOW, CAPABILITIES.messenger)).toBe(window);
  });
});

describe('judgeSend', () => {
  const stopped = { ...ago(0), stopped: true };
  const paused = { ...ago(0), pausedUntil: NOW + 1 };

  it.each<{
    purpose: SendPurpose;
    name: string;
    standing: Standing;
    mayPay?: boolean;
    said: string;
  }>([
    { purpose: 'reply', name: 'inside 48 h', standing: ago(0), said: 'free' },
    { purpose: 'proactive', name: 'inside 48 h', standing: ago(0), said: 'free' },
    { purpose: 'reply', name: 'after 48 h', standing: ago(2 * DAY), said: 'window_closed' },
    {
      purpose: 'reply',
      name: 'after 48 h, paying',
      standing: ago(2 * DAY),
      mayPay: true,
      said: 'paid',
    },
    { purpose: 'person', name: 'after 48 h', standing: ago(2 * DAY), said: 'paid' },
    { purpose: 'person', name: 'after 7 days', standing: ago(7 * DAY), said: 'window_closed' },
    { purpose: 'proactive', name: 'unknown', standing: { stopped: false }, said: 'window_closed' },
    { purpose: 'reply', name: 'stopped', standing: stopped, said: 'stopped' },
    { purpose: 'person', name: 'stopped', standing: stopped, said: 'stopped' },
    { purpose: 'proactive', name: 'stopped', standing: stopped, said: 'stopped' },
    { purpose: 'farewell', name: 'stopped', standing: stopped, said: 'free' },
    { purpose: 'reply', name: 'paused', standing: paused, said: 'paused' },
    { purpose: 'proactive', name: 'paused', standing: paused, said: 'paused' },
    { purpose: 'person', name: 'paused', standing: paused, said: 'free' },
    {
      purpose: 'reply',
      name: 'paused until now',
      standing: { ...ago(0), pausedUntil: NOW },
      said: 'free',
    },
    {
      purpose: 'reply',
      name: 'paused without an end',
      standing: { ...ago(0), pausedUntil: Infinity },
      said: 'paused',
    },
  ])('zalo, $purpose, $name: $said', ({ purpose, standing, mayPay = false, said }) => {
    const verdict = judgeSend({ purpose, standing, now: NOW, mayPay }, ZALO);

    expect(verdict.kind === 'may_go' ? verdict.window : verdict.code).toBe(said);
  });

  it.each<{ purpose: SendPurpose; said: string }>([
    { purpose: 'reply', said: 'window_closed' },
    { purpose: 'proactive', said: 'window_closed' },
    { purpose: 'person', said: 'person' },
  ])('messenger, a day after the last deed, $purpose: $said', ({ purpose, said }) => {
    const question = { purpose, standing: ago(DAY), now: NOW, mayPay: true };
    const verdict = judgeSend(question, CAPABILITIES.messenger);

    expect(verdict.kind === 'may_go' ? verdict.window : verdict.code).toBe(said);
  });
});

describe('opensWindow', () => {
  it.each([
    { content: { kind: 'text', text: 'a' }, opens: true },
    { content: { kind: 'tap', payload: 'a' }, opens: true },
    { content: { kind: 'media', media: 'image', urls: [] }, opens: true },
    { content: { kind: 'opened' }, opens: true },
    { content: { kind: 'contact_shared' }, opens: true },
    { content: { kind: 'left' }, opens: false },
    { content: { kind: 'withdrew' }, opens: false },
  ] as const)('$content.kind: $opens', ({ content, opens }) => {
    expect(opensWindow(content)).toBe(opens);
  });
});

describe('openUntil', () => {
  const noon = { interactedAt: NOW, stopped: false };

  it.each([
    { what: 'Zalo, a word at noon', standing: noon, rules: ZALO, until: NOW + 7 * DAY },
    { what: 'Messenger', standing: noon, rules: CAPABILITIES.messenger, until: NOW + 7 * DAY },
    {
      what: 'Messenger, a click on an advertisement after it',
      standing: { ...noon, adClickedAt: NOW + HOUR },
      rules: CAPABILITIES.messenger,
      until: NOW + HOUR + 7 * DAY,
    },
    { what: 'stopped', standing: { ...noon, stopped: true }, rules: ZALO, until: undefined },
    {
      what: 'refused by Zalo',
      standing: { ...noon, closedAt: NOW },
      rules: ZALO,
      until: undefined,
    },
    { what: 'a stranger', standing: { stopped: false }, rules: ZALO, until: undefined },
  ])('$what: $until', ({ standing, rules, until }) => {
    expect(openUntil(standing, NOW + HOUR, rules)).toBe(until);
  });
});
