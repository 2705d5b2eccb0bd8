import { describe, expect, it } from '@jest/globals';
import { fill } from '../../../src/core/policy/words.ts';

describe('fill', () => {
  it('a sentence with places: every place takes its fact', () => {
    expect(fill('từ {minimum} đến {maximum}, {minimum}', { minimum: 2, maximum: 5 })).toBe(
      'từ 2 đến 5, 2',
    );
  });

  it('a place without a fact: throws and names the place', () => {
    expect(() => fill('từ {minimun}', { minimum: 2 })).toThrow('{minimun}');
  });
});
