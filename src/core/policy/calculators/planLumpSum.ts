import { roundToDong } from '../../shared/money.ts';
import { MONTHS_A_YEAR } from '../../shared/localDate.ts';
import { exact, fromPercent, times } from '../../shared/rational.ts';
import type { CalendarMonth } from '../../shared/calendarMonth.ts';
import type { Figure } from '../parameters.ts';
import { countedYears } from './paidTime.ts';
import type { PlanCase, Quote } from './planCase.ts';

/** What is given back to who stops now and does not reach the years for a pension. */
export interface PlanLumpSum {
  /** When: the month of the age, or the first month when the age is reached. */
  readonly month: CalendarMonth;
  /** VND, after `deducted`. */
  readonly amount: number;
  /** VND of State support taken off. */
  readonly deducted: number;
  readonly figures: readonly Figure[];
  /** One supported month, by which the support was reckoned. */
  readonly quote: Quote;
}

/**
 * The lump sum at the age with too few years (Luật 41/2024/QH15, Điều 102 khoản 1 điểm a): 2 times
 * the average for each year, odd months as for a pension; under one year what was paid, at most 2
 * times the average; State support is taken off. Earlier months are not known one by one, so all
 * count as paid from 2014 on at the chosen income, supported as today. Undefined when nothing is
 * paid yet, and when the years for a pension are there already: then the law gives none.
 */
export function planLumpSum(plan: PlanCase): PlanLumpSum | undefined {
  const { paid, needed, age, start } = plan.facts;
  if (paid === 0 || paid >= needed) return undefined;
  const { amount, figures } = before(plan);
  const quote = plan.quote({ income: plan.input.income, method: 'monthly', supported: 1 });
  const months = Math.min(paid, plan.input.support_months_used ?? 0);
  const deducted = Math.min(amount, months * quote.result.state_support);
  return { month: Math.max(age, start), amount: amount - deducted, deducted, figures, quote };
}

/** The lump sum before support is taken off. */
function before({ input, facts, rules }: PlanCase): { amount: number; figures: Figure[] } {
  const average = exact(input.income);
  if (facts.paid < MONTHS_A_YEAR) {
    const rate = rules.number('contributionRate');
    const highest = rules.number('lumpSumUnderOneYearHighest');
    const paid = times(times(average, fromPercent(rate.value)), exact(facts.paid));
    const most = times(average, exact(highest.value));
    return { amount: Math.min(roundToDong(paid), roundToDong(most)), figures: [rate, highest] };
  }
  const yearly = rules.number('lumpSumFrom2014');
  const half = rules.number('halfYearMonthsHighest');
  const years = exact(countedYears(facts.paid, half.value));
  const amount = roundToDong(times(times(average, exact(yearly.value)), years));
  return { amount, figures: [yearly, half] };
}
