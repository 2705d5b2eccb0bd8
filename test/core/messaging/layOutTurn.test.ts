import { describe, expect, it } from '@jest/globals';
import { CAPABILITIES } from '../../../src/core/messaging/capabilities.ts';
import { layOutTurn } from '../../../src/core/messaging/layOutTurn.ts';

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
});
