import { z } from 'zod';
import { MONTHS_A_YEAR } from '../../shared/localDate.ts';
import { decimalComma } from '../../shared/decimalComma.ts';
import { roundToDong, vnd } from '../../shared/money.ts';
import type { AssessmentLine, AssessmentWarning, Outcome } from '../assessment.ts';
import { assess, doubts, labelled, line, refusal, rulesOn, warning } from '../rules.ts';
import type { PolicyTools, Rules } from '../rules.ts';
import type { LumpSumInput } from './lumpSumInput.ts';
import { lumpSumLevel, lumpSumTime, lumpSumWorth } from './lumpSumLevel.ts';
import type { LumpSumLevel, LumpSumTime } from './lumpSumLevel.ts';
import { lumpSumRight } from './lumpSumRight.ts';
import type { LumpSumRight } from './lumpSumRight.ts';
import { monthsOf } from './yearsOfAverage.ts';

/**
 * What `lump-sum` answers: VND, and `months_of_average` = `gross` in times the average monthly
 * income. All but the average is 0 when not eligible; a warning says why.
 */
export const lumpSumResult = z.object({
  eligible: z.boolean(),
  months_of_average: z.number(),
  average_income: z.int(),
  gross: z.int(),
  state_support_deducted: z.int(),
  amount: z.int(),
});

export type LumpSumResult = z.infer<typeof lumpSumResult>;

/** Luật 41/2024/QH15, Điều 102: who keeps what the State has added. */
const KEEPS_STATE_SUPPORT: ReadonlySet<LumpSumInput['reason']> = new Set([
  'serious_illness',
  'disability',
]);

/**
 * All that was paid, taken out at once (Luật 41/2024/QH15, Điều 102; NĐ 159/2025/NĐ-CP, Điều 9).
 * Refuses `no_value_for_date`, `periods_overlap`, `periods_in_future` and
 * `first_contribution_in_future`.
 */
export function lumpSum(input: LumpSumInput, tools: PolicyTools): Outcome<LumpSumResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on ?? tools.today);
    refuseFuture(input, rules);
    const time = lumpSumTime(input, rules);
    const right = lumpSumRight(input, time, rules);
    if (right.bars.length > 0) return notDue({ time, right }, rules);
    const level = lumpSumLevel(time, rules);
    const deducted = deductedFrom(level.gross, input);
    const result = {
      eligible: true,
      months_of_average: level.multiple,
      average_income: roundToDong(time.average),
      gross: level.gross,
      state_support_deducted: deducted,
      amount: level.gross - deducted,
    };
    return {
      result,
      lines: [
        right.line,
        ...timeLines(time, rules),
        grossLine(time, level, rules),
        ...deductionLines(result, level, rules),
      ],
      warnings: [
        ...pensionWarning(time, rules),
        ...deductionWarning(input, rules),
        ...estimateWarning(level, rules),
        ...doubts(rules.words, figuresOf({ time, right, level })),
      ],
    };
  });
}

function refuseFuture({ first_contribution: first }: LumpSumInput, { on, words }: Rules): void {
  if (first <= on) return;
  throw refusal(words, 'first_contribution_in_future', { field: 'first_contribution' });
}

/** Not eligible: nothing is due, and the warnings say why. */
function notDue({ time, right }: { time: LumpSumTime; right: LumpSumRight }, rules: Rules) {
  return {
    result: {
      eligible: false,
      months_of_average: 0,
      average_income: roundToDong(time.average),
      gross: 0,
      state_support_deducted: 0,
      amount: 0,
    },
    lines: [right.line, ...timeLines(time, rules)],
    warnings: [...right.bars, ...doubts(rules.words, figuresOf({ time, right }))],
  };
}

function deductedFrom(
  gross: number,
  { reason, state_support_received: received = 0 }: LumpSumInput,
): number {
  return KEEPS_STATE_SUPPORT.has(reason) ? 0 : Math.min(gross, received);
}

function timeLines(time: LumpSumTime, rules: Rules): AssessmentLine[] {
  const { half } = lumpSumWorth(rules);
  const facts = { ...time.parts, year: time.year.value };
  const { indexation } = time;
  return [
    line(labelled(rules.words, 'lump_sum_time', facts), [time.year, half]),
    ...(indexation
      ? [line(labelled(rules.words, 'average_income'), [indexation], roundToDong(time.average))]
      : []),
  ];
}

function grossLine({ average, parts }: LumpSumTime, level: LumpSumLevel, { words }: Rules) {
  const label = level.amountPaid
    ? labelled(words, 'lump_sum_amount_paid', {
        months: monthsOf(parts),
        times: decimalComma(level.amountPaid.highest.value),
      })
    : labelled(words, 'lump_sum', {
        times: decimalComma(level.multiple),
        average: vnd(roundToDong(average)),
      });
  return line(label, level.figures, level.gross);
}

/** What the State added, and what is left; the rule stands in the article of the level. */
function deductionLines(
  { state_support_deducted: deducted, amount }: LumpSumResult,
  { figures }: LumpSumLevel,
  rules: Rules,
): AssessmentLine[] {
  if (deducted === 0) return [];
  const { later } = lumpSumWorth(rules);
  return [
    line(labelled(rules.words, 'state_support_deducted'), [later], deducted),
    line(labelled(rules.words, 'lump_sum_left'), figures, amount),
  ];
}

/** Whoever has the years for a pension loses it by taking the lump sum. */
function pensionWarning({ parts }: LumpSumTime, rules: Rules): AssessmentWarning[] {
  const minimum = rules.number('pensionMinimumYears');
  if (monthsOf(parts) < minimum.value * MONTHS_A_YEAR) return [];
  return [warning(rules.words, 'lump_sum_or_pension', { years: minimum.value })];
}

function deductionWarning(input: LumpSumInput, { words }: Rules): AssessmentWarning[] {
  const told = input.state_support_received !== undefined;
  if (told || KEEPS_STATE_SUPPORT.has(input.reason)) return [];
  return [warning(words, 'state_support_not_deducted')];
}

function estimateWarning({ amountPaid }: LumpSumLevel, { words }: Rules): AssessmentWarning[] {
  if (!amountPaid?.estimated) return [];
  return [warning(words, 'amount_paid_estimated', { rate: decimalComma(amountPaid.rate.value) })];
}

function figuresOf({
  time: { year, indexation },
  right,
  level,
}: {
  time: LumpSumTime;
  right: LumpSumRight;
  level?: LumpSumLevel;
}) {
  return [year, ...right.figures, ...(level?.figures ?? []), ...(indexation ? [indexation] : [])];
}
