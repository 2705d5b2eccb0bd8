import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { recentPeriods } from '../../../src/web/desk/promise/recentPeriods.ts';
import { periodShown } from '../../../src/web/desk/targets/periodShown.ts';

describe('the periods one can look back on', () => {
  it.each([
    {
      today: '2026-11-22',
      first: '2026-11',
      quarters: ['2026-Q4', '2026-Q3', '2026-Q2', '2026-Q1'],
    },
    {
      today: '2027-01-01',
      first: '2027-01',
      quarters: ['2027-Q1', '2026-Q4', '2026-Q3', '2026-Q2'],
    },
  ])(
    'on $today: this month first, then twelve back, quarters, years',
    ({ today, first, quarters }) => {
      const found = recentPeriods(localDate(today));

      expect(found[0]).toBe(first);
      expect(found.slice(12, 16)).toEqual(quarters);
      expect(new Set(found).size).toBe(18);
    },
  );

  it.each([
    { name: '2026-11', says: 'Tháng 11/2026' },
    { name: '2026-Q4', says: 'Quý 4/2026' },
    { name: '2026-H1', says: '6 tháng đầu 2026' },
    { name: '2026-H2', says: '6 tháng cuối 2026' },
    { name: '2026', says: 'Năm 2026' },
    { name: 'mai', says: 'mai' },
  ])('$name reads "$says"', ({ name, says }) => {
    expect(periodShown(name)).toBe(says);
  });
});
