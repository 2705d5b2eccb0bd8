import {
  addMonths,
  dayMonthYear,
  firstOfNextMonth,
  MONTHS_A_YEAR,
} from '../../shared/localDate.ts';
import type { AssessmentLine, AssessmentWarning } from '../assessment.ts';
import type { Figure } from '../parameters.ts';
import { labelled, line, warning } from '../rules.ts';
import type { Rules } from '../rules.ts';
import type { LumpSumInput } from './lumpSumInput.ts';
import { lumpSumWorth } from './lumpSumLevel.ts';
import type { LumpSumTime } from './lumpSumLevel.ts';
import { monthsOf } from './yearsOfAverage.ts';

/** Whether a person may take the lump sum, and if not, why. */
export interface LumpSumRight {
  readonly line: AssessmentLine;
  readonly figures: readonly Figure[];
  /** Empty where it may be taken. */
  readonly bars: readonly AssessmentWarning[];
}

/**
 * The cases of Luật 41/2024/QH15, khoản 1 Điều 102. The age, the illness, the disability and the
 * leaving are taken from the reason; so are the months without paying where no periods are given.
 */
export function lumpSumRight(input: LumpSumInput, time: LumpSumTime, rules: Rules): LumpSumRight {
  switch (input.reason) {
    case 'retirement_age':
      return atRetirementAge(time, rules);
    case 'stopped_12_months':
      return afterStopping(input, time, rules);
    case 'abroad':
    case 'serious_illness':
    case 'disability':
      return byReasonAlone(rules);
  }
}

/** Điểm a: of age, not enough years for a pension. */
function atRetirementAge({ parts }: LumpSumTime, rules: Rules): LumpSumRight {
  const minimum = rules.number('pensionMinimumYears');
  const facts = { years: minimum.value };
  const enough = monthsOf(parts) >= minimum.value * MONTHS_A_YEAR;
  return {
    line: line(labelled(rules.words, 'lump_sum_retirement_age', facts), [minimum]),
    figures: [minimum],
    bars: enough ? [warning(rules.words, 'lump_sum_pension_instead', facts)] : [],
  };
}

/** Điểm b, c, d: nothing to count. */
function byReasonAlone(rules: Rules): LumpSumRight {
  const figures = [lumpSumWorth(rules).later];
  return { line: line(labelled(rules.words, 'lump_sum_reason'), figures), figures, bars: [] };
}

/** Điểm đ: only for those who had begun before the law came into force. */
function afterStopping(input: LumpSumInput, time: LumpSumTime, rules: Rules): LumpSumRight {
  const before = rules.day('lumpSumStoppedFirstPaidBefore');
  const stopped = rules.number('lumpSumStoppedMonths');
  const below = rules.number('lumpSumStoppedYearsBelow');
  const facts = {
    before: dayMonthYear(before.value),
    months: stopped.value,
    years: below.value,
  };
  const { words } = rules;
  const months = monthsOf(time.parts);
  const figures = [before, stopped, below];
  const joinedTooLate = input.first_contribution >= before.value;
  const paidTooLong = months >= below.value * MONTHS_A_YEAR;
  const bars = [
    ...(joinedTooLate ? [warning(words, 'lump_sum_joined_too_late', facts)] : []),
    ...(paidTooLong ? [warning(words, 'lump_sum_years_too_many', facts)] : []),
  ];
  return {
    line: line(labelled(words, 'lump_sum_stopped', facts), figures),
    figures,
    // Waiting helps only whom nothing else bars.
    bars: bars.length > 0 ? bars : stillPaying(time, stopped, rules),
  };
}

/** The months without paying, counted in full from the end of the last month paid. */
function stillPaying(
  { lastMonth }: LumpSumTime,
  stopped: Figure<number>,
  { on, words }: Rules,
): AssessmentWarning[] {
  if (lastMonth === undefined) return [];
  const possible = addMonths(firstOfNextMonth(lastMonth), stopped.value);
  if (possible <= on) return [];
  const facts = { months: stopped.value, possible: dayMonthYear(possible) };
  return [warning(words, 'lump_sum_not_stopped_long_enough', facts)];
}
