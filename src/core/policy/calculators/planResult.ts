import { z } from 'zod';
import { firstDayOf, yearMonth } from '../../shared/calendarMonth.ts';
import { addMonths, monthsBetween, MONTHS_A_YEAR } from '../../shared/localDate.ts';
import { birthDay } from '../inputs.ts';
import type { PlanAlternative } from './planAlternatives.ts';
import type { PlanCase } from './planCase.ts';
import { planInput } from './planInput.ts';
import type { PlanLumpSum } from './planLumpSum.ts';
import { monthsUntilAge } from './planTimeline.ts';
import { lastMonthly } from './planWarnings.ts';
import type { PlanWay } from './planWay.ts';

const age = z.object({ years: z.int(), months: z.int() });
const month = z.string().describe('YYYY-MM');
const shares = z.object({
  gross: z.int(),
  state_support: z.int(),
  local_support: z.int(),
  net: z.int(),
});

const planAlternativeResult = z.object({
  kind: planInput.shape.compare.unwrap().element,
  label: z.string().describe('Vietnamese, for a citizen'),
  income: z.int(),
  method: z.enum(['monthly', '12_months', 'years_ahead', 'none']),
  years: z.int().describe('Years paid at a time with years_ahead, else 0'),
  pay_until: month.nullable(),
  pay_missing_in: month.nullable(),
  missing_once: z.int(),
  first_payment: z.int().describe('What the person pays the first time'),
  pension_from: z.string().nullable().describe('null: no pension in this way'),
  months_later: z.int().describe('Months the pension comes later than in the main way'),
  rate_percent: z.number(),
  monthly_pension: z.int(),
  total_net: z.int(),
  difference_net: z.int().describe('Against the main way; negative: cheaper'),
  difference_monthly_pension: z.int().describe('Against the main way; negative: less'),
  lump_sum: z.int(),
  lump_sum_in: month.nullable(),
});

/**
 * What `plan` answers. Months are `YYYY-MM`, days `YYYY-MM-DD`, amounts whole VND. `pay_until` is the
 * last month paid on its own and `pay_missing_in` the month of the one payment for the missing ones;
 * null where there is no such payment. `…_then` means when the monthly payments end. `net_a_day` is
 * the first month's net for each of 30 days, up to the next 100 đồng. `net_after_support` is a
 * month's price without support. `break_even_months` counts months of pension until they add up to
 * `total_net`; `break_even_age` is the age in the month that does.
 */
export const planResult = z.object({
  start: month,
  reach_age: age,
  reach_age_on: z.string(),
  months_to_pay: z.int(),
  pay_until: month.nullable(),
  paid_months_then: z.int(),
  missing_months_then: z.int(),
  can_pay_missing_once: z.boolean(),
  missing_once: z.int(),
  pay_missing_in: month.nullable(),
  missing_months_at_age: z.int(),
  pension_from: z.string(),
  total_months: z.int(),
  counted_years: z.number(),
  rate_percent: z.number(),
  monthly_pension: z.int(),
  one_time_allowance: z.int(),
  first_month: shares,
  net_a_day: z.int(),
  supported_months: z.int(),
  support_until: month.nullable(),
  net_after_support: z.int(),
  gross_total: z.int(),
  state_support_total: z.int(),
  local_support_total: z.int(),
  total_net: z.int(),
  break_even_months: z.int(),
  break_even_age: age,
  alternatives: z.array(planAlternativeResult),
});

export type PlanResult = z.infer<typeof planResult>;
type PlanAlternativeResult = z.infer<typeof planAlternativeResult>;

const DAYS_A_MONTH = 30;
const SMALLEST_NOTE = 100;

