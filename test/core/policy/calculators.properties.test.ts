import { describe, expect, it } from '@jest/globals';
import { contribution } from '../../../src/core/policy/calculators/contribution.ts';
import { contributionInput } from '../../../src/core/policy/calculators/contributionInput.ts';
import { pension } from '../../../src/core/policy/calculators/pension.ts';
import { pensionInput } from '../../../src/core/policy/calculators/pensionInput.ts';
import { refund, refundInput } from '../../../src/core/policy/calculators/refund.ts';
import { retirementAge } from '../../../src/core/policy/calculators/retirementAge.ts';
import { GROUPS } from '../../../src/core/policy/parameters.ts';
import { addDays, localDate } from '../../../src/core/shared/localDate.ts';
import { fc } from '../../support/fastCheck.ts';
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

/** From 2016 to 2026 every income between these is lawful: 20 × 1,150,000 was the least cap. */
const askedOnAnyDay = fc
  .tuple(
    fc.oneof(
      anyMethod,
      fc.record({
        method: fc.constant('late'),
        months: fc.integer({ min: 1, max: 119 }),
        base_method: fc.constantFrom('monthly', '3_months', '6_months', '12_months'),
      }),
    ),
    fc.record({
      on: fc.integer({ min: 0, max: 4017 }).map((days) => addDays(localDate('2016-01-01'), days)),
      income: fc.integer({ min: 1_500_000, max: 23_000_000 }),
      groups,
      province,
      permanent_resident: fc.boolean(),
      support_months_used: fc.integer({ min: 0, max: 200 }),
      fund_rate_percent: fc.constantFrom(0, 0.31, 0.4833, 0.826),
    }),
  )
  .map(([method, rest]) => ({ ...rest, ...method }))
  .filter(({ method, on }) => method !== 'late' || on < '2025-07-01');

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

describe('contribution, on any day since 2016', () => {
  it('net is never negative, the shares add up, support stops at 120 months', () => {
    fc.assert(
      fc.property(askedOnAnyDay, (question) => {
        const { gross, state_support, local_support, net, ...rest } = paid(question);
        expect(Math.min(net, state_support, local_support)).toBeGreaterThanOrEqual(0);
        expect(state_support + local_support + net).toBe(gross);
        const left = Math.max(0, 120 - question.support_months_used);
        expect(rest.supported_months).toBeLessThanOrEqual(left);
      }),
      { numRuns: 500 },
    );
  });

  it('before 2018 the State gives nothing, and no line says that it does', () => {
    fc.assert(
      fc.property(askedOnAnyDay, (question) => {
        const { state_support: support, supported_months: months } = paid(question);
        const early = question.on < '2018-01-01';
        expect(early && support + months > 0).toBe(false);
        expect(linesOf(question).some((label) => /hỗ trợ.* 0%/.test(label))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('the order of the groups never matters', () => {
    fc.assert(
      fc.property(askedOnAnyDay, (question) => {
        const turned = { ...question, groups: [...question.groups].reverse() };
        expect(answered(turned)).toEqual(answered(question));
      }),
    );
  });

  it('one more month, late or missing, never costs less, nor one more year before support', () => {
    fc.assert(
      fc.property(askedOnAnyDay, (question) => {
        const longer = { ...question, ...oneMore(question) };
        expect(paid(longer).gross).toBeGreaterThanOrEqual(paid(question).gross);
        // Support is not discounted: far years ahead may bring more support than they cost.
        const ahead = question.method === 'years_ahead';
        expect(ahead || paid(longer).net >= paid(question).net).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('years ahead never cost more than the same months one by one, the support used up alike', () => {
    fc.assert(
      fc.property(askedOnAnyDay, fc.integer({ min: 2, max: 5 }), (question, years) => {
        const {
          on,
          groups: who,
          province: place,
          permanent_resident,
          fund_rate_percent,
        } = question;
        const used = question.support_months_used;
        // Steps of the scale, so that a single month is a whole amount and no rounding adds up.
        const step = question.income - (question.income % 50_000);
        const base = { on, groups: who, province: place, permanent_resident, income: step };
        const ahead = { ...base, method: 'years_ahead', years, fund_rate_percent };
        const months = Array.from({ length: years * 12 }, (_, month) =>
          paid({ ...base, method: 'monthly', support_months_used: used + month }),
        );
        const oneByOne = months.reduce((sum, { net }) => sum + net, 0);
        expect(paid({ ...ahead, support_months_used: used }).net).toBeLessThanOrEqual(oneByOne);
      }),
    );
  });
});

describe('refund, whatever is asked', () => {
  const question = fc.record({
    income,
    prepaid_months: fc.constantFrom(3, 6, 12, 24, 36, 48, 60),
    left: fc.double({ min: 0, max: 0.99, noNaN: true }),
    fund_rate_percent: fc.constantFrom(0, 0.31, 0.826),
    state_support_to_deduct: fc.integer({ min: 0, max: 60_000_000 }),
  });

  it('never below 0, never more than was due, and the parts of a payment make the whole', () => {
    fc.assert(
      fc.property(question, ({ left, ...asked }) => {
        const remaining = Math.floor(left * asked.prepaid_months);
        const { gross, amount } = refunded({ ...asked, remaining_months: remaining });
        const whole = refunded({ ...asked, remaining_months: asked.prepaid_months }).gross;
        expect(amount).toBe(Math.max(0, gross - asked.state_support_to_deduct));
        expect(gross).toBeLessThanOrEqual(whole);
        expect(refunded({ ...asked, remaining_months: remaining + 1 }).gross).toBeGreaterThan(
          gross,
        );
      }),
    );
  });

  it('nothing of the years ahead has come: what was due comes back', () => {
    fc.assert(
      fc.property(income, fc.integer({ min: 2, max: 5 }), (amount, years) => {
        const due = paid({ income: amount, method: 'years_ahead', years, fund_rate_percent: 0.31 });
        const months = { prepaid_months: years * 12, remaining_months: years * 12 };
        const back = refunded({ income: amount, ...months, fund_rate_percent: 0.31 });
        expect(back.gross).toBe(due.gross);
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

function linesOf(question: object): string[] {
  const outcome = answered(question);
  return outcome.ok ? outcome.lines.map(({ label }) => label) : [];
}

/** The question for one month, or one year, more; as it is where the method has one length. */
function oneMore(question: { method: string; months?: number; years?: number }) {
  if (question.years !== undefined) return { years: Math.min(5, question.years + 1) };
  if (question.months === undefined) return {};
  const highest = question.method === 'late' ? 120 : 60;
  return { months: Math.min(highest, question.months + 1) };
}

function refunded(question: object) {
  const outcome = refund(refundInput.parse(question), tools);
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
