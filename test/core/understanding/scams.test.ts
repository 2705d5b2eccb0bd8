import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readYaml } from '../../../src/adapters/files/yamlFile.ts';
import type { FlowTools } from '../../../src/core/flow/types.ts';
import { ear } from '../../support/ear.ts';
import { shippedTools } from '../../support/shippedTools.ts';
import { after, lastTurn, SILENCE } from '../../support/talk.ts';

const { value: cases } = await readYaml(
  'test/cases/scams.yaml',
  z.array(z.strictObject({ said: z.string(), heard: z.enum(['warn', 'careful', 'none']) })),
);

const WARNED = /không bao giờ xin mã OTP.*1900 9068/s;

/** What the bot says to the last of these texts. */
function answers(tools: FlowTools, ...texts: readonly string[]): readonly string[] {
  const talk = texts.reduce((so, text) => after(so, { kind: 'text', text }, tools), SILENCE);
  return lastTurn(talk).events.flatMap((event) =>
    event.kind === 'message_created'
      ? [[event.message.text, ...event.message.choices.map(({ title }) => title)].join('\n')]
      : [],
  );
}

describe('what sounds like a swindle', () => {
  it.each(cases)('$said: $heard', ({ said, heard }) => {
    expect(ear.scam(said) ?? 'none').toBe(heard);
  });
});

describe.each(['zalo', 'messenger'] as const)(
  'somebody who tells of a swindle on %s',
  (channel) => {
    const tools = shippedTools(channel);

    it('is warned first, with the hotline and a person', () => {
      const [first] = answers(tools, 'xin chào', 'mã OTP là gì?');

      expect(first).toMatch(WARNED);
      expect(first).toContain('Gặp tư vấn viên');
    });

    it('is warned with the very first word, after the greeting', () => {
      expect(answers(tools, 'có người xin mã OTP').join('\n')).toMatch(WARNED);
    });

    it('is warned in the middle of a flow and then asked the open question again', () => {
      const [question = ''] = answers(tools, 'xin chào', 'tính tiền đóng').slice(-1);
      const asked = question.split('\n').at(0) ?? '';

      const [warning, again] = answers(tools, 'xin chào', 'tính tiền đóng', 'họ xin mã otp');

      expect(asked).not.toBe('');
      expect(warning).toMatch(WARNED);
      expect(again).toContain('Mình quay lại');
      expect(again).toContain(asked);
    });

    it('is asked carefully where a transfer may be right', () => {
      const [first] = answers(tools, 'xin chào', 'tôi chuyển khoản cho nhân viên thu ở bưu điện');

      expect(first).toMatch(/đứng tên ai\?.*biên lai/s);
    });

    it('hears nothing after "dừng": silence was asked for', () => {
      expect(answers(tools, 'xin chào', 'dừng', 'họ xin mã OTP')).toEqual([]);
    });
  },
);
