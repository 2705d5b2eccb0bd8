import { z } from 'zod';
import { MONTHS_A_YEAR } from '../../shared/localDate.ts';
import { decimalComma } from '../../shared/decimalComma.ts';
import { roundToDong } from '../../shared/money.ts';
import { exact, fromPercent, minus, times } from '../../shared/rational.ts';
import type { Rational } from '../../shared/rational.ts';
import type { Outcome } from '../assessment.ts';
import { fundRateInput, monthsInput, onInput, vndInput } from '../inputs.ts';
import { discountedSum } from '../interest.ts';
import type { Figure } from '../parameters.ts';
import { assess, doubts, labelled, line, refusal, rulesOn } from '../rules.ts';
import type { PolicyTools, Rules } from '../rules.ts';

/** Payments for less than two years are not discounted, so they need no rate. */
const UNDISCOUNTED: readonly number[] = [3, 6, MONTHS_A_YEAR];

/**
 * What `refund` is asked: `prepaid_months` were paid at once, `remaining_months` of them have not
 * come yet. `fund_rate_percent` is the rate at which they were discounted, needed from two years on.
 */
export const refundInput = z
  .strictObject({
    on: onInput,
    income: vndInput.min(1),
    prepaid_months: monthsInput,
    remaining_months: monthsInput,
    fund_rate_percent: fundRateInput.optional(),
    state_support_to_deduct: vndInput.min(0).default(0),
  })
  .refine(
    ({ prepaid_months: months, fund_rate_percent: rate }) =>
      rate !== undefined || months <= MONTHS_A_YEAR,
    { path: ['fund_rate_percent'] },
  );

/** What `refund` answers: VND. `gross` is before the State's support is taken back. */
export const refundResult = z.object({ gross: z.int(), amount: z.int() });

export type RefundInput = z.infer<typeof refundInput>;
export type RefundResult = z.infer<typeof refundResult>;

/**
 * What is given back of months paid ahead that will not come: the last payments as they were
 * discounted, less the State's support of those months, never below 0 (NĐ 159/2025/NĐ-CP, Điều 8).
 * The income was lawful when it was paid, so it is not compared with the limits of `on`. Refuses
 * `method_not_allowed` and `no_value_for_date` (no rule was found for days before 2025-07-01).
 */
export function refund(input: RefundInput, tools: PolicyTools): Outcome<RefundResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on ?? tools.today);
    const rate = rules.number('contributionRate');
    const share = rules.number('refundShare');
    const spans = spanFigures(rules);
    refuseBeyond(input, spans, rules);
    const monthly = times(exact(input.income), fromPercent(rate.value));
    const gross = roundToDong(times(remaining(input, monthly), fromPercent(share.value)));
    const amount = Math.max(0, gross - input.state_support_to_deduct);
    return {
      result: { gross, amount },
      lines: [
        line(grossLabel(input, rules), [share, rate], gross),
        ...(gross === amount
          ? []
          : [line(labelled(rules.words, 'refund_deducted'), [share], gross - amount)]),
        line(labelled(rules.words, 'refund'), [share], amount),
      ],
      warnings: doubts(rules.words, [rate, share]),
    };
  });
}

interface Spans {
  readonly lowest: Figure<number>;
  readonly highest: Figure<number>;
}

function spanFigures(rules: Rules): Spans {
  return {
    lowest: rules.number('prepaidYearsLowest'),
    highest: rules.number('prepaidYearsHighest'),
  };
}

/** Only what can be paid at once: 3, 6 or 12 months, or whole years ahead (Điều 36; Điều 6). */
function refuseBeyond(input: RefundInput, { lowest, highest }: Spans, { words }: Rules): void {
  const years = Array.from(
    { length: highest.value - lowest.value + 1 },
    (_, index) => (lowest.value + index) * MONTHS_A_YEAR,
  );
  const allowed = [...UNDISCOUNTED, ...years];
  if (!allowed.includes(input.prepaid_months)) {
    const facts = { months: allowed.join(', ') };
    throw refusal(words, 'prepaid_not_allowed', { facts, field: 'prepaid_months', allowed });
  }
  if (input.remaining_months > input.prepaid_months) {
    const limits = { minimum: 0, maximum: input.prepaid_months };
    throw refusal(words, 'remaining_not_allowed', {
      facts: limits,
      field: 'remaining_months',
      allowed: limits,
    });
  }
}

/** Σ monthly ÷ (1 + r)^(i−1) over the last months; without a discount, each month as it is. */
function remaining(input: RefundInput, monthly: Rational): Rational {
  const { prepaid_months: prepaid, remaining_months: left } = input;
  const percent = discounting(input);
  if (percent === undefined) return times(monthly, exact(left));
  const rate = fromPercent(percent);
  return minus(discountedSum(monthly, rate, prepaid), discountedSum(monthly, rate, prepaid - left));
}

/** The rate in percent at which the payment was discounted, if it was. */
function discounting({ prepaid_months: prepaid, fund_rate_percent: percent }: RefundInput) {
  return UNDISCOUNTED.includes(prepaid) ? undefined : percent;
}

function grossLabel(input: RefundInput, { words }: Rules): string {
  const rate = discounting(input);
  const facts = { months: input.remaining_months, prepaid: input.prepaid_months };
  if (rate === undefined) return labelled(words, 'refund_gross', facts);
  return labelled(words, 'refund_gross_discounted', { ...facts, fund_rate: decimalComma(rate) });
}
