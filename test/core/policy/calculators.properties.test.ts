import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contribution } from '../../../src/core/policy/calculators/contribution.ts';
import { contributionInput } from '../../../src/core/policy/calculators/contributionInput.ts';
import { pension } from '../../../src/core/policy/calculators/pension.ts';
import { pensionInput } from '../../../src/core/policy/calculators/pensionInput.ts';
import { retirementAge } from '../../../src/core/policy/calculators/retirementAge.ts';
import { GROUPS } from '../../../src/core/policy/parameters.ts';
import { addDays, localDate } from '../../../src/core/shared/localDate.ts';
import { shippedPolicy } from '../../support/shippedPolicy.ts';

const tools = await shippedPolicy();

const income = fc.integer({ min: 1_500_000, max: 50_600_000 });
const groups = fc.uniqueArray(fc.constantFrom(...GROUPS), { minLength: 1 });
const province = fc.constantFrom('hanoi', 'lao_cai', 'Ninh Bình');
const anyMethod = fc.oneof(
  fc.record({ method: fc.constantFrom('monthly', '3_months', '6_months', '12_months') }),
  fc.record({ method: fc.constant('years_ahead'), years: fc.integer({ min: 2, max: 5 }) }),
  fc.record({ method: fc.constant('missing_months'), months: fc.integer({ min: 1, max: 60 }) }),
);
const asked = fc
  .tuple(
    anyMethod,
    fc.record({
      income,
      groups,
      province,
      permanent_resident: fc.boolean(),
      support_months_used: fc.integer({ min: 0, max: 200 }),
    }),
  )
  .map(([method, rest]) => ({ ...rest, ...method }));

describe('contribution, whatever is asked within the rules', () => {
  it('net is never negative and the shares add up to the whole', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { gross, state_support, local_support, net } = paid(question);
        expect(Math.min(net, state_support, local_support)).toBeGreaterThanOrEqual(0);
        expect(state_support + local_support + net).toBe(gross);
      }),
    );
  });

  it('support never reaches beyond 120 months in all', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { supported_months: months } = paid(question);
        expect(Math.min(months, 120 - Math.min(120, question.support_months_used))).toBe(months);
      }),
    );
  });

  it('the order of the groups never matters', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const turned = { ...question, groups: [...question.groups].reverse() };
        expect(answered(turned)).toEqual(answered(question));
      }),
    );
  });

  it('one more group never makes it dearer', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...GROUPS), (question, group) => {
        const more = paid({ ...question, groups: [...question.groups, group] });
        expect(more.net).toBeLessThanOrEqual(paid(question).net);
      }),
    );
  });

  it('more months never cost less before support', () => {
    const months = fc.integer({ min: 1, max: 59 });
    const years = fc.integer({ min: 2, max: 4 });
    fc.assert(
      fc.property(income, months, years, (amount, month, year) => {
        const missing = (count: number) =>
          paid({ income: amount, method: 'missing_months', months: count }).net;
        const ahead = (count: number) =>
          paid({ income: amount, method: 'years_ahead', years: count }).net;
        expect(missing(month + 1)).toBeGreaterThan(missing(month));
        expect(ahead(year + 1)).toBeGreaterThan(ahead(year));
      }),
    );
  });
});

describe('pension, whatever is asked', () => {
  const time = fc.record({
    sex: fc.constantFrom('male', 'female'),
    birth_date: fc.constantFrom('1966', '1975-05-20', '1985', '2001-12-31'),
    years: fc.integer({ min: 0, max: 45 }),
    months: fc.integer({ min: 0, max: 11 }),
    average_income: fc.integer({ min: 700_000, max: 50_000_000 }),
  });

  it('more income never lowers a pension', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 5_000_000 }), (question, more) => {
        const richer = { ...question, average_income: question.average_income + more };
        expect(drawn(richer).monthly_pension).toBeGreaterThanOrEqual(
          drawn(question).monthly_pension,
        );
      }),
    );
  });

  it('one more year never lowers a pension, and never lifts the rate above 75 percent', () => {
    fc.assert(
      fc.property(time, (question) => {
        const longer = drawn({ ...question, years: question.years + 1 });
        expect(longer.monthly_pension).toBeGreaterThanOrEqual(drawn(question).monthly_pension);
        expect(longer.rate_percent).toBeLessThanOrEqual(75);
      }),
    );
  });

  it('the same months in one period or in two: the same answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2009, max: 2024 }), income, (year, amount) => {
        const base = { sex: 'female', birth_date: '1985' };
        const one = { ...base, periods: [{ from: '2008-01', to: '2025-12', income: amount }] };
        const two = {
          ...base,
          periods: [
            { from: `${year}-01`, to: '2025-12', income: amount },
            { from: '2008-01', to: `${year - 1}-12`, income: amount },
          ],
        };
        expect(drawn(two)).toEqual(drawn(one));
      }),
    );
  });
});

describe('retirement-age, whoever asks', () => {
  it('who is born a day later never reaches the age earlier', () => {
    const birth = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => addDays(localDate('1961-01-01'), days));
    fc.assert(
      fc.property(fc.constantFrom('male' as const, 'female' as const), birth, (sex, born) => {
        expect(reached(sex, addDays(born, 1)) >= reached(sex, born)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

function answered(question: object) {
  return contribution(contributionInput.parse(question), tools);
}

function paid(question: object) {
  const outcome = answered(question);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.result;
}

function drawn(question: object) {
  const outcome = pension(pensionInput.parse(question), tools);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.result;
}

function reached(sex: 'male' | 'female', born: string): string {
  const outcome = retirementAge({ sex, birth_date: born }, tools);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.result.on;
}
