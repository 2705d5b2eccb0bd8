import { describe, expect, it } from '@jest/globals';
import { CAPABILITIES } from '../../../src/core/messaging/capabilities.ts';
import { layOutTurn } from '../../../src/core/messaging/layOutTurn.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';

const yes = { title: 'Có', payload: 'answer:a.b:yes' };
const said = (text: string, choices = [yes].slice(1)) => ({ text, choices });

describe('layOutTurn', () => {
  it.each([
    { turn: [said('Chào'), said('Hỏi?', [yes])], parts: ['Chào\n\nHỏi?'] },
    { turn: [said('Một'), said('Hai'), said('Ba?', [yes])], parts: ['Một\n\nHai\n\nBa?'] },
    { turn: [said('Hỏi?', [yes]), said('Thêm')], parts: ['Hỏi?', 'Thêm'] },
    { turn: [said('Dài'.repeat(600)), said('Hỏi?', [yes])], parts: [1_800 + 2 + 4] },
    { turn: [said('Dài'.repeat(666)), said('Hỏi?', [yes])], parts: [1_998, 4] },
    { turn: [], parts: [] },
  ])('$turn.length messages, said in one turn, are as few sends as fit', ({ turn, parts }) => {
    const laidOut = layOutTurn(turn, CAPABILITIES.zalo);

    const shown = laidOut.map(({ text }, index) =>
      typeof parts[index] === 'number' ? text.length : text,
    );
    expect(shown).toEqual(parts);
  });

  it('what can be tapped, after the joining, is under the question it answers', () => {
    const [part] = layOutTurn([said('Chào'), said('Hỏi?', [yes])], CAPABILITIES.messenger);

    expect(part?.buttons).toEqual([yes]);
  });

  const order = { name: 'chart', on: localDate('2026-11-22'), input: {} };
  const drawn = (text: string) => ({ ...said(text), image: { order, caption: 'Hình kể.' } });

  it.each([
    { on: 'zalo', parts: ['hình Một\n\nHai\n\nHình kể.', 'Ba?'] },
    { on: 'messenger', parts: ['hình', 'Một\n\nHai\n\nHình kể.\n\nBa?'] },
  ] as const)('a picture between words on $on takes two sends, in order', ({ on, parts }) => {
    const turn = [said('Một'), drawn('Hai'), said('Ba?', [yes])];

    const shown = layOutTurn(turn, CAPABILITIES[on]).map(({ text, image }) =>
      (image ? `hình ${text}` : text).trim(),
    );

    expect(shown).toEqual(parts);
  });

  it('two pictures, however short their words, are never in one send', () => {
    const parts = layOutTurn([drawn('Một'), drawn('Hai')], CAPABILITIES.zalo);

    expect(parts.map(({ image }) => image)).toEqual([order, order]);
  });
});
