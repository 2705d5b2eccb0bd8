import { fraction, minus, over, plus, power, times } from '../shared/rational.ts';
import type { Rational } from '../shared/rational.ts';

const ONE = fraction(1n);

/**
 * What `months` equal payments are worth when all are paid at the start of the first month: the sum
 * of amount ÷ (1 + rate)^(i−1), i = 1…months (NĐ 159/2025/NĐ-CP, Điều 6). `rate` is a fraction a
 * month.
 */
export function discountedSum(amount: Rational, rate: Rational, months: number): Rational {
  if (rate.numerator === 0n) return times(amount, fraction(BigInt(months)));
  const growth = plus(ONE, rate);
  const last = over(ONE, power(growth, months));
  return times(amount, over(times(growth, minus(ONE, last)), rate));
}

/**
 * What `months` equal payments cost with interest when all are made up at once: the sum of
 * amount × (1 + rate)^i, i = 1…months (NĐ 159/2025/NĐ-CP, Điều 7). `rate` is a fraction a month.
 */
export function compoundedSum(amount: Rational, rate: Rational, months: number): Rational {
  if (rate.numerator === 0n) return times(amount, fraction(BigInt(months)));
  const growth = plus(ONE, rate);
  return times(amount, over(times(growth, minus(power(growth, months), ONE)), rate));
}
