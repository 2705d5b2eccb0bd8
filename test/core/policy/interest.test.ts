import { describe, expect, it } from '@jest/globals';
import { compoundedSum, discountedSum } from '../../../src/core/policy/interest.ts';
import { roundToDong } from '../../../src/core/shared/money.ts';
import {
  exact,
  fraction,
  fromPercent,
  minus,
  over,
  plus,
  power,
  times,
} from '../../../src/core/shared/rational.ts';
import type { Rational } from '../../../src/core/shared/rational.ts';
import { fc } from '../../support/fastCheck.ts';

describe('compoundedSum, against amounts that insurance offices printed', () => {
  it.each([
    {
      what: '66 months at 12,000,000, r = 0.6583 % (BHXH TP. Hồ Chí Minh, nld.com.vn 11/09/2017: 218,774,493, two đồng of rounded factors)',
      monthly: 2_640_000,
      percent: 0.6583,
      months: 66,
      sum: 218_774_491,
    },
    {
      what: '116 months at 9,800,000, r = 0.4833 % (thanhtra.most.gov.vn 3103, 2020: gross before support)',
      monthly: 2_156_000,
      percent: 0.4833,
      months: 116,
      sum: 335_926_546,
    },
    {
      what: 'support of 15,400 over 105 months, r = 0.4833 % (the same answer)',
      monthly: 15_400,
      percent: 0.4833,
      months: 105,
      sum: 2_110_151,
    },
    {
      what: '6,600,000 one month late, r = 0.826 % (VBHN 2089/VBHN-BHXH, Điều 11, ví dụ 10)',
      monthly: 6_600_000,
      percent: 0.826,
      months: 1,
      sum: 6_654_516,
    },
    { what: 'no interest', monthly: 330_000, percent: 0, months: 60, sum: 19_800_000 },
  ])('$what: $sum', ({ monthly, percent, months, sum }) => {
    expect(roundToDong(compoundedSum(exact(monthly), fromPercent(percent), months))).toBe(sum);
  });

  it('116 months with support: 333,816,395 as the office said (hơn 333 triệu)', () => {
    const rate = fromPercent(0.4833);
    const gross = compoundedSum(exact(2_156_000), rate, 116);
    const support = compoundedSum(exact(15_400), rate, 105);

    expect(roundToDong(minus(gross, support))).toBe(333_816_395);
  });

  it('154,000 six months late, r = 0.4833 % (tracuubhxhbhyt.com): 4,520 of interest', () => {
    const owed = times(exact(154_000), power(plus(fraction(1n), fromPercent(0.4833)), 6));

    expect(roundToDong(minus(owed, exact(154_000)))).toBe(4_520);
  });
});

describe('the closed forms', () => {
  it.each([1, 2, 24, 60])('%d months: are exactly the sums the decree writes out', (months) => {
    const asked = { amount: exact(330_000), rate: fromPercent(0.31), months };

    expect(lowestTerms(closed(asked).discounted)).toEqual(writtenOut(asked).discounted);
    expect(lowestTerms(closed(asked).compounded)).toEqual(writtenOut(asked).compounded);
  });

  it('any amount, rate and number of months: the same, and the same đồng', () => {
    const thousandths = fc.integer({ min: 0, max: 30_000 }).map((rate) => rate / 1_000);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60_000_000 }),
        thousandths,
        fc.integer({ min: 1, max: 60 }),
        (income, percent, months) => {
          const amount = times(exact(income), fromPercent(22));
          const asked = { amount, rate: fromPercent(percent), months };
          const slow = writtenOut(asked);
          const fast = closed(asked);

          expect(lowestTerms(fast.discounted)).toEqual(slow.discounted);
          expect(lowestTerms(fast.compounded)).toEqual(slow.compounded);
          expect(roundToDong(fast.discounted)).toBe(roundToDong(slow.discounted));
          expect(roundToDong(fast.compounded)).toBe(roundToDong(slow.compounded));
        },
      ),
      { numRuns: 60 },
    );
  });
});

interface Asked {
  readonly amount: Rational;
  readonly rate: Rational;
  readonly months: number;
}

function closed({ amount, rate, months }: Asked) {
  return {
    discounted: discountedSum(amount, rate, months),
    compounded: compoundedSum(amount, rate, months),
  };
}

/** The sums month by month, as the decree writes them. */
function writtenOut({ amount, rate, months }: Asked) {
  const growth = plus(fraction(1n), rate);
  return {
    discounted: sum(months, (i) => over(amount, power(growth, i - 1))),
    compounded: sum(months, (i) => times(amount, power(growth, i))),
  };
}

function lowestTerms({ numerator, denominator }: Rational): Rational {
  return fraction(numerator, denominator);
}

function sum(months: number, term: (month: number) => Rational): Rational {
  const terms = Array.from({ length: months }, (_, index) => term(index + 1));
  return terms.reduce((total, next) => {
    const { numerator, denominator } = plus(total, next);
    return fraction(numerator, denominator);
  }, fraction(0n));
}
