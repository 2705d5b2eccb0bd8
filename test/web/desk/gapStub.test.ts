import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { topicFileSchema } from '../../../src/core/knowledge/entry.ts';
import { gapStub } from '../../../src/web/desk/gaps/gapStub.ts';

const NOW = Date.parse('2026-11-22T09:00:00+07:00');

describe('the frame of an answer', () => {
  it.each([
    { question: 'Nộp tiền ở đâu?', id: 'nop-tien-o-dau' },
    { question: 'đóng "6 tháng": được không', id: 'dong-6-thang-duoc-khong' },
    { question: 'a\n    answer: |\n      Xấu', id: 'a-answer-xau' },
    { question: '- {{ thẻ }} # %', id: 'the' },
    { question: '🙏🙏', id: 'new-answer' },
    { question: 'ạ '.repeat(150), id: `${'a-'.repeat(29)}a` },
  ])('$question: an entry of a topic file, whatever it says', ({ question, id }) => {
    const file: unknown = parse(`topic: Chủ đề\nentries:\n${gapStub(question, NOW)}`);

    expect(topicFileSchema.parse(file).entries).toMatchObject([
      { id, question, asked: [question], from: '2026-11-22', status: 'unverified' },
    ]);
  });
});
