import { z } from 'zod';
import { decimalComma } from '../../shared/decimalComma.ts';
import { roundToDong, vnd } from '../../shared/money.ts';
import { ceiling, exact, over, times } from '../../shared/rational.ts';
import type { AssessmentLine, AssessmentWarning, Outcome } from '../assessment.ts';
import { amountInput, dayInput, halfYearsInput, monthsInput } from '../inputs.ts';
import { assess, doubts, labelled, line, refusal, rulesOn, warning } from '../rules.ts';
import type { PolicyTools, Rules } from '../rules.ts';

/** What `monthly-allowance` is asked. `years` as counted for the level, in halves. */
export const monthlyAllowanceInput = z.strictObject({
  on: dayInput,
  average_income: amountInput.min(1),
  years: halfYearsInput,
  months_to_75: monthsInput.min(1),
});

/**
 * What `monthly-allowance` answers. `months_funded` is the formula's value, even beyond the months
 * to 75; then `monthly_amount` (VND) is higher than the social pension, which it is otherwise.
 */
export const monthlyAllowanceResult = z.object({
  months_funded: z.int(),
  missing_months: z.int(),
  top_up_once: z.int(),
  monthly_amount: z.int(),
});

export type MonthlyAllowanceInput = z.infer<typeof monthlyAllowanceInput>;
export type MonthlyAllowanceResult = z.infer<typeof monthlyAllowanceResult>;

/**
 * What a person past the retirement age, without the years for a pension, may draw each month from
 * the own contributions until 75 (Luật 41/2024/QH15, Điều 23; NĐ 159/2025/NĐ-CP, Điều 14). Refuses
 * `no_value_for_date`, and `years_above_maximum` for whoever has the years for a pension.
 */
export function monthlyAllowance(
  input: MonthlyAllowanceInput,
  tools: PolicyTools,
): Outcome<MonthlyAllowanceResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on);
    const figures = figuresOf(rules);
    refuseBeyond(input, figures, rules);
    const result = allowanceOf(input, figures);
    return {
      result,
      lines: linesOf({ input, result, figures }, rules),
      warnings: [
        ...fullYearsWarning(input, figures, rules),
        ...doubts(rules.words, [figures.level, figures.multiple]),
      ],
    };
  });
}

type Figures = ReturnType<typeof figuresOf>;

function figuresOf(rules: Rules) {
  return {
    multiple: rules.number('monthlyAllowanceMultiple'),
    level: rules.number('socialPensionLevel'),
    age: rules.number('monthlyAllowanceUntilAge'),
    pensionYears: rules.number('pensionMinimumYears'),
  };
}

/** Odd months may have made fewer full years into as many counted ones: only more are too many. */
function refuseBeyond({ years }: MonthlyAllowanceInput, { pensionYears }: Figures, rules: Rules) {
  const allowed = { maximum: pensionYears.value };
  if (years <= allowed.maximum) return;
  throw refusal(rules.words, 'years_enough_for_pension', {
    facts: allowed,
    field: 'years',
    allowed,
  });
}

function allowanceOf(
  { average_income, years, months_to_75: until }: MonthlyAllowanceInput,
  { multiple, level }: Figures,
): MonthlyAllowanceResult {
  const fund = times(exact(average_income), times(exact(multiple.value), exact(years)));
  const funded = ceiling(over(fund, exact(level.value)));
  const missing = Math.max(0, until - funded);
  return {
    months_funded: funded,
    missing_months: missing,
    top_up_once: missing * level.value,
    monthly_amount: funded > until ? roundToDong(over(fund, exact(until))) : level.value,
  };
}

function linesOf(
  {
    input,
    result,
    figures: { multiple, level, age },
  }: { input: MonthlyAllowanceInput; result: MonthlyAllowanceResult; figures: Figures },
  { words }: Rules,
): AssessmentLine[] {
  const longer = result.months_funded > input.months_to_75;
  const months = Math.min(result.months_funded, input.months_to_75);
  const fund = {
    times: decimalComma(multiple.value),
    years: decimalComma(input.years),
    level: vnd(level.value),
    months: result.months_funded,
  };
  const missing = { months: result.missing_months, age: age.value, level: vnd(level.value) };
  const amount = labelled(words, longer ? 'monthly_allowance_higher' : 'monthly_allowance', {
    months,
    age: age.value,
  });
  return [
    line(labelled(words, 'months_funded', fund), [multiple, level]),
    line(amount, [level, multiple, age], result.monthly_amount),
    ...(result.missing_months > 0
      ? [line(labelled(words, 'top_up_once', missing), [level, multiple, age], result.top_up_once)]
      : []),
  ];
}

function fullYearsWarning(
  { years }: MonthlyAllowanceInput,
  { pensionYears }: Figures,
  { words }: Rules,
): AssessmentWarning[] {
  if (years < pensionYears.value) return [];
  return [warning(words, 'pension_with_full_years', { years: pensionYears.value })];
}
