import { describe, expect, it } from '@jest/globals';
import { NoFigureToday } from '../../../src/core/flow/failure.ts';
import { entriesOf, topicFileSchema } from '../../../src/core/knowledge/entry.ts';
import type { Entry } from '../../../src/core/knowledge/entry.ts';
import { tell } from '../../../src/core/knowledge/tell.ts';
import type { EntryPart } from '../../../src/core/knowledge/tell.ts';
import { sample, toolsWithSample } from '../../support/knowledge.ts';

const tools = toolsWithSample();

function entryOf(more: object): Entry {
  const file = topicFileSchema.parse({
    topic: 'Thử',
    entries: [
      {
        id: 'one',
        question: 'Hỏi gì?',
        asked: ['hỏi'],
        answer: 'Dạ.',
        source: [{ title: 'Luật mẫu', article: 'Điều 1' }],
        from: '2026-01-01',
        reviewed: '2026-11-22',
        ...more,
      },
    ],
  });
  const [entry] = entriesOf('national', file);
  if (!entry) throw new Error('no entry');
  return entry;
}

const said = (id: string, part: EntryPart) => {
  const entry = sample.entry(id);
  return entry && tell(entry, part, { known: {}, tools });
};

describe('tell', () => {
  it.each([
    {
      id: 'national/lowest-income',
      part: 'answer',
      text: 'Dạ, thấp nhất là 264.000 đồng một tháng ạ. Đó là khi anh/chị chọn mức 1.500.000 đồng và không thuộc diện nghèo.',
    },
    {
      id: 'national/lowest-income',
      part: 'more',
      text: 'Anh/chị chọn mức cao hơn thì đóng nhiều hơn, sau này lương hưu cũng cao hơn. Nhà nước đóng đỡ 66.000 đồng trong đó.',
    },
    {
      id: 'national/retirement-age',
      part: 'answer',
      text: 'Dạ, năm nay nam đủ 61 tuổi 6 tháng, nữ đủ 57 tuổi ạ.',
    },
    { id: 'national/lowest-income', part: 'question', text: 'Mức đóng thấp nhất là bao nhiêu?' },
  ] as const)('the $part of $id says its figures', ({ id, part, text }) => {
    expect(said(id, part)?.text).toBe(text);
  });

  it('beside the words, keeps the source and the law behind each figure', () => {
    const lines = said('national/lowest-income', 'answer')?.lines ?? [];

    expect(lines[0]).toMatchObject({
      label: 'Mức đóng thấp nhất là bao nhiêu?',
      references: [
        { article: 'khoản 2 Điều 31', from: '2025-07-01' },
        { title: 'Nghị định 351/2025/NĐ-CP' },
      ],
    });
    expect(lines.flatMap(({ parameters }) => parameters)).toContain(
      'social-insurance-act/contribution-rate',
    );
  });

  it('to somebody of 60, says bác', () => {
    const entry = entryOf({ answer: '{{ You }} ơi.' });
    const birth = { variable: 'birth_date', kind: 'birth_date', value: '1960' } as const;
    const known = { birth_date: { ...birth, said: 'năm 1960', platformId: 'm1', at: 0 } };

    expect(tell(entry, 'answer', { known, tools })?.text).toBe('Bác ơi.');
  });

  it('a part that is not there: is undefined', () => {
    expect(said('national/years-needed', 'more')).toBeUndefined();
  });

  it.each([
    { what: 'a figure without a value today', more: { answer: '{{ "no/such" | law }}' } },
    {
      what: 'a calculator that refuses',
      more: {
        answer: '{{ due.net | vnd }}',
        figures: {
          due: { calculator: 'contribution', with: { income: '1000', method: '"monthly"' } },
        },
      },
    },
  ])('$what: is not said at all', ({ more }) => {
    expect(() => tell(entryOf(more), 'answer', { known: {}, tools })).toThrow(NoFigureToday);
  });

  it('a calculator that only "more" needs: does not stop the answer', () => {
    const figures = { due: { calculator: 'contribution', with: { income: '1000' } } };

    const entry = entryOf({ answer: 'Dạ, được.', more: '{{ due.net | vnd }}', figures });

    expect(tell(entry, 'answer', { known: {}, tools })?.text).toBe('Dạ, được.');
  });
});
