import { figuresIn } from '../../src/core/grounding/figures.ts';
import type { Prompt } from '../../src/core/grounding/prompt.ts';
import { fc } from './fastCheck.ts';
import { DRAFT, figures } from './grounding.ts';

/** A wrong answer: every citation is right, and one figure is nobody's. */
type Invention = Pick<typeof DRAFT, 'answer' | 'citations'>;

const DIGIT_WORDS = ['một', 'hai', 'ba', 'bốn', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const whole = (min: number, max: number) => fc.integer({ min, max });
const word = fc.constantFrom(...DIGIT_WORDS);
const dotted = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, '.');

/** Figures in every writing, of which those that the passages have are left out. */
const FIGURES: readonly fc.Arbitrary<string>[] = [
  whole(1, 9_999).map((value) => `${dotted(value * 1_000)} đồng`),
  fc.tuple(whole(1, 9), whole(1, 9)).map(([a, b]) => `${a},${b} triệu đồng`),
  fc.tuple(whole(1, 9), whole(1, 9)).map(([a, b]) => `${a}tr${b}`),
  word.map((one) => `${one} triệu đồng`),
  fc.tuple(word, word).map(([a, b]) => `${a} trăm ${b} mươi nghìn đồng`),
  whole(1, 100).map((value) => `${value}%`),
  whole(1, 100).map((value) => `${value} phần trăm`),
  fc.tuple(word, word).map(([a, b]) => `${a} mươi ${b} phần trăm`),
  fc.tuple(whole(1, 28), whole(1, 12), whole(2020, 2035)).map(([d, m, y]) => `${d}/${m}/${y}`),
  fc
    .tuple(whole(1, 28), whole(1, 12), whole(2020, 2035))
    .map(([d, m, y]) => `ngày ${d} tháng ${m} năm ${y}`),
  fc.tuple(whole(1, 12), whole(2020, 2035)).map(([m, y]) => `tháng ${m} năm ${y}`),
  whole(1, 200).map((value) => `Điều ${value}`),
  fc.tuple(whole(1, 9), whole(1, 200)).map(([a, b]) => `khoản ${a} Điều ${b}`),
  fc.tuple(word, whole(1, 200)).map(([a, b]) => `khoản ${a} Điều ${b}`),
  whole(10_000_000, 99_999_999).map((value) => `09${value}`),
  whole(1_000, 9_999).map((value) => `1900 ${value}`),
  fc.stringMatching(/^[a-z]{3,9}$/).map((name) => `https://${name}.vn/dang-ky`),
  fc.stringMatching(/^[a-z]{3,9}$/).map((name) => `${name}.com`),
  fc.stringMatching(/^[a-z]{3,9}$/).map((name) => `${name} chấm vn`),
  whole(1, 60).map((value) => `${value} năm`),
  whole(1, 120).map((value) => `${value} tháng`),
  fc.tuple(word, fc.constantFrom('năm', 'tuổi', 'ngày')).map(([a, b]) => `${a} ${b}`),
  fc.constantFrom('gấp đôi', 'vài triệu', 'nửa tiền', '41/2024/QH15', '٢٠ năm'),
];

/**
 * Answers with one figure changed or added. `token`: the model copies tokens and writes the wrong one
 * itself; `written`: it writes all of them, and the passages are seen with their figures.
 */
export function inventions(
  prompt: Prompt,
  manner: 'token' | 'written' = 'token',
): fc.Arbitrary<Invention> {
  const known = prompt.passages.flatMap(({ text }) =>
    figuresIn(text, figures).flatMap(({ key, also }) => [key, ...also]),
  );
  const isInvented = (text: string) =>
    figuresIn(text, figures).some(({ key }) => !known.includes(key));
  const figure = fc.oneof(...FIGURES).filter(isInvented);
  const place = fc.constantFrom('⟦F1⟧', '⟦F4⟧', 'thì có', ' ạ.', 'Dạ,');
  return fc.tuple(figure, place).map(([invented, at]) => {
    const isToken = at.startsWith('⟦');
    const changed = isToken ? invented : `${at} ${invented}`;
    const answer = DRAFT.answer.replace(at, () => changed);
    if (manner === 'token') return { answer, citations: DRAFT.citations };
    return { answer: spelled(answer, prompt), citations: DRAFT.citations };
  });
}

function spelled(answer: string, { figures: tokens }: Prompt): string {
  return answer.replace(/⟦F\d+⟧/g, (token) => tokens.get(token) ?? token);
}
