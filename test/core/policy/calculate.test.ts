import { describe, expect, it } from '@jest/globals';
import { CALCULATORS, makeCalculate } from '../../../src/core/policy/calculate.ts';
import { policyCases } from '../../support/policyCases.ts';
import { shippedPolicy } from '../../support/shippedPolicy.ts';

const calculate = makeCalculate(await shippedPolicy());

describe.each([...CALCULATORS.keys()])('%s, as test/cases tells it', (name) => {
  const { answered, refused } = policyCases(name);

  it.each(answered)('$case: answers', ({ ask, answer, warnings }) => {
    const outcome = calculate(name, ask);

    expect(outcome).toMatchObject({ ok: true, result: answer });
    expect(outcome).toHaveProperty(
      'warnings',
      warnings?.map((code) => expect.objectContaining({ code })),
    );
  });

  it.each(refused)('$case: refuses $refuses', ({ ask, refuses, allowed }) => {
    const outcome = calculate(name, ask);

    expect(outcome).toMatchObject({ ok: false, refusal: { code: refuses } });
    expect(outcome).toMatchObject({ refusal: allowed === undefined ? {} : { allowed } });
  });
});

describe('makeCalculate', () => {
  it.each([
    ['contribution', { income: '1500000', method: 'monthly' }, 'income'],
    ['contribution', { income: 1500000.5, method: 'monthly' }, 'income'],
    ['contribution', { income: 1500000, method: 'weekly' }, 'method'],
    ['contribution', { income: 1500000, method: 'monthly', incom: 1 }, 'incom'],
    ['contribution', { income: 1500000, method: 'monthly', groups: [] }, 'groups'],
    [
      'contribution',
      { income: 1500000, method: 'monthly', support_months_used: -1 },
      'support_months_used',
    ],
    [
      'contribution',
      { income: 1500000, method: 'monthly', fund_rate_percent: 1e-300 },
      'fund_rate_percent',
    ],
    ['contribution', { income: 1500000, method: 'monthly', on: '2026-02-30' }, 'on'],
    ['contribution', { income: 1500000, method: 'monthly', on: '9999-12-31' }, 'on'],
    [
      'pension',
      { sex: 'male', birth_date: '1985', periods: [{ from: '2016-13', to: '2017-01', income: 1 }] },
      'periods.0.from',
    ],
  ])('%s, malformed %j: names %s', (name, inputs, field) => {
    expect(calculate(name, inputs)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', field },
    });
  });

  it('a name that no calculator has: refuses, does not throw', () => {
    expect(calculate('lottery', {})).toMatchObject({ refusal: { code: 'unknown_calculator' } });
  });

  it('every line of an answer names its parameters and their articles', () => {
    const outcome = calculate('contribution', {
      income: 1500000,
      method: 'monthly',
      province: 'hanoi',
    });

    expect(outcome).toMatchObject({
      lines: [
        {
          amount: 1500000,
          parameters: expect.arrayContaining(['poverty-standard/rural-poverty-line']),
        },
        {
          amount: 330000,
          references: [{ title: 'Luật Bảo hiểm xã hội 41/2024/QH15', from: '2025-07-01' }],
        },
        { amount: 66000, parameters: expect.arrayContaining(['decree-159-2025/state-support']) },
        { amount: 33000, parameters: expect.arrayContaining(['hanoi/contribution-support']) },
        { amount: 231000 },
      ],
    });
  });

  it.each([
    { share: 'the State', ask: { on: '2017-12-31', income: 700000 }, told: 'Nhà nước hỗ trợ' },
    {
      share: 'the city',
      ask: { on: '2022-07-31', income: 1500000, province: 'hanoi' },
      told: 'Địa phương hỗ trợ',
    },
  ])('a share of 0 by $share: no line', ({ ask, told }) => {
    expect(labels({ ...ask, method: 'monthly' })).not.toContain(told);
    expect(labels({ ...ask, on: '2022-08-01', income: 1500000, method: 'monthly' })).toContain(
      'Nhà nước hỗ trợ 10%',
    );
  });

  it('a day without a value: the refusal names the figure and the day', () => {
    const outcome = calculate('contribution', {
      income: 1500000,
      method: 'monthly',
      on: '2015-12-31',
    });

    expect(outcome).toMatchObject({
      refusal: {
        message: expect.stringContaining('31/12/2015'),
        allowed: { parameter: 'social-insurance-act/contribution-rate', on: '2015-12-31' },
      },
    });
  });
});

function labels(ask: Record<string, unknown>): string {
  const outcome = calculate('contribution', ask);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.lines.map(({ label }) => label).join('; ');
}
