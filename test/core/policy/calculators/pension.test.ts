import { describe, expect, it } from '@jest/globals';
import { pension } from '../../../../src/core/policy/calculators/pension.ts';
import { pensionInput } from '../../../../src/core/policy/calculators/pensionInput.ts';
import { parameterSchema } from '../../../../src/core/policy/parameters.ts';
import { shippedPolicy } from '../../../support/shippedPolicy.ts';

const shipped = await shippedPolicy();

/** As shipped, but the highest rate is reached after 16 years: no table goes back far enough yet. */
const shortLadder = {
  ...shipped,
  law: new Map([...shipped.law, ['social-insurance-act/pension-rate', ladder({ 15: 45, 16: 47 })]]),
};

describe('pension, one-time allowance from paid months', () => {
  it.each([
    {
      who: 'born 1 January 1970: not of age before May 2027, all years beyond count half',
      birth_date: '1970-01-01',
      multiple: 1.5,
    },
    {
      who: 'born 1 January 1961: of age on 1 January 2016, paid on for years, each counts double',
      birth_date: '1961-01-01',
      multiple: 6,
    },
  ])('$who', ({ birth_date, multiple }) => {
    // 19 years, 3 beyond the highest rate, all of them after the fifteenth year.
    const periods = [{ from: '2007-01', to: '2025-12', income: 1_000_000 }];
    const input = pensionInput.parse({ sex: 'female', birth_date, periods });
    const outcome = pension(input, { ...shortLadder, law: levelIndexation() });

    expect(outcome).toMatchObject({
      ok: true,
      result: {
        counted_years: 19,
        average_income: 1_000_000,
        one_time_allowance: multiple * 1_000_000,
      },
    });
  });
});

function levelIndexation() {
  const years = Array.from({ length: 19 }, (_, index) => [String(2007 + index), 1]);
  return new Map([
    ...shortLadder.law,
    ['decree-159-2025/indexation', example('by_year', Object.fromEntries(years))],
  ]);
}

function ladder(female: Record<number, number>) {
  return example('ladder_by_sex', { male: { 15: 40 }, female });
}

function example(shape: string, value: unknown) {
  const reference = { title: 'Example act', article: 'Article 1' };
  return parameterSchema.parse({
    shape,
    description: 'Example',
    unit: 'percent',
    reviewed: '2026-11-22',
    values: [{ from: '2025-07-01', value, reference, status: 'confirmed' }],
  });
}
