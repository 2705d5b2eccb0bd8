import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readYaml } from '../../../src/adapters/files/yamlFile.ts';
import type { FlowTools } from '../../../src/core/flow/types.ts';
import type { ChannelName } from '../../../src/core/shared/contact.ts';
import { shippedTools } from '../../support/shippedTools.ts';
import { after, afterTexts, kindsOf, lastTurn, messagesOf, SILENCE } from '../../support/talk.ts';
import type { Talk } from '../../support/talk.ts';

const meant = z.enum(['1', '2', '3', 'person', 'none', 'answer']);
const { value: file } = await readYaml(
  'test/cases/offered.yaml',
  z.strictObject({
    picked: z.array(z.strictObject({ typed: z.string(), meant })).min(40),
    answers: z.array(
      z.strictObject({
        question: z.enum(['years', 'income', 'group']),
        typed: z.string(),
        next: meant,
        later: meant,
      }),
    ),
  }),
);

const QUESTIONS: Readonly<Record<string, string>> = {
  'national/one': 'Rút BHXH một lần được không?',
  'national/two': 'Đóng 15 năm thì có lương hưu?',
  'national/three': 'Hộ nghèo được hỗ trợ bao nhiêu?',
};
/** A text that may mean any of the three. */
const UNCLEAR = 'cái kia thì thế nào nhỉ?';
const ids = Object.keys(QUESTIONS);

/** The shipped script, with three questions for whatever is unclear. */
function toolsOn(channel: ChannelName): FlowTools {
  return {
    ...shippedTools(channel),
    knowledge: {
      find: (text) =>
        text === UNCLEAR
          ? { decision: 'choose', ids, related: [] }
          : { decision: 'none', ids: [], related: [] },
      title: (id) => QUESTIONS[id],
      tell: (id) => ({
        kind: 'said',
        text: `TRẢ LỜI ${ids.indexOf(id) + 1}`,
        lines: [],
        hasMore: id === 'national/one',
      }),
    },
  };
}

const IN_QUESTION = {
  group: ['menu', 'tính tiền đóng', 'Lào Cai'],
  income: ['menu', 'tính tiền đóng', 'Lào Cai', 'hộ nghèo'],
  years: ['menu', 'tính tiền đóng', 'Lào Cai', 'hộ nghèo', 'thấp nhất', 'Đóng trước nhiều năm'],
};

function outcome(talk: Talk): string {
  const turn = lastTurn(talk);
  const said = messagesOf(turn).map(({ text }) => text);
  const told = said.map((text) => /TRẢ LỜI (\d)/.exec(text)?.[1]).find((one) => one !== undefined);
  if (told !== undefined) return told;
  if (kindsOf(turn).includes('person_requested')) return 'person';
  return kindsOf(turn).includes('answer_given') ? 'answer' : 'none';
}

const says = (talk: Talk, text: string, tools: FlowTools) =>
  after(talk, { kind: 'text', text }, tools);

describe.each(['zalo', 'messenger'] as const)('three questions offered on %s', (channel) => {
  const tools = toolsOn(channel);

  it.each(file.picked)('"$typed", at the menu: $meant', ({ typed, meant: wanted }) => {
    const offered = afterTexts(tools, 'menu', UNCLEAR);

    expect(outcome(says(offered, typed, tools))).toBe(wanted);
  });

  it.each(file.answers)(
    '"$typed" in the question for $question: $next, and one message later $later',
    ({ question, typed, next, later }) => {
      const offered = afterTexts(tools, ...IN_QUESTION[question], UNCLEAR);

      expect(outcome(says(offered, typed, tools))).toBe(next);
      expect(outcome(says(says(offered, 'hì hì', tools), typed, tools))).toBe(later);
    },
  );

  it.each([
    { what: 'a sticker', content: { kind: 'media', media: 'sticker', urls: [] } },
    { what: 'a button', content: { kind: 'tap', payload: 'command:back' } },
    { what: 'nothing we know', content: { kind: 'tap', payload: 'no such' } },
  ] as const)('are over after $what', ({ content }) => {
    const offered = afterTexts(tools, ...IN_QUESTION.income, UNCLEAR);
    const talk = after(offered, content, tools);

    expect(offered.session?.offered).toBeDefined();
    expect(talk.session?.offered).toBeUndefined();
  });

  it('leave the open question where it was', () => {
    const offered = afterTexts(tools, ...IN_QUESTION.income, UNCLEAR);
    const talk = says(offered, '2', tools);

    expect(talk.session?.open?.key).toBe('contribution.income');
    expect(outcome(says(talk, '2 triệu', tools))).toBe('answer');
  });

  it('go on with "xem thêm", typed', () => {
    const talk = ['1', 'xem thêm'].reduce(
      (so, text) => says(so, text, tools),
      afterTexts(tools, ...IN_QUESTION.group, UNCLEAR),
    );

    expect(outcome(talk)).toBe('1');
    expect(talk.session?.open?.key).toBe('contribution.group');
  });
});

describe('flows that a wish may mean', () => {
  it.each([
    { typed: '1', flow: 'maternity' },
    { typed: 'cái thứ hai', flow: 'family' },
    { typed: 'gia đình nhận gì', flow: 'family' },
  ])('"$typed" opens $flow', ({ typed, flow }) => {
    const tools = toolsOn('messenger');
    const talk = afterTexts(tools, 'menu', 'cho hỏi thai sản với mai táng', typed);

    expect(talk.session?.root?.id).toBe(flow);
  });
});

describe('answers that may be changed', () => {
  it('are chosen by their number', () => {
    const tools = toolsOn('zalo');
    const talk = afterTexts(tools, ...IN_QUESTION.income, 'sửa cái gì đó', '2');

    expect(talk.session?.open?.key).toBe('contribution.group');
  });
});

describe('somebody who hears nothing of it', () => {
  it('a number as the first word offers nothing that was never shown', () => {
    const talk = says(SILENCE, '1', toolsOn('zalo'));

    expect(outcome(talk)).toBe('none');
  });
});
