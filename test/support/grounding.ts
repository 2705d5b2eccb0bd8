import { loadModelWords } from '../../src/adapters/files/loadModelWords.ts';
import type { Draft } from '../../src/core/grounding/draft.ts';
import { figureWords } from '../../src/core/grounding/figureWords.ts';
import { groundingWords } from '../../src/core/grounding/groundingWords.ts';
import type { JudgeTools } from '../../src/core/grounding/judge.ts';
import type { Passage } from '../../src/core/flow/types.ts';
import { ear, lexicon } from './ear.ts';

export const figures = figureWords(lexicon);

export const tools: JudgeTools = {
  figures,
  words: groundingWords(lexicon),
  masked: (text) => ear.masked(text),
};

export const MODEL_WORDS = await loadModelWords('content');

/** Two answers as editors write them; ⟦F1⟧ is the contribution, ⟦F3⟧ the years. */
export const PASSAGES: readonly Passage[] = [
  {
    id: 'national/lowest-income',
    text: `Mức đóng thấp nhất là bao nhiêu?
Dạ, thấp nhất là 264.000 đồng một tháng ạ. Nhà nước hỗ trợ 66.000 đồng trong đó, tính từ ngày 01/01/2026.`,
  },
  {
    id: 'national/years',
    text: `Đóng bao nhiêu năm thì có lương hưu?
Dạ, đóng đủ 15 năm và đủ tuổi nghỉ hưu thì có lương hưu ạ. Theo khoản 1 Điều 98. Hỏi thêm thì gọi 1900 9068 hoặc xem baohiemxahoi.gov.vn. Nhà nước hỗ trợ 20% tiền đóng.`,
  },
];

export const DRAFT: Draft = {
  refuse: false,
  answer: 'Dạ, thấp nhất là ⟦F1⟧ một tháng ạ. Đóng đủ ⟦F4⟧ và đủ tuổi nghỉ hưu thì có lương hưu.',
  citations: [
    { passage: 'national/lowest-income', quote: 'thấp nhất là ⟦F1⟧ một tháng ạ.' },
    { passage: 'national/years', quote: 'đóng đủ ⟦F4⟧ và đủ tuổi nghỉ hưu thì có lương hưu' },
  ],
};
