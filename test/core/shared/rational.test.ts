import { describe, expect, it } from '@jest/globals';
import {
  ceiling,
  exact,
  fraction,
  fromPercent,
  isBelow,
  minus,
  nearestNumber,
  over,
  plus,
  power,
  times,
} from '../../../src/core/shared/rational.ts';
import { fc } from '../../support/fastCheck.ts';

describe('exact', () => {
  it.each([
    { number: 0.31, numerator: 31n, denominator: 100n },
    { number: 0.1, numerator: 1n, denominator: 10n },
    { number: -2.5, numerator: -5n, denominator: 2n },
    { number: 0, numerator: 0n, denominator: 1n },
    { number: 1e21, numerator: 10n ** 21n, denominator: 1n },
    { number: 1.5e-7, numerator: 3n, denominator: 20_000_000n },
  ])('$number: is $numerator/$denominator', ({ number, numerator, denominator }) => {
    expect(exact(number)).toEqual({ numerator, denominator });
  });

  it.each([Number.NaN, Infinity, -Infinity])('%p: is refused', (number) => {
    expect(() => exact(number)).toThrow(RangeError);
  });
});

describe('fraction', () => {
  it('a negative denominator: the sign moves to the numerator, in lowest terms', () => {
    expect(fraction(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
  });

  it('a zero denominator: is refused', () => {
    expect(() => fraction(1n, 0n)).toThrow('denominator other than zero');
  });
});

describe('arithmetic', () => {
  const whole = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  const positive = fc.bigInt({ min: 1n, max: 10n ** 20n });
  const rational = fc.tuple(whole, positive).map(([a, b]) => fraction(a, b));

  it('what is added can be taken away, what is multiplied divided, for any numbers', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        expect(minus(plus(a, b), b)).toEqual(a);
        expect(b.numerator === 0n ? a : over(times(a, b), b)).toEqual(a);
      }),
    );
  });

  it('0.1 + 0.2: is exactly 0.3, unlike in floating point', () => {
    expect(plus(exact(0.1), exact(0.2))).toEqual(exact(0.3));
  });

  it('a power: is the product of its factors', () => {
    expect(power(exact(1.5), 3)).toEqual(exact(3.375));
    expect(power(exact(1.5), 0)).toEqual(exact(1));
  });

  it('22 percent of 1,500,000: is exactly 330,000', () => {
    expect(times(exact(1_500_000), fromPercent(22))).toEqual(exact(330_000));
  });

  it('shown as a number: the nearest one', () => {
    expect(nearestNumber(exact(42.5))).toBe(42.5);
  });
});

describe('ceiling', () => {
  it.each([
    { number: 0, whole: 0 },
    { number: 74.01, whole: 75 },
    { number: 75, whole: 75 },
    { number: 75.0001, whole: 76 },
  ])('$number: is $whole', ({ number, whole }) => {
    expect(ceiling(exact(number))).toBe(whole);
  });
});

describe('isBelow', () => {
  it.each([
    { a: 1.98, b: 2, below: true },
    { a: 2, b: 2, below: false },
    { a: 2.2, b: 2, below: false },
  ])('$a below $b: $below', ({ a, b, below }) => {
    expect(isBelow(exact(a), exact(b))).toBe(below);
  });
});
