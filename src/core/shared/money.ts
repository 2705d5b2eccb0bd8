import type { Rational } from './rational.ts';

/**
 * The whole đồng an exact amount is shown and paid as: the nearest one, halves up. No article
 * orders a rounding; this one reproduces the amounts that insurance offices have printed (the
 * worked examples of QĐ 595/QĐ-BHXH and the answers of BHXH TP. Hồ Chí Minh in `test/cases`).
 * Round once, at the end of a sum. Amounts are never negative here.
 */
export function roundToDong({ numerator, denominator }: Rational): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/** An amount in whole VND as people read it: `264.000 đồng`. */
export function vnd(amount: number): string {
  return `${groupThousands(amount)} đồng`;
}

/** A whole number as people read it: `1.200`. */
export function groupThousands(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, '.');
}
