import { figuresIn, isAmong } from '../grounding/figures.ts';
import type { FigureWords } from '../grounding/figureWords.ts';

/** What a person would quote from the law: money and percentages. */
const TELLING = / (?:đ|%)$/;

/**
 * The amounts and percentages of a text that stand in none of the texts given with their law, as they
 * were typed. No refusal: who writes may have them from elsewhere.
 */
export function ungrounded(
  text: string,
  given: readonly string[],
  words: FigureWords,
): readonly string[] {
  const known = given.flatMap((each) => figuresIn(each, words));
  return figuresIn(text, words)
    .filter((figure) => TELLING.test(figure.key) && !isAmong(figure, known))
    .map((figure) => figure.text);
}
