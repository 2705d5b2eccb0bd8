import { fill } from '../../shared/fill.ts';
import { dayMonthYear, type LocalDate } from '../../shared/localDate.ts';
import { sizeToFit } from '../letters.ts';
import type { Drawing } from '../outcome.ts';
import { svgDocument, textAt } from '../svg.ts';
import type { PictureWords } from '../words.ts';
import { describe } from './describe.ts';
import { drawCards } from './drawCards.ts';
import { drawChart } from './drawChart.ts';
import { drawShares, sharePatterns } from './drawShares.ts';
import type { ContributionAndPension } from './input.ts';
import { CANVAS, COLOURS, INNER_WIDTH } from './look.ts';

const TITLE = 88;
const CARDS = 124;
const SHARES = 366;
const FOOTER = CANVAS.height - 36;

/** What one pays against the pension it gives, computed by the rules of the day `on`. */
export function drawContributionAndPension(
  input: ContributionAndPension,
  words: PictureWords,
  on: LocalDate,
): Drawing {
  return { svg: () => draw(input, words, on), text: describe(input, words, on) };
}

function draw(input: ContributionAndPension, words: PictureWords, on: LocalDate): string {
  const shares = drawShares(input, words, SHARES);
  return svgDocument(CANVAS, [
    sharePatterns(),
    title(words.contribution_and_pension.title),
    drawCards(input, words, CARDS),
    shares.markup,
    drawChart(input, words, { top: shares.bottom + 20, bottom: FOOTER - 34 }),
    footer(fill(words.footer, { day: dayMonthYear(on) })),
  ]);
}

function title(text: string): string {
  const size = sizeToFit(text, 54, INNER_WIDTH);
  return textAt(CANVAS.margin, TITLE, text, { size, weight: 700, colour: COLOURS.ink });
}

function footer(text: string): string {
  const size = sizeToFit(text, 32, INNER_WIDTH);
  const style = { size, colour: COLOURS.quiet, anchor: 'middle' } as const;
  return textAt(CANVAS.width / 2, FOOTER, text, style);
}
