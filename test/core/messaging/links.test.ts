import { describe, expect, it } from '@jest/globals';
import { CAPABILITIES } from '../../../src/core/messaging/capabilities.ts';
import { layOut } from '../../../src/core/messaging/layOut.ts';
import { layOutTurn } from '../../../src/core/messaging/layOutTurn.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import type { Link } from '../../../src/core/messaging/outbound.ts';

const MAP: Link = { kind: 'url', title: 'Xem bản đồ', url: 'https://bot.example.vn/a' };
const CALL: Link = { kind: 'phone', title: 'Gọi tổng đài', phone: '+8419009068' };
const LINES = 'Xem bản đồ: https://bot.example.vn/a\nGọi tổng đài: +8419009068';
const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ title: `${index}`, payload: `${index}` }));

describe('layOut, links', () => {
  it.each([
    {
      channel: 'messenger' as const,
      name: 'two beside 640 characters',
      text: 'a'.repeat(640),
      taps: 13,
      buttons: true,
    },
    {
      channel: 'messenger' as const,
      name: 'two beside 641 characters',
      text: 'a'.repeat(641),
      taps: 0,
      buttons: false,
    },
    {
      channel: 'zalo' as const,
      name: 'two beside three buttons',
      text: 'a',
      taps: 3,
      buttons: true,
    },
    {
      channel: 'zalo' as const,
      name: 'two beside four buttons',
      text: 'a',
      taps: 4,
      buttons: false,
    },
  ])('on $channel, $name: buttons $buttons', ({ channel, text, taps, buttons }) => {
    const message = { text, choices: choices(taps), links: [MAP, CALL] };

    const parts = layOut(message, CAPABILITIES[channel]);

    expect(parts).toHaveLength(1);
    expect(parts[0]?.links).toEqual(buttons ? [MAP, CALL] : undefined);
    expect(parts[0]?.text).toBe(buttons ? text : `${text}\n\n${LINES}`);
    expect(parts[0]?.buttons).toHaveLength(taps);
  });

  it('a title that is too long for a button is a line', () => {
    const link = { ...MAP, title: 'a'.repeat(21) };

    const [part] = layOut({ text: 'b', choices: [], links: [link] }, CAPABILITIES.messenger);

    expect(part?.text).toBe(`b\n\n${'a'.repeat(21)}: https://bot.example.vn/a`);
  });

  it('no link is lost beside a picture', () => {
    const order = { name: 'chart', on: localDate('2026-11-22'), input: {} };
    const image = { order, caption: 'c' };

    const parts = layOut({ text: 'b', choices: [], links: [MAP], image }, CAPABILITIES.zalo);

    expect(parts[0]?.text).toContain('https://bot.example.vn/a');
  });

  it('a text with links is not run together with the next one', () => {
    const messages = [
      { text: 'a', choices: [], links: [MAP] },
      { text: 'b', choices: choices(1) },
    ];

    expect(layOutTurn(messages, CAPABILITIES.messenger)).toEqual([
      { text: 'a', buttons: [], links: [MAP] },
      { text: 'b', buttons: choices(1) },
    ]);
  });
});
