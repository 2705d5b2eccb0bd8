import { fraction, times } from '../shared/rational.ts';
import type { Rational } from '../shared/rational.ts';

/**
 * What `months` equal payments are worth when all are paid at the start of the first month: the sum
 * of amount ÷ (1 + rate)^(i−1), i = 1…months (NĐ 159/2025/NĐ-CP, Điều 6). `rate` is a fraction a
 * month. Exact, but not in lowest terms: see `growthOf`.
 */
export function discountedSum(amount: Rational, rate: Rational, months: number): Rational {
  if (rate.numerator === 0n) return times(amount, fraction(BigInt(months)));
  const { interest, last, gained } = growthOf(rate, months);
  return {
    numerator: amount.numerator * gained * (rate.denominator + rate.numerator),
    denominator: amount.denominator * interest * last,
  };
}

/**
 * What `months` equal payments cost with interest when all are made up at once: the sum of
 * amount × (1 + rate)^i, i = 1…months (NĐ 159/2025/NĐ-CP, Điều 7). `rate` is a fraction a month.
 * Exact, but not in lowest terms: see `growthOf`.
 */
export function compoundedSum(amount: Rational, rate: Rational, months: number): Rational {
  if (rate.numerator === 0n) return times(amount, fraction(BigInt(months)));
  const { interest, start, gained } = growthOf(rate, months);
  return {
    numerator: amount.numerator * gained * (rate.denominator + rate.numerator),
    denominator: amount.denominator * interest * start,
  };
}

/**
 * The parts of both sums as whole numbers, with rate = p/q: p, qⁿ, (q+p)ⁿ and the difference of the
 * last two. One fraction of these is some hundred digits long; reducing it would cost many times
 * more than all the rest, and rounding does not ask for lowest terms.
 */
function growthOf({ numerator, denominator }: Rational, months: number) {
  const exponent = BigInt(months);
  const start = denominator ** exponent;
  const last = (denominator + numerator) ** exponent;
  return { interest: numerator, start, last, gained: last - start };
}
