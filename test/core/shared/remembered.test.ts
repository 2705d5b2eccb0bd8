import { describe, expect, it } from '@jest/globals';
import { remembered } from '../../../src/core/shared/remembered.ts';

describe('remembered', () => {
  const counting = (most: number) => {
    const asked: number[] = [];
    const square = (value: number) => {
      asked.push(value);
      return value * value;
    };
    return { asked, square: remembered(square, String, most) };
  };

  it('the same arguments, asked again, are worked out once', () => {
    const { asked, square } = counting(2);

    expect([square(3), square(3), square(4)]).toEqual([9, 9, 16]);
    expect(asked).toEqual([3, 4]);
  });

  it('more results than allowed, when a new one comes, cost the oldest', () => {
    const { asked, square } = counting(2);

    [1, 2, 3, 2, 1].forEach((value) => square(value));

    expect(asked).toEqual([1, 2, 3, 1]);
  });
});
