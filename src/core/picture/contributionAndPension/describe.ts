import { fill } from '../../shared/fill.ts';
import { dayMonthYear, type LocalDate } from '../../shared/localDate.ts';
import { vnd } from '../../shared/money.ts';
import { decimalComma } from '../../shared/decimalComma.ts';
import { monthYear } from '../../shared/localDate.ts';
import { duration } from '../figures.ts';
import type { PictureWords } from '../words.ts';
import type { ContributionAndPension } from './input.ts';
import { breakEvenAfter, monthsPaid } from './months.ts';
import { sharesOf } from './shares.ts';
import { dayAfter, timelineOf } from './timeline.ts';

/** The picture as sentences, a line each: the same figures, in the same order. */
export function describe(
  input: ContributionAndPension,
  words: PictureWords,
  on: LocalDate,
): string {
  return [
    ...shares(input, words),
    ...paid(input, words),
    pension(input, words),
    ...breakEven(input, words),
    fill(words.contribution_and_pension.described.estimate, { day: dayMonthYear(on) }),
  ].join('\n');
}

/** Nothing where one payment comes from the person alone: it is told as what was paid. */
function shares(input: ContributionAndPension, words: PictureWords): readonly string[] {
  const { described } = words.contribution_and_pension;
  const all = sharesOf(input, words);
  const isAtOnce = monthsPaid(input) === 1;
  if (isAtOnce && all.length === 1) return [];
  const total = all.reduce((sum, { amount }) => sum + amount, 0);
  const parts = all.flatMap(({ who, amount }, index) =>
    amount > 0
      ? [fill(described.share, { who: index === 0 ? lowered(who) : who, amount: vnd(amount) })]
      : [],
  );
  const sentence = isAtOnce ? described.shares_at_once : described.shares;
  return [fill(sentence, { total: vnd(total), parts: parts.join(', ') })];
}

function paid(input: ContributionAndPension, words: PictureWords): readonly string[] {
  const { described } = words.contribution_and_pension;
  const facts = {
    from: monthYear(input.paid_from),
    until: monthYear(input.paid_until),
    amount: vnd(input.paid_total),
  };
  if (input.paid_total === 0) return [described.nothing_paid];
  if (monthsPaid(input) === 1) return [fill(described.paid_at_once, facts)];
  const once = { ...facts, amount: vnd(input.paid_once) };
  return [
    fill(described.paid, facts),
    ...(input.paid_once > 0 ? [fill(described.paid_in_the_end, once)] : []),
  ];
}

function pension(input: ContributionAndPension, words: PictureWords): string {
  const { described } = words.contribution_and_pension;
  const { rate_percent: rate } = input;
  const facts = { from: monthYear(input.pension_from), amount: vnd(input.pension_monthly) };
  return rate === undefined
    ? fill(described.pension, facts)
    : fill(described.pension_with_rate, { ...facts, rate: decimalComma(rate) });
}

function breakEven(input: ContributionAndPension, words: PictureWords): readonly string[] {
  if (input.paid_total === 0) return [];
  const timeline = timelineOf(input);
  const months = input.break_even_months ?? breakEvenAfter(input);
  const facts = {
    time: duration(months, words),
    month: monthYear(dayAfter(timeline, timeline.crossing.month)),
  };
  return [fill(words.contribution_and_pension.described.break_even, facts)];
}

/** "Tự đóng" in the middle of a sentence; a place keeps its capital. */
function lowered(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
