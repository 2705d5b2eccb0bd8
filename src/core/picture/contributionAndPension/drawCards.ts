import { fill } from '../../shared/fill.ts';
import { vnd } from '../../shared/money.ts';
import { monthYear } from '../../shared/localDate.ts';
import { sizeToFit } from '../letters.ts';
import { element, textAt } from '../svg.ts';
import type { PictureWords } from '../words.ts';
import type { ContributionAndPension } from './input.ts';
import { CANVAS, COLOURS, INNER_WIDTH } from './look.ts';
import { monthsPaid } from './months.ts';

interface Card {
  readonly label: string;
  readonly amount: number;
  readonly period: string;
  readonly colour: string;
  readonly tint: string;
}

const GAP = 28;
const WIDTH = (INNER_WIDTH - GAP) / 2;
const HEIGHT = 216;
const PADDING = 26;

/** The two figures that matter, side by side: what one pays and what one gets, from `top` down. */
export function drawCards(input: ContributionAndPension, words: PictureWords, top: number): string {
  const cards = [paidCard(input, words), pensionCard(input, words)];
  return cards
    .map((card, index) => drawCard(card, CANVAS.margin + index * (WIDTH + GAP), top))
    .join('');
}

function paidCard(input: ContributionAndPension, words: PictureWords): Card {
  const { paid } = words.contribution_and_pension;
  const { paid_from: from, paid_until: until, person } = input;
  const colours = { colour: COLOURS.paid, tint: COLOURS.paidTint };
  const months = { from: monthYear(from), until: monthYear(until) };
  if (monthsPaid(input) === 1) {
    const period = fill(paid.month, months);
    return { label: paid.at_once, amount: input.paid_total, period, ...colours };
  }
  const isEven = person * monthsPaid(input) === input.paid_total - input.paid_once;
  const label = isEven ? paid.every_month : paid.first_month;
  return { label, amount: person, period: fill(paid.period, months), ...colours };
}

function pensionCard(input: ContributionAndPension, words: PictureWords): Card {
  const { pension } = words.contribution_and_pension;
  return {
    label: pension.every_month,
    amount: input.pension_monthly,
    period: fill(pension.from, { from: monthYear(input.pension_from) }),
    colour: COLOURS.pension,
    tint: COLOURS.pensionTint,
  };
}

function drawCard({ label, amount, period, colour, tint }: Card, x: number, top: number): string {
  const room = WIDTH - 2 * PADDING;
  const line = (words: string, y: number, style: { size: number; weight: 400 | 700 }) =>
    textAt(x + PADDING, top + y, words, {
      ...style,
      size: sizeToFit(words, style.size, room),
      colour: style.weight === 700 ? colour : COLOURS.ink,
    });
  return [
    element('rect', { x, y: top, width: WIDTH, height: HEIGHT, rx: 24, fill: tint }),
    element('rect', { x, y: top + 24, width: 10, height: HEIGHT - 48, rx: 5, fill: colour }),
    line(label, 58, { size: 38, weight: 400 }),
    line(vnd(amount), 130, { size: 62, weight: 700 }),
    line(period, 186, { size: 34, weight: 400 }),
  ].join('');
}
