import { describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '../../../src/core/shared/localDate.ts';

describe('addDays', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2026-11-22', 60, '2027-01-21'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %d days: %s', (date, days, expected) => {
    expect(addDays(localDate(date), days)).toBe(expected);
  });
});
