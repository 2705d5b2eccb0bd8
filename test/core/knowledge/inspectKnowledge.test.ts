import { describe, expect, it } from '@jest/globals';
import { topicFileSchema } from '../../../src/core/knowledge/entry.ts';
import { inspectKnowledge } from '../../../src/core/knowledge/inspectKnowledge.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { sampleFiles, toolsWithSample } from '../../support/knowledge.ts';

const RIGHT = {
  id: 'one',
  question: 'Hỏi gì?',
  asked: ['hỏi gì vậy'],
  answer: 'Dạ, {{ "rate" | law }}.',
  source: [{ title: 'Luật mẫu', article: 'Điều 1' }],
  from: '2026-01-01',
  reviewed: '2026-11-22',
  status: 'confirmed',
};

const tools = {
  ...toolsWithSample(),
  parameter: (id: string) => toolsWithSample().parameter(REAL.get(id) ?? id),
};
const REAL = new Map([['rate', 'social-insurance-act/contribution-rate']]);
const parameters = new Set(['rate', 'share:poor']);

function findings(entries: readonly object[], on = '2026-11-22') {
  const value = topicFileSchema.parse({ topic: 'Thử', entries });
  const topics = [{ file: 'a.yaml', place: 'national', value } as const];
  return inspectKnowledge(topics, { on: localDate(on), parameters, tools });
}

const due = (inputs: object, calculator = 'contribution') => ({
  figures: { due: { calculator, with: inputs } },
  answer: '{{ due.net | vnd }}',
});

describe('inspectKnowledge', () => {
  it('finds nothing in an answer that is right', () => {
    expect(findings([RIGHT])).toEqual([]);
  });

  it('finds nothing in the sample answers', () => {
    const shown = sampleFiles.entries.length;

    expect(shown).toBeGreaterThan(8);
    expect(
      inspectKnowledge(sampleFiles.topics, {
        on: localDate('2026-11-22'),
        tools: toolsWithSample(),
        parameters: new Set([
          'social-insurance-act/joining-minimum-age',
          'social-insurance-act/pension-minimum-years',
          'poverty-standard/rural-poverty-line',
          ...['other', 'poor', 'near_poor'].map((key) => `decree-159-2025/state-support:${key}`),
          ...['other', 'poor'].map((key) => `hanoi/contribution-support:${key}`),
          ...['male', 'female'].map((key) => `labour-code/retirement-age:${key}`),
        ]),
      }),
    ).toEqual([]);
  });

  it.each([
    { change: { answer: 'Dạ, 22%.' }, path: 'answer', says: /figure "22%\." has no law/ },
    { change: { more: 'Từ 15 tuổi.' }, path: 'more', says: /figure "15" has no law/ },
    { change: { question: 'Đóng 15 năm?' }, path: 'question', says: /figure "15" has no law/ },
    { change: { answer: '{{ "3" | plain }} {{ 4 }}' }, path: 'answer', says: /figure "4"/ },
    {
      change: { answer: '{{ "no/such" | law }}' },
      path: 'answer',
      says: /no parameter "no\/such"/,
    },
    { change: { answer: '{{ "share" | law: "rich" }}' }, path: 'answer', says: /"share:rich"/ },
    { change: { answer: '{{ you' }, path: 'answer', says: /not closed/ },
    { change: { answer: '{{ yuo }}' }, path: 'answer', says: /nothing gives "yuo" a value/ },
    { change: { answer: 'a'.repeat(421) }, path: 'answer', says: /421 characters .* 420 are/ },
    { change: { more: 'a'.repeat(801) }, path: 'more', says: /801 characters .* 800 are/ },
    { change: { question: 'a'.repeat(81) }, path: 'question', says: /81 characters .* 80 are/ },
    { change: { flow: 'no-such' }, path: 'flow', says: /no flow "no-such"/ },
    { change: { to: '2025-12-31' }, path: 'to', says: /ends before it begins/ },
    { change: { reviewed: '2025-11-22' }, path: 'reviewed', says: /since 2025-11-22/ },
    { change: { status: 'unverified' }, path: 'answer', says: /whom to ask/ },
    {
      change: due({ income: '1500000', method: '"sometimes"' }),
      path: 'answer',
      says: /due: invalid_input/,
    },
    { change: due({}, 'no-such'), path: 'answer', says: /unknown_calculator/ },
    {
      change: due({ income: 'law["x"]' }),
      path: 'figures.due.with.income',
      says: /no parameter "x"/,
    },
    { change: due({ income: '1 +' }), path: 'figures.due.with.income', says: /"1 \+"/ },
    { change: { asked: ['hỏi gì vậy', 'HOI GI VAY'] }, path: 'asked.1', says: /already asks for/ },
  ])('$change: is told at $path', ({ change, path, says }) => {
    const found = findings([{ ...RIGHT, ...change }]);

    expect(found).toHaveLength(1);
    expect(found[0]?.path.join('.')).toBe(`entries.0.${path}`);
    expect(found[0]?.message).toMatch(says);
    expect(found[0]?.cure).not.toBe('');
  });

  it('an id and a way to ask that stand twice: are told where they stand again', () => {
    const found = findings([RIGHT, { ...RIGHT, question: 'Khác?', asked: ['hoi gi'] }]);

    expect(found.map(({ path }) => path.join('.'))).toEqual(['entries.1.id', 'entries.1.asked.0']);
  });

  it.each([
    { on: '2027-11-21', count: 0 },
    { on: '2027-11-22', count: 1 },
  ])('an answer reviewed on 2026-11-22, on $on: $count warnings', ({ on, count }) => {
    const found = findings([RIGHT], on);

    expect(found.map(({ severity }) => severity)).toEqual(Array(count).fill('warning'));
  });

  it('an answer that is over: need not be sayable any more', () => {
    expect(findings([{ ...RIGHT, to: '2026-11-21', answer: 'a'.repeat(421) }])).toEqual([]);
  });
});
