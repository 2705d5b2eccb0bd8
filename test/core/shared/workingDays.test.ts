import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { afterWorkingDays } from '../../../src/core/shared/workingDays.ts';

describe('afterWorkingDays', () => {
  it.each([
    { day: '2026-11-26', count: 0, due: '2026-11-26', why: 'none' },
    { day: '2026-11-26', count: 1, due: '2026-11-27', why: 'Thursday to Friday' },
    { day: '2026-11-27', count: 1, due: '2026-11-30', why: 'over a weekend' },
    { day: '2026-11-28', count: 1, due: '2026-11-30', why: 'asked on a Saturday' },
    { day: '2026-11-26', count: 10, due: '2026-12-10', why: 'two weeks' },
  ])('$count after $day is $due: $why', ({ day, count, due }) => {
    expect(afterWorkingDays(localDate(day), count)).toBe(due);
  });
});
