import { describe, expect, it } from '@jest/globals';
import { roundToDong, vnd } from '../../../src/core/shared/money.ts';
import { exact, fraction, over } from '../../../src/core/shared/rational.ts';

describe('roundToDong', () => {
  it.each([
    { amount: fraction(14999n, 10000n), dong: 1, why: 'just below a half' },
    { amount: fraction(3n, 2n), dong: 2, why: 'a half goes up' },
    { amount: fraction(5n, 2n), dong: 3, why: 'a half goes up, also from an even number' },
    { amount: fraction(0n), dong: 0, why: 'nothing' },
    {
      amount: over(exact(86_057_800), exact(43)),
      dong: 2_001_344,
      why: '2,001,344.19, familiesforlife specification §13',
    },
  ])('$why: $dong đồng', ({ amount, dong }) => {
    expect(roundToDong(amount)).toBe(dong);
  });
});

describe('vnd', () => {
  it.each([
    [0, '0 đồng'],
    [999, '999 đồng'],
    [1000, '1.000 đồng'],
    [264000, '264.000 đồng'],
    [14138148, '14.138.148 đồng'],
  ])('%d: reads %s', (amount, text) => {
    expect(vnd(amount)).toBe(text);
  });
});
