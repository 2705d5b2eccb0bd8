import { z } from 'zod';
import { decimalComma } from '../../shared/decimalComma.ts';
import { roundToDong, vnd } from '../../shared/money.ts';
import { exact, nearestNumber, times } from '../../shared/rational.ts';
import type { Assessment, Outcome } from '../assessment.ts';
import { needs, onInput } from '../inputs.ts';
import { assess, doubts, labelled, line, rulesOn, warning } from '../rules.ts';
import type { PolicyTools, Rules } from '../rules.ts';
import { amountPaid, monthsOf, paidPartsInput, timesOfAverage } from './yearsOfAverage.ts';
import type { PaidParts } from './yearsOfAverage.ts';

/** What `survivor` is asked. */
export const survivorInput = z
  .strictObject({ on: onInput, ...paidPartsInput })
  .refine(
    ({ months_before_2014: before, months_from_2014: later }) => before + later > 0,
    needs('months_from_2014', 'some_month'),
  );

/** What `survivor` answers: VND. */
export const survivorResult = z.object({ amount: z.int() });

export type SurvivorInput = z.infer<typeof survivorInput>;
export type SurvivorResult = z.infer<typeof survivorResult>;

/**
 * The one-time allowance for the relatives of a person who was paying or had paid, voluntary
 * insurance alone (Luật 41/2024/QH15, Điều 110). With fewer months than the law asks for it is the
 * amount paid, estimated from the average. Refuses `no_value_for_date`.
 */
export function survivor(input: SurvivorInput, tools: PolicyTools): Outcome<SurvivorResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on ?? tools.today);
    const parts = { before: input.months_before_2014, later: input.months_from_2014 };
    const minimum = rules.number('survivorMinimumMonths');
    return monthsOf(parts) < minimum.value
      ? whatWasPaid(input, parts, rules)
      : byYears(input, parts, rules);
  });
}

function byYears(
  { average_income: average }: SurvivorInput,
  parts: PaidParts,
  rules: Rules,
): Assessment<SurvivorResult> {
  const worth = {
    before: rules.number('survivorBefore2014'),
    later: rules.number('survivorFrom2014'),
    half: rules.number('halfYearMonthsHighest'),
  };
  const multiple = timesOfAverage(parts, worth);
  const amount = roundToDong(times(exact(average), multiple));
  const figures = [worth.before, worth.later, worth.half];
  const facts = { times: decimalComma(nearestNumber(multiple)), average: vnd(average) };
  return {
    result: { amount },
    lines: [
      timeLine(parts, rules),
      line(labelled(rules.words, 'survivor', facts), figures, amount),
    ],
    warnings: doubts(rules.words, figures),
  };
}

function whatWasPaid(
  { average_income: average }: SurvivorInput,
  parts: PaidParts,
  rules: Rules,
): Assessment<SurvivorResult> {
  const rate = rules.number('contributionRate');
  const months = monthsOf(parts);
  const amount = roundToDong(amountPaid(times(exact(average), exact(months)), rate));
  const figures = [rate, rules.number('survivorMinimumMonths')];
  const percent = { rate: decimalComma(rate.value) };
  return {
    result: { amount },
    lines: [
      timeLine(parts, rules),
      line(labelled(rules.words, 'survivor_amount_paid', { months }), figures, amount),
    ],
    warnings: [
      warning(rules.words, 'amount_paid_estimated', percent),
      ...doubts(rules.words, figures),
    ],
  };
}

function timeLine(parts: PaidParts, rules: Rules) {
  const minimum = rules.number('survivorMinimumMonths');
  const facts = { months: monthsOf(parts), minimum: minimum.value };
  return line(labelled(rules.words, 'survivor_time', facts), [minimum]);
}
