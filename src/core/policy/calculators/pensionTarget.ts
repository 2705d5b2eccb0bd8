import { z } from 'zod';
import { decimalComma } from '../../shared/decimalComma.ts';
import { roundToDong, vnd } from '../../shared/money.ts';
import { exact, fromPercent, nearestNumber, over, times } from '../../shared/rational.ts';
import type { Rational } from '../../shared/rational.ts';
import type { Outcome } from '../assessment.ts';
import { amountInput, halfYearsInput, onInput, sexInput } from '../inputs.ts';
import { assess, doubts, labelled, line, refusal, rulesOn } from '../rules.ts';
import type { PolicyTools, Rules } from '../rules.ts';
import { incomeLimits, stepWarning } from './incomeLimits.ts';
import type { IncomeLimits } from './incomeLimits.ts';
import { percentAfter } from './pensionLevel.ts';

/** What `pension-target` is asked. `years` as counted for the level, in halves. */
export const pensionTargetInput = z.strictObject({
  on: onInput,
  sex: sexInput,
  years: halfYearsInput,
  monthly_pension: amountInput.min(1),
});

/** What `pension-target` answers: percent, and VND a month before any support. */
export const pensionTargetResult = z.object({
  rate_percent: z.number(),
  income: z.int(),
  monthly_contribution: z.int(),
});

export type PensionTargetInput = z.infer<typeof pensionTargetInput>;
export type PensionTargetResult = z.infer<typeof pensionTargetResult>;

/**
 * The income to choose, the same every month and without indexation, so that some years of it make
 * a wished pension (Luật 41/2024/QH15, Điều 31, 36, 99). Refuses `years_below_minimum`,
 * `income_below_minimum` and `income_above_maximum` with the pensions that can be reached, and
 * `no_value_for_date`.
 */
export function pensionTarget(
  input: PensionTargetInput,
  tools: PolicyTools,
): Outcome<PensionTargetResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on ?? tools.today);
    const { words } = rules;
    const minimum = rules.number('pensionMinimumYears');
    const ladder = rules.ladder('pensionRate');
    const contribution = rules.number('contributionRate');
    const limits = incomeLimits(rules);
    refuseTooFewYears(input, minimum.value, rules);
    const percent = percentAfter(input.years, ladder.value[input.sex]);
    const share = over(percent, exact(100));
    refuseUnreachable(input, { share, limits }, rules);
    const exactIncome = over(exact(input.monthly_pension), share);
    const income = roundToDong(exactIncome);
    const monthly = roundToDong(times(exactIncome, fromPercent(contribution.value)));
    const rate = { rate: decimalComma(nearestNumber(percent)) };
    const years = { years: decimalComma(input.years) };
    const part = { rate: decimalComma(contribution.value) };
    return {
      result: {
        rate_percent: nearestNumber(percent),
        income,
        monthly_contribution: monthly,
      },
      lines: [
        line(labelled(words, 'rate', rate), [ladder, minimum]),
        line(labelled(words, 'target_income', years), [ladder, ...limits.figures], income),
        line(labelled(words, 'target_contribution', part), [contribution], monthly),
      ],
      warnings: [
        ...stepWarning(limits, income, rules),
        ...doubts(words, [ladder, contribution, ...limits.figures]),
      ],
    };
  });
}

function refuseTooFewYears({ years }: PensionTargetInput, minimum: number, { words }: Rules): void {
  if (years >= minimum) return;
  const allowed = { minimum };
  throw refusal(words, 'years_below_minimum', { facts: allowed, field: 'years', allowed });
}

/** Says which pensions the lowest and the highest income make, so that a person can wish again. */
function refuseUnreachable(
  { monthly_pension: wished }: PensionTargetInput,
  { share, limits }: { share: Rational; limits: IncomeLimits },
  { words }: Rules,
): void {
  const minimum = roundToDong(times(exact(limits.minimum), share));
  const maximum = roundToDong(times(exact(limits.maximum), share));
  if (wished >= minimum && wished <= maximum) return;
  throw refusal(words, wished < minimum ? 'target_below_minimum' : 'target_above_maximum', {
    facts: {
      lowest_income: vnd(limits.minimum),
      highest_income: vnd(limits.maximum),
      lowest_pension: vnd(minimum),
      highest_pension: vnd(maximum),
    },
    field: 'monthly_pension',
    allowed: { minimum, maximum },
  });
}