/** The main way and the others as the API shows them. */
export function planResultOf(
  plan: PlanCase,
  main: PlanWay,
  others: readonly PlanAlternative[],
): PlanResult {
  const { facts, retirement } = plan;
  const { total, first, pension, choice, totalMonths } = main;
  return {
    start: yearMonth(facts.start),
    reach_age: retirement.age,
    reach_age_on: retirement.on,
    months_to_pay: choice.timeline.monthly,
    ...datesOf(plan, main),
    paid_months_then: facts.paid + choice.timeline.monthly,
    missing_months_then: choice.timeline.missing,
    can_pay_missing_once: choice.timeline.missing > 0,
    missing_months_at_age: Math.max(0, facts.needed - facts.paid - monthsUntilAge(facts)),
    total_months: totalMonths,
    counted_years: pension.result.counted_years,
    ...pensionOf(main),
    one_time_allowance: pension.result.one_time_allowance,
    first_month: first,
    net_a_day: Math.ceil(first.net / (DAYS_A_MONTH * SMALLEST_NOTE)) * SMALLEST_NOTE,
    ...supportOf(plan, main),
    gross_total: total.gross,
    state_support_total: total.state_support,
    local_support_total: total.local_support,
    total_net: total.net,
    ...breakEven(plan, main),
    alternatives: others.map((other) =>
      'way' in other ? wayResult(plan, main, other) : lumpSumResult(plan, main, other),
    ),
  };
}

function datesOf({ facts }: PlanCase, { choice, missingOnce }: PlanWay) {
  const { timeline } = choice;
  return {
    pay_until: monthOrNull(lastMonthly(facts.start, timeline)),
    pay_missing_in: monthOrNull(timeline.missingIn),
    missing_once: missingOnce,
    pension_from: firstDayOf(timeline.pensionFrom),
  };
}

function pensionOf({ pension: { result } }: PlanWay) {
  return { rate_percent: result.rate_percent, monthly_pension: result.monthly_pension };
}

function supportOf(plan: PlanCase, { supportedMonths, choice }: PlanWay) {
  const { timeline, income } = choice;
  const month = plan.quote({ income, method: 'monthly', supported: 1 }).result;
  const last = lastMonthly(plan.facts.start, { ...timeline, monthly: supportedMonths });
  return {
    supported_months: supportedMonths,
    support_until: monthOrNull(last),
    net_after_support: timeline.monthly > 0 ? month.gross : 0,
  };
}

function breakEven(plan: PlanCase, { total, pension, choice }: PlanWay) {
  const months = Math.ceil(total.net / pension.result.monthly_pension);
  const from = firstDayOf(choice.timeline.pensionFrom);
  const lived = monthsBetween(
    birthDay(plan.input.birth_date),
    addMonths(from, Math.max(0, months - 1)),
  );
  return {
    break_even_months: months,
    break_even_age: { years: Math.floor(lived / MONTHS_A_YEAR), months: lived % MONTHS_A_YEAR },
  };
}

function wayResult(
  plan: PlanCase,
  main: PlanWay,
  { kind, label, way }: PlanAlternative & { readonly way: PlanWay },
): PlanAlternativeResult {
  const { choice, total, pension } = way;
  return {
    kind,
    label,
    income: choice.income,
    method: choice.method,
    years: choice.method === 'years_ahead' ? choice.years : 0,
    ...datesOf(plan, way),
    first_payment: way.first.net,
    months_later: choice.timeline.pensionFrom - main.choice.timeline.pensionFrom,
    ...pensionOf(way),
    total_net: total.net,
    difference_net: total.net - main.total.net,
    difference_monthly_pension:
      pension.result.monthly_pension - main.pension.result.monthly_pension,
    lump_sum: 0,
    lump_sum_in: null,
  };
}

function lumpSumResult(
  { input }: PlanCase,
  main: PlanWay,
  { kind, label, lumpSum }: PlanAlternative & { readonly lumpSum: PlanLumpSum },
): PlanAlternativeResult {
  return {
    kind,
    label,
    income: input.income,
    method: 'none',
    years: 0,
    pay_until: null,
    pay_missing_in: null,
    missing_once: 0,
    first_payment: 0,
    pension_from: null,
    months_later: 0,
    rate_percent: 0,
    monthly_pension: 0,
    total_net: 0,
    difference_net: -main.total.net,
    difference_monthly_pension: -main.pension.result.monthly_pension,
    lump_sum: lumpSum.amount,
    lump_sum_in: yearMonth(lumpSum.month),
  };
}

function monthOrNull(month: number | undefined): string | null {
  return month === undefined ? null : yearMonth(month);
}
