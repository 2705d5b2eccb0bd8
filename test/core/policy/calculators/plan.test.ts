import { describe, expect, it } from '@jest/globals';
import { contribution } from '../../../../src/core/policy/calculators/contribution.ts';
import { contributionInput } from '../../../../src/core/policy/calculators/contributionInput.ts';
import { plan } from '../../../../src/core/policy/calculators/plan.ts';
import { planInput } from '../../../../src/core/policy/calculators/planInput.ts';
import type { PlanResult } from '../../../../src/core/policy/calculators/planResult.ts';
import { GROUPS } from '../../../../src/core/policy/parameters.ts';
import { addDays, localDate } from '../../../../src/core/shared/localDate.ts';
import { fc } from '../../../support/fastCheck.ts';
import { shippedPolicy } from '../../../support/shippedPolicy.ts';

const tools = await shippedPolicy();

const born = fc
  .integer({ min: 0, max: 18_000 })
  .map((days) => addDays(localDate('1962-06-01'), days));
const asked = fc.record({
  sex: fc.constantFrom('male', 'female'),
  birth_date: born,
  paid_months: fc.oneof(fc.constantFrom(0, 119, 120, 179, 180), fc.integer({ min: 0, max: 300 })),
  support_months_used: fc.integer({ min: 0, max: 130 }),
  income: fc.integer({ min: 1_500_000, max: 50_600_000 }),
  province: fc.constantFrom('hanoi', 'lao_cai', 'Ninh Bình'),
  permanent_resident: fc.boolean(),
  groups: fc.uniqueArray(fc.constantFrom(...GROUPS), { minLength: 1 }),
});

describe('plan, whoever asks', () => {
  it('the pension never comes before the age, and the law of 15 years and 60 months is kept', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const found = planned(question);
        expect(found.pension_from > found.reach_age_on).toBe(true);
        expect(found.pension_from > '2026-11-30').toBe(true);
        expect(found.total_months).toBeGreaterThanOrEqual(180);
        expect(found.missing_months_then).toBeLessThanOrEqual(60);
        expect(found.paid_months_then + found.missing_months_then).toBe(found.total_months);
      }),
    );
  });

  it('the price is the sum of every single payment, as the contribution calculator tells it', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const found = planned({ ...question, compare: [] });
        const { net, gross } = paymentByPayment(question, found);
        expect(found.total_net).toBe(net);
        expect(found.gross_total).toBe(gross);
        expect(found.state_support_total + found.local_support_total).toBe(gross - net);
        expect(found.total_net).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
  });

  it('more income never lowers the pension and never changes the months', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 5_000_000 }), (question, more) => {
        const income = Math.min(question.income + more, 50_600_000);
        const [poorer, richer] = [planned(question), planned({ ...question, income })];
        expect(richer.monthly_pension).toBeGreaterThanOrEqual(poorer.monthly_pension);
        expect(richer.pension_from).toBe(poorer.pension_from);
      }),
    );
  });

  it('no other way brings a pension earlier, and each tells its difference', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const main = planned(question);
        for (const other of main.alternatives) {
          expect((other.pension_from ?? '9999') >= main.pension_from).toBe(true);
          expect(other.months_later).toBeGreaterThanOrEqual(0);
          expect(other.total_net).toBeGreaterThanOrEqual(0);
          expect(other.difference_net).toBe(other.total_net - main.total_net);
          expect(other.difference_monthly_pension).toBe(
            other.monthly_pension - main.monthly_pension,
          );
        }
      }),
    );
  });

  it('the pension pays back what was paid in the month named, not in the one before', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { break_even_months: months, monthly_pension, total_net } = planned(question);
        expect(months * monthly_pension).toBeGreaterThanOrEqual(total_net);
        expect((months - 1) * monthly_pension).toBeLessThan(Math.max(total_net, 1));
      }),
    );
  });

  it('every figure, of the main way and of the others, has a line with its article', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const outcome = answered(question);
        const amounts = new Set(outcome.lines.map(({ amount }) => amount));
        const labels = outcome.lines.map(({ label }) => label).join('\n');
        const unexplained = figuresOf(outcome.result).filter((amount) => !amounts.has(amount));

        expect(unexplained).toEqual([]);
        expect(outcome.lines.filter(({ references }) => references.length === 0)).toEqual([]);
        expect(labels).toContain(`${String(outcome.result.rate_percent).replace('.', ',')}%`);
      }),
    );
  });
});

