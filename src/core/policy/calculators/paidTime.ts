import { addMonths, dayMonthYear, partsOf, monthYear } from '../../shared/localDate.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import { exact, fraction, over, plus, times } from '../../shared/rational.ts';
import type { Rational } from '../../shared/rational.ts';
import type { Figure, ValueOf } from '../parameters.ts';
import { refusal } from '../rules.ts';
import type { Rules } from '../rules.ts';

/** Months paid at one income: first days of the first and the last month, income in VND. */
export interface PaidPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly income: number;
}

/** One month paid. */
export interface PaidMonth {
  readonly month: LocalDate;
  readonly income: number;
}

/** Every month paid, oldest first; refuses `periods_overlap` when a month stands twice. */
export function paidMonths(periods: readonly PaidPeriod[], { words }: Rules): PaidMonth[] {
  const sorted = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1));
  const twice = sorted.find(({ from }, index) => {
    const before = sorted[index - 1];
    return before && from <= before.to;
  });
  if (!twice) return sorted.flatMap(monthsOf);
  throw refusal(words, 'periods_overlap', {
    facts: { month: monthYear(twice.from) },
    field: 'periods',
  });
}

/**
 * The average of all incomes, each multiplied by the coefficient of its year, in VND and exact
 * (Luật 41/2024/QH15, Điều 104). Refuses `no_value_for_date` where the table lacks a year.
 */
export function averageIncome(
  months: readonly PaidMonth[],
  indexation: Figure<ValueOf<'by_year'>>,
  rules: Rules,
): Rational {
  const total = months.reduce((sum, { month, income }) => {
    const { year } = partsOf(month);
    return plus(sum, times(exact(income), exact(coefficient(year, indexation, rules))));
  }, fraction(0n));
  return over(total, exact(months.length));
}

/**
 * Years for the level of a pension, in halves: up to the highest number of odd months for half a
 * year counts as half, more as a whole year (TT 11/2025/TT-BNV, khoản 6 Điều 5).
 */
export function countedYears(months: number, halfYearMonthsHighest: number): number {
  const odd = months % 12;
  const part = odd === 0 ? 0 : odd <= halfYearMonthsHighest ? 0.5 : 1;
  return Math.floor(months / 12) + part;
}

function monthsOf({ from, to, income }: PaidPeriod): PaidMonth[] {
  const months: PaidMonth[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push({ month, income });
  return months;
}

function coefficient(
  year: number,
  { value, id }: Figure<ValueOf<'by_year'>>,
  rules: Rules,
): number {
  const found = value[String(year)];
  if (found !== undefined) return found;
  throw refusal(rules.words, 'no_coefficient_for_year', {
    facts: { year, day: dayMonthYear(rules.on) },
    field: 'periods',
    allowed: { parameter: id, years: Object.keys(value).map(Number) },
  });
}
