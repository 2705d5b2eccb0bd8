import { z } from 'zod';
import { decimal } from '../../shared/decimal.ts';
import { dateOf, dayMonthYear } from '../../shared/localDate.ts';
import type { AssessmentLine, AssessmentWarning, Outcome } from '../assessment.ts';
import { assess, doubts, labelled, line, rulesOn, warning } from '../rules.ts';
import type { PolicyTools, Rules } from '../rules.ts';
import type { PensionInput } from './pensionInput.ts';
import { pensionLevel } from './pensionLevel.ts';
import type { PensionLevel } from './pensionLevel.ts';
import { retirementAgeResult, retirementLine, retirementOf, shown } from './retirementAge.ts';

/**
 * What `pension` answers. `eligible` speaks of the time paid alone; the age is in `retirement`.
 * Without enough years the rate and the amounts are 0.
 */
export const pensionResult = z.object({
  retirement: retirementAgeResult,
  counted_years: z.number(),
  eligible: z.boolean(),
  missing_months: z.int(),
  rate_percent: z.number(),
  average_income: z.int(),
  monthly_pension: z.int(),
  one_time_allowance: z.int(),
});

export type PensionResult = z.infer<typeof pensionResult>;

/**
 * The monthly pension and the one-time allowance (Luật 41/2024/QH15, Điều 98–100, 104). Refuses
 * `no_value_for_date` and `periods_overlap`.
 */
export function pension(input: PensionInput, tools: PolicyTools): Outcome<PensionResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on ?? tools.today);
    const level = pensionLevel(input, retirementOf(input, tools), rules);
    return {
      result: resultOf(level),
      lines: linesOf(level, tools),
      warnings: warningsOf(level, rules),
    };
  });
}

function resultOf(level: PensionLevel): PensionResult {
  return {
    retirement: shown(level.retirement),
    counted_years: level.years,
    eligible: level.missingMonths === 0,
    missing_months: level.missingMonths,
    rate_percent: level.ratePercent,
    average_income: level.averageIncome,
    monthly_pension: level.monthlyPension,
    one_time_allowance: level.allowance.amount,
  };
}

function linesOf(level: PensionLevel, tools: PolicyTools): AssessmentLine[] {
  const { words } = tools;
  const { paid, allowance, figures } = level;
  const time = { years: decimal(level.years), minimum: figures.minimum.value };
  const missing = { months: level.missingMonths };
  const average = paid.indexation ? 'average_income' : 'average_income_given';
  return [
    retirementLine(level.retirement, tools),
    line(labelled(words, 'paid_time', time), [figures.minimum, figures.half]),
    line(labelled(words, average), paid.indexation ? [paid.indexation] : [], level.averageIncome),
    ...(level.missingMonths > 0
      ? [line(labelled(words, 'missing_months', missing), [figures.minimum])]
      : [
          line(labelled(words, 'rate', { rate: decimal(level.ratePercent) }), [figures.rate]),
          line(labelled(words, 'monthly_pension'), [figures.rate], level.monthlyPension),
        ]),
    ...(allowance.amount > 0
      ? [line(labelled(words, 'one_time_allowance'), allowance.figures, allowance.amount)]
      : []),
  ];
}

function warningsOf(level: PensionLevel, rules: Rules): AssessmentWarning[] {
  const { retirement, paid } = level;
  const reached = dayMonthYear(retirement.on);
  return [
    ...doubts(
      rules.words,
      paid.indexation ? [retirement.figure, paid.indexation] : [retirement.figure],
    ),
    ...(retirement.on <= rules.on
      ? [warning(rules.words, 'past_retirement_age', { reached })]
      : []),
    ...earlierAgeWarning(level, rules),
  ];
}

/** Luật 41/2024/QH15, khoản 9 Điều 141: an older, lower age for some; said, not computed. */
function earlierAgeWarning({ paid, sex }: PensionLevel, rules: Rules): AssessmentWarning[] {
  const years = rules.number('earlyJoinerMinimumYears');
  const before = dateOf(rules.number('earlyJoinerBeforeYear').value, 1, 1);
  const first = paid.list?.[0]?.month;
  const joinedEarly = first === undefined || first < before;
  if (paid.months < years.value * 12 || !joinedEarly) return [];
  const age = rules.ages('earlyJoinerRetirementAge').value[sex].years;
  const facts = { before: dayMonthYear(before), years: years.value, age };
  return [warning(rules.words, 'earlier_age_possible', facts)];
}
