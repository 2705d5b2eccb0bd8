import { describe, expect, it } from '@jest/globals';
import { periodName, readPeriod } from '../../../../src/core/desk/period.ts';
import { localDate } from '../../../../src/core/shared/localDate.ts';
import {
  askedOf,
  inKind,
  queryFrom,
  searchOf,
} from '../../../../src/web/desk/numbers/numbersQuery.ts';

const today = localDate('2026-11-22');

describe('the address of a page for numbers', () => {
  it.each([
    { search: '', asks: '?period=2026-Q4' },
    { search: '?period=nonsense', asks: '?period=2026-Q4' },
    { search: '?period=2025-H1&place=hanoi', asks: '?period=2025-H1&province=hanoi' },
    {
      search: '?period=2026-11&place=hanoi%2Fba-dinh&by=week',
      asks: '?period=2026-11&province=hanoi&commune=ba-dinh',
    },
  ])('"$search" asks the API $asks', ({ search, asks }) => {
    const query = queryFrom(search, { today });

    expect(askedOf(query)).toBe(asks);
    expect(queryFrom(searchOf(query), { today })).toEqual(query);
  });

  it.each([
    { from: '2026-Q4', kind: 'month', to: '2026-11', because: 'today is inside' },
    { from: '2025-Q4', kind: 'month', to: '2025-10', because: 'its first month' },
    { from: '2026-11', kind: 'year', to: '2026', because: 'the year around it' },
    { from: '2026', kind: 'half', to: '2026-H2', because: 'today is inside' },
  ])('$from as a $kind is $to: $because', ({ from, kind, to }) => {
    const period = readPeriod(from);

    expect(period && periodName(inKind(kind, period, today))).toBe(to);
  });
});
