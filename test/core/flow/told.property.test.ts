import { describe, expect, it } from '@jest/globals';
import type { Session } from '../../../src/core/flow/types.ts';
import { fc } from '../../support/fastCheck.ts';
import { shippedTools } from '../../support/shippedTools.ts';
import { after, afterTexts, messagesOf } from '../../support/talk.ts';
import type { Talk } from '../../support/talk.ts';

const tools = shippedTools();

/** One fact of the way to a sum: how it is said in passing and how it is answered when asked. */
const FACTS: Readonly<Record<string, readonly (readonly [told: string, answer: string])[]>> = {
  'contribution.province': [
    ['ở Hà Nội', 'Hà Nội'],
    ['em ở Lào Cai', 'Lào Cai'],
    ['ở xã Y Tý', 'Lào Cai'],
  ],
  'contribution.resident': [['', 'Có']],
  'contribution.group': [
    ['hộ nghèo', 'Hộ nghèo'],
    ['em thuộc hộ cận nghèo', 'Hộ cận nghèo'],
    ['em người Mông', 'Dân tộc thiểu số'],
  ],
  'contribution.income': [
    ['mức 2 triệu', '2 triệu'],
    ['mức 3tr', '3 triệu'],
    ['mức 500k', '500k'],
  ],
  'contribution.method': [
    ['đóng hằng tháng', 'Hằng tháng'],
    ['đóng theo quý', 'Ba tháng một lần'],
  ],
  'contribution.joined_before': [['', 'Chưa đóng']],
  'contribution.wants_pension': [['', 'Có, xem lương hưu']],
  'contribution.birth_date': [
    ['sn 1985', '1985'],
    ['sinh 12/3/1972', '12/3/1972'],
  ],
  'contribution.sex': [['em là nữ', 'nữ']],
};
const QUESTIONS = Object.keys(FACTS);
/** What is answered when an amount was refused. */
const ALLOWED = '2 triệu';

type Facts = Readonly<Record<string, readonly [told: string, answer: string]>>;

const facts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(QUESTIONS.map((key) => [key, fc.constantFrom(...(FACTS[key] ?? []))])),
);

/** Answers what is asked until the sum and the pension are said. */
function answering(talk: Talk, known: Facts, steps = 0): Talk {
  const { open } = talk.session ?? {};
  const fact = known[open?.key ?? ''];
  if (!fact || steps > 20) return talk;
  const isRefused = open?.key === 'contribution.income' && said(talk).includes('mức cho phép');
  const text = open?.confirming ? 'đúng' : isRefused ? ALLOWED : fact[1];
  return answering(after(talk, { kind: 'text', text }, tools), known, steps + 1);
}

function said(talk: Talk): string {
  const turn = talk.turns.at(-1);
  return turn
    ? messagesOf(turn)
        .map(({ text }) => text)
        .join('\n')
    : '';
}

/** Everything the person was told that holds a sum. */
function results(talk: Talk): readonly string[] {
  const texts = talk.turns.flatMap(messagesOf).map(({ text }) => text);
  return texts.filter((text) => /Cách tính:|Lương hưu khoảng|còn thiếu/.test(text));
}

/** The answers of the way to the sum; the menu is passed in one case only. */
function valuesOf(session: Session | undefined): object {
  const answers = Object.entries(session?.answers ?? {}).filter(([key]) => QUESTIONS.includes(key));
  return Object.fromEntries(answers.map(([key, { value }]) => [key, value]));
}

describe('what is told in passing', () => {
  it('any facts, in any order and any number of texts, lead to the same sums as answers one by one', () => {
    fc.assert(
      fc.property(facts, fc.shuffledSubarray(QUESTIONS), fc.boolean(), (known, told, isFirst) => {
        const sentence = told.flatMap((key) => known[key]?.[0] || []).join(', ');
        const texts = isFirst
          ? [`${sentence}, tính tiền đóng`]
          : ['menu', sentence, 'Tính tiền đóng'].filter((text) => text !== '');
        const passing = answering(afterTexts(tools, ...texts), known);
        const asked = answering(afterTexts(tools, 'menu', 'Tính tiền đóng'), known);

        expect(results(passing).map(lastPart)).toEqual(results(asked).map(lastPart));
        expect(valuesOf(passing.session)).toEqual(valuesOf(asked.session));
      }),
      { numRuns: 60 },
    );
  });
});

/** Without what was noted in front of it. */
function lastPart(text: string): string {
  return text.replace(/^Dạ, An Sinh ghi nhận:.*\n\n/, '');
}
