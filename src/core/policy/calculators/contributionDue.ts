import { roundToDong } from '../../shared/money.ts';
import { MONTHS_A_YEAR } from '../../shared/localDate.ts';
import { exact, fromPercent, plus, power, times } from '../../shared/rational.ts';
import type { Rational } from '../../shared/rational.ts';
import { decimalComma } from '../../shared/decimalComma.ts';
import type { AssessmentLine } from '../assessment.ts';
import { compoundedSum, discountedSum } from '../interest.ts';
import type { Figure } from '../parameters.ts';
import { labelled, line, refusal } from '../rules.ts';
import type { Rules } from '../rules.ts';
import type { ContributionInput } from './contributionInput.ts';

/** What is due before any support. */
export interface ContributionDue {
  readonly months: number;
  /** VND, whole. */
  readonly gross: number;
  readonly extra: { readonly discount?: number; readonly interest?: number };
  readonly lines: readonly AssessmentLine[];
  /** The figures the amount rests on. */
  readonly figures: readonly Figure[];
  /** The fund's rate at which missing months grow, a fraction a month; support grows with them. */
  readonly growth?: Rational;
}

/** How many months each method pays at once: its own name says it. */
const MONTHS_OF = { monthly: 1, '3_months': 3, '6_months': 6, '12_months': MONTHS_A_YEAR } as const;

/** No article was found that bounds a late payment: ten years, as the old rules gave missing time. */
const LATE_MONTHS_HIGHEST = 120;

/**
 * The amount due by the chosen method (Luật 41/2024/QH15, Điều 36; NĐ 159/2025/NĐ-CP, Điều 6–7;
 * until 2025-06-30 Luật 58/2014/QH13, Điều 87; NĐ 134/2015/NĐ-CP, Điều 9–12).
 */
export function contributionDue(
  input: ContributionInput,
  rate: Figure<number>,
  rules: Rules,
): ContributionDue {
  const monthly = times(exact(input.income), fromPercent(rate.value));
  switch (input.method) {
    case 'years_ahead':
      return dueAhead(input, { rate, monthly }, rules);
    case 'missing_months':
      return dueForMissing(input, { rate, monthly }, rules);
    case 'late':
      return dueLate(input, { rate, monthly }, rules);
    case 'monthly':
    case '3_months':
    case '6_months':
    case '12_months':
      return dueAsItComes(MONTHS_OF[input.method], { rate, monthly }, rules);
  }
}

/** The rate of contribution and what it makes of one month's income. */
interface Monthly {
  readonly rate: Figure<number>;
  readonly monthly: Rational;
}

function dueAsItComes(months: number, { rate, monthly }: Monthly, rules: Rules): ContributionDue {
  const gross = faceValue(monthly, months);
  const label = labelled(rules.words, 'gross', { months, rate: decimalComma(rate.value) });
  return { months, gross, extra: {}, lines: [line(label, [rate], gross)], figures: [rate] };
}

function dueAhead(input: ContributionInput, parts: Monthly, rules: Rules): ContributionDue {
  const years = input.years ?? 0;
  const minimum = rules.number('prepaidYearsLowest');
  const maximum = rules.number('prepaidYearsHighest');
  if (years < minimum.value || years > maximum.value) {
    const allowed = { minimum: minimum.value, maximum: maximum.value };
    throw refusal(rules.words, 'years_not_allowed', { facts: allowed, field: 'years', allowed });
  }
  const months = years * MONTHS_A_YEAR;
  const fund = fundRate(input, rules);
  const gross = roundToDong(discountedSum(parts.monthly, fromPercent(fund.percent), months));
  const figures = [parts.rate, minimum, maximum, ...fund.figures];
  const facts = { months, fund_rate: decimalComma(fund.percent) };
  const discount = faceValue(parts.monthly, months) - gross;
  return {
    months,
    gross,
    extra: { discount },
    lines: [
      line(labelled(rules.words, 'gross_ahead', facts), figures, gross),
      line(labelled(rules.words, 'discount'), fund.figures, discount),
    ],
    figures,
  };
}

function dueForMissing(input: ContributionInput, parts: Monthly, rules: Rules): ContributionDue {
  const months = input.months ?? 0;
  const maximum = rules.number('missingMonthsHighest');
  if (months < 1 || months > maximum.value) {
    const allowed = { minimum: 1, maximum: maximum.value };
    throw refusal(rules.words, 'months_not_allowed', { facts: allowed, field: 'months', allowed });
  }
  const fund = fundRate(input, rules);
  const gross = roundToDong(compoundedSum(parts.monthly, fromPercent(fund.percent), months));
  const figures = [parts.rate, maximum, ...fund.figures];
  const facts = { months, fund_rate: decimalComma(fund.percent) };
  return {
    months,
    gross,
    extra: { interest: gross - faceValue(parts.monthly, months) },
    lines: [line(labelled(rules.words, 'gross_missing', facts), figures, gross)],
    figures,
    growth: fromPercent(fund.percent),
  };
}

/**
 * What should have been paid by `base_method` (monthly when not named), with the fund's rate for
 * each of the `months` it is late: base × (1 + rate)^months (NĐ 134/2015/NĐ-CP, khoản 3 Điều 12).
 */
function dueLate(input: ContributionInput, parts: Monthly, rules: Rules): ContributionDue {
  const multiple = rules.numberIfFound('lateInterestMultiple');
  if (!multiple) throw refusal(rules.words, 'rule_not_confirmed', { field: 'method' });
  const late = input.months ?? 0;
  if (late < 1 || late > LATE_MONTHS_HIGHEST) {
    const allowed = { minimum: 1, maximum: LATE_MONTHS_HIGHEST };
    throw refusal(rules.words, 'late_not_allowed', { facts: allowed, field: 'months', allowed });
  }
  const months = MONTHS_OF[input.base_method];
  const fund = fundRate(input, rules);
  const base = times(parts.monthly, exact(months));
  const growth = plus(exact(1), times(fromPercent(fund.percent), exact(multiple.value)));
  const gross = roundToDong(times(base, power(growth, late)));
  const figures = [parts.rate, multiple, ...fund.figures];
  const facts = { months, late, fund_rate: decimalComma(fund.percent) };
  return {
    months,
    gross,
    extra: { interest: gross - roundToDong(base) },
    lines: [line(labelled(rules.words, 'gross_late', facts), figures, gross)],
    figures,
  };
}

/** The rate the asker names, or the one announced for the year; refuses where neither exists. */
function fundRate(
  { fund_rate_percent: named }: ContributionInput,
  rules: Rules,
): { percent: number; figures: readonly Figure<number>[] } {
  if (named !== undefined) return { percent: named, figures: [] };
  const announced = rules.number('fundMonthlyReturn');
  return { percent: announced.value, figures: [announced] };
}

function faceValue(monthly: Rational, months: number): number {
  return roundToDong(times(monthly, exact(months)));
}
