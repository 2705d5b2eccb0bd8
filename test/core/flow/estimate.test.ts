import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readYaml } from '../../../src/adapters/files/yamlFile.ts';
import { shippedTools } from '../../support/shippedTools.ts';
import { after, afterTexts, lastTurn, messagesOf } from '../../support/talk.ts';
import type { Talk } from '../../support/talk.ts';

const row = z.strictObject({
  typed: z.string(),
  pays: z.string(),
  assuming: z.string(),
  asks: z.string(),
});
const { value: file } = await readYaml(
  'test/cases/estimates.yaml',
  z.strictObject({ cases: z.array(row).min(10) }),
);

const textOf = (talk: Talk) =>
  messagesOf(lastTurn(talk))
    .map(({ text }) => text)
    .join('\n');

describe.each(['zalo', 'messenger'] as const)('the first word on %s', (channel) => {
  const tools = shippedTools(channel);

  it.each(file.cases)('"$typed" brings "$pays" at once', ({ typed, pays, assuming, asks }) => {
    const talk = afterTexts(tools, typed);
    const said = textOf(talk);
    const calculated = lastTurn(talk).events.filter(({ kind }) => kind === 'calculated');

    expect(calculated).toHaveLength(pays === '' ? 0 : 1);
    expect(/tính trước cho anh\/chị: (.*) ạ\./.exec(said)?.[1] ?? '').toBe(pays);
    expect(/trường hợp: (.*)\. Anh\/chị trả lời/.exec(said)?.[1] ?? '').toBe(assuming);
    expect(said.slice(-400)).toContain(asks);
  });

  it('is answered with the law behind it, and with the right result when all is known', () => {
    const first = afterTexts(tools, file.cases[0]?.typed ?? '');
    const answers = ['hộ nghèo, mức thấp nhất, đóng hằng tháng', 'chưa'];
    const last = answers.reduce((talk, text) => after(talk, { kind: 'text', text }, tools), first);

    expect(textOf(after(first, { kind: 'text', text: 'vì sao' }, tools))).toContain(
      'Tiền tự nộp: 264.000 đồng',
    );
    expect(textOf(last)).toContain('mỗi tháng anh/chị nộp 165.000 đồng');
    expect(textOf(last)).not.toContain('tính trước');
  });
});