describe('plan, what one may compare', () => {
  const woman = { sex: 'female', birth_date: '1985-05-20', income: 1_500_000 };

  it('only the ways that were asked for, each once', () => {
    const compare = ['other_income', 'minimum_years', 'other_income'];

    const kinds = planned({ ...woman, compare }).alternatives.map(({ kind }) => kind);

    expect(kinds).toEqual(['other_income', 'other_income', 'minimum_years']);
  });

  it('a lump sum: what 5 years at 1,500,000 give back, without the support of 24 of its months', () => {
    const question = { ...woman, paid_months: 60, support_months_used: 24, compare: ['lump_sum'] };

    const [lumpSum] = planned(question).alternatives;

    // 2 × 5 × 1,500,000 − 24 × 66,000
    expect(lumpSum).toMatchObject({ lump_sum: 13_416_000, lump_sum_in: '2045-05', total_net: 0 });
  });

  it.each([
    { paid_months: 0, given: [] },
    // 22 % × 1,500,000 × 6
    { paid_months: 6, given: [1_980_000] },
    // 22 % × 1,500,000 × 11 is more than 2 × 1,500,000
    { paid_months: 11, given: [3_000_000] },
    { paid_months: 12, given: [3_000_000] },
    { paid_months: 18, given: [4_500_000] },
    { paid_months: 19, given: [6_000_000] },
    { paid_months: 179, given: [45_000_000] },
    { paid_months: 180, given: [] },
  ])('$paid_months months paid and given back: $given', ({ paid_months, given }) => {
    const question = { ...woman, paid_months, support_months_used: 0, compare: ['lump_sum'] };

    expect(planned(question).alternatives.map(({ lump_sum }) => lump_sum)).toEqual(given);
  });

  it('years ahead: the discount of the decree for each block, single months for the rest', () => {
    const question = { ...woman, birth_date: '1973-12-15', paid_months: 180, province: 'lao_cai' };

    const found = planned({ ...question, support_months_used: 90, compare: ['other_method'] });

    // To 12/2032 are 74 months, the first 30 supported; 330,000 discounted over 24 months is
    // 7,644,801 and over 36 months 11,259,443; the support of 66,000 is not discounted.
    expect(found.months_to_pay).toBe(74);
    expect(found.alternatives).toMatchObject([
      { method: '12_months', total_net: 74 * 330_000 - 30 * 66_000, difference_net: 0 },
      { years: 2, total_net: 3 * 7_644_801 + 2 * 330_000 - 30 * 66_000 },
      { years: 3, total_net: 2 * 11_259_443 + 2 * 330_000 - 30 * 66_000 },
      { years: 4, pay_until: found.pay_until },
      { years: 5, pay_until: found.pay_until },
    ]);
  });

  it.each([
    { why: 'the lowest income', income: 1_500_000, others: [2_200_000, 3_000_000] },
    { why: 'the announced one', income: 2_200_000, others: [1_500_000, 4_400_000] },
    { why: 'between two steps', income: 1_725_001, others: [1_500_000, 2_200_000, 3_450_000] },
    { why: 'more than half of the highest', income: 30_000_000, others: [1_500_000, 50_600_000] },
    { why: 'the highest', income: 50_600_000, others: [1_500_000] },
  ])('$why: $income beside $others', ({ income, others }) => {
    const { alternatives } = planned({ ...woman, income, compare: ['other_income'] });

    expect(alternatives.map((other) => other.income)).toEqual(others);
  });
});

function answered(question: object) {
  const outcome = plan(planInput.parse(question), tools);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome;
}

function planned(question: object): PlanResult {
  return answered(question).result;
}

/** The price of a plan from one call of the contribution calculator for each payment. */
function paymentByPayment(question: Question, found: PlanResult): { net: number; gross: number } {
  const { income, province, permanent_resident, groups, support_months_used: used } = question;
  const person = { income, province, permanent_resident, groups };
  const months = Array.from({ length: found.months_to_pay }, (_, index) =>
    paid({ ...person, method: 'monthly', support_months_used: used + index }),
  );
  const missing = { method: 'missing_months', months: found.missing_months_then };
  const payments = missing.months > 0 ? [...months, paid({ ...person, ...missing })] : months;
  return payments.reduce(
    (sum, { net, gross }) => ({ net: sum.net + net, gross: sum.gross + gross }),
    { net: 0, gross: 0 },
  );
}

function paid(payment: object) {
  const outcome = contribution(contributionInput.parse(payment), tools);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.result;
}

/** Every amount of a result that somebody may say, other than 0. */
function figuresOf(result: PlanResult): number[] {
  const { alternatives, first_month } = result;
  const own = [
    ...Object.values(first_month),
    result.missing_once,
    result.monthly_pension,
    result.one_time_allowance,
    result.net_a_day,
    result.net_after_support,
    result.gross_total,
    result.state_support_total,
    result.local_support_total,
    result.total_net,
  ];
  const others = alternatives.flatMap((other) => [
    other.income,
    other.first_payment,
    other.missing_once,
    other.monthly_pension,
    other.total_net,
    Math.abs(other.difference_net),
    Math.abs(other.difference_monthly_pension),
    other.lump_sum,
  ]);
  return [...own, ...(result.total_net > 0 ? others : [])].filter((amount) => amount > 0);
}

type Question = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;
