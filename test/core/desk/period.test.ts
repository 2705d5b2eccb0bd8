import { describe, expect, it } from '@jest/globals';
import { periodName, periodOn, readPeriod, stepPeriod } from '../../../src/core/desk/period.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';

describe('periodOn 22 November 2026', () => {
  it.each([
    { kind: 'month', name: '2026-11' },
    { kind: 'quarter', name: '2026-Q4' },
    { kind: 'half', name: '2026-H2' },
    { kind: 'year', name: '2026' },
  ] as const)('the $kind is $name', ({ kind, name }) => {
    expect(periodName(periodOn(kind, localDate('2026-11-22')))).toBe(name);
  });
});

describe('stepPeriod', () => {
  it.each([
    { from: '2026-12', by: 1, to: '2027-01' },
    { from: '2026-01', by: -1, to: '2025-12' },
    { from: '2026-Q1', by: -1, to: '2025-Q4' },
    { from: '2026-H2', by: 1, to: '2027-H1' },
    { from: '2026', by: -2, to: '2024' },
    { from: '2026-Q3', by: 0, to: '2026-Q3' },
  ])('$from and $by is $to', ({ from, by, to }) => {
    const period = readPeriod(from);

    expect(period && periodName(stepPeriod(period, by))).toBe(to);
  });
});
