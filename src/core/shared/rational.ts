/**
 * An exact fraction with a positive denominator, in lowest terms unless its maker says otherwise.
 * Money is multiplied by rates through these, so that no amount depends on how a machine stores
 * 0.22.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;
const WHOLE_PER_HUNDRED = 100n;

/** `numerator / denominator`; throws when the denominator is zero. */
export function fraction(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('a fraction has a denominator other than zero');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = sign * greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The number exactly as its shortest decimal digits read: 0.31 is 31/100. Throws on NaN, ±∞. */
export function exact(value: number): Rational {
  const match = DECIMAL.exec(String(value));
  if (!match) throw new RangeError(`${value} is not a finite number`);
  const [, sign = '', whole = '0', decimals = '', exponent = '0'] = match;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  const shift = Number(exponent) - decimals.length;
  return shift < 0
    ? fraction(digits, 10n ** BigInt(-shift))
    : fraction(digits * 10n ** BigInt(shift));
}

/** A rate given in percent as a fraction of one: 22 becomes 22/100. */
export function fromPercent(percent: number): Rational {
  return over(exact(percent), fraction(WHOLE_PER_HUNDRED));
}

/** a + b */
export function plus(a: Rational, b: Rational): Rational {
  return fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

/** a − b */
export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** a × b */
export function times(a: Rational, b: Rational): Rational {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a ÷ b; throws when b is zero. */
export function over(a: Rational, b: Rational): Rational {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** base to a whole power of zero or more. */
export function power(base: Rational, exponent: number): Rational {
  const times = BigInt(exponent);
  return { numerator: base.numerator ** times, denominator: base.denominator ** times };
}

/** The smallest whole number that is not below an amount of zero or more. */
export function ceiling({ numerator, denominator }: Rational): number {
  return Number((numerator + denominator - 1n) / denominator);
}

/** True when a is smaller than b. */
export function isBelow(a: Rational, b: Rational): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

/** The nearest JavaScript number, for rates that are shown; never for money that is paid. */
export function nearestNumber({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
