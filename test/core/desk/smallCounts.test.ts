import { describe, expect, it } from '@jest/globals';
import {
  partsOfPeriod,
  periodName,
  readPeriod,
  type Period,
} from '../../../src/core/desk/period.ts';
import { shownCounts } from '../../../src/core/desk/smallCounts.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';

function period(name: string): Period {
  const read = readPeriod(name);
  if (!read) throw new Error(`${name} is no period`);
  return read;
}

const QUARTER = period('2026-Q4');

function shownOf(counts: readonly number[], whole = QUARTER): ReadonlyMap<string, number> {
  const months = leavesOf(whole).map(periodName);
  return shownCounts(whole, (month) => counts[months.indexOf(month)] ?? 0);
}

function leavesOf(whole: Period): readonly Period[] {
  const parts = partsOfPeriod(whole);
  return parts.length === 0 ? [whole] : parts.flatMap(leavesOf);
}

describe('shownCounts, of a quarter', () => {
  it.each([
    { counts: [10, 8, 7], shown: [10, 8, 7, 25], because: 'nothing is small' },
    { counts: [10, 5, 7], shown: [10, 5, 7, 22], because: 'five is not under five' },
    {
      counts: [10, 4, 7],
      shown: [10, undefined, 7, undefined],
      because: 'the total would tell the four',
    },
    {
      counts: [10, 0, 7],
      shown: [10, undefined, 7, undefined],
      because: 'nought is a small count too',
    },
    {
      counts: [10, 2, 2],
      shown: [10, undefined, undefined, undefined],
      because: 'two small ones add up to under five',
    },
    {
      counts: [10, 3, 2],
      shown: [10, undefined, undefined, 15],
      because: 'five may be 1 + 4, 2 + 3 …',
    },
    {
      counts: [10, 4, 4],
      shown: [10, undefined, undefined, undefined],
      because: 'eight is twice four and nothing else',
    },
    {
      counts: [10, 4, 3],
      shown: [10, undefined, undefined, undefined],
      because: 'seven is four and three',
    },
    {
      counts: [3, 3, 3],
      shown: [undefined, undefined, undefined, 9],
      because: 'three unknown ones in nine',
    },
    {
      counts: [1, 1, 1],
      shown: [undefined, undefined, undefined, undefined],
      because: 'the total is small itself',
    },
    {
      counts: [4, 4, 4],
      shown: [undefined, undefined, undefined, undefined],
      because: 'twelve is three times four',
    },
  ])('$counts is told as $shown: $because', ({ counts, shown }) => {
    const told = shownOf(counts);

    expect(['2026-10', '2026-11', '2026-12', '2026-Q4'].map((name) => told.get(name))).toEqual(
      shown,
    );
  });
});

describe('shownCounts, read by somebody who knows the rule and can compute', () => {
  /** Every year that looks the same: what a hidden count may be in them. */
  function doubts(whole: Period, upTo: number): readonly ReadonlySet<number>[] {
    const months = leavesOf(whole).map(periodName);
    const looks = new Map<string, Set<number>[]>();
    for (const counts of everyYear(months.length, upTo)) {
      const told = shownOf(counts, whole);
      const look = JSON.stringify([...told].toSorted());
      const possible = looks.get(look) ?? months.map(() => new Set<number>());
      counts.forEach((count, at) => possible[at]?.add(count));
      looks.set(look, possible);
    }
    return [...looks].flatMap(([look, possible]) =>
      possible.filter((_, at) => !look.includes(`"${months[at] ?? ''}"`)),
    );
  }

  function* everyYear(length: number, upTo: number): Generator<number[]> {
    const years = (upTo + 1) ** length;
    for (let number = 0; number < years; number += 1) {
      yield Array.from({ length }, (_, at) => Math.floor(number / (upTo + 1) ** at) % (upTo + 1));
    }
  }

  it.each([
    { whole: '2026-Q4', upTo: 9 },
    { whole: '2026-H1', upTo: 5 },
  ])('in $whole, then every hidden month may still be at least two things', ({ whole, upTo }) => {
    const all = doubts(period(whole), upTo);

    expect(all.length).toBeGreaterThan(100);
    expect(Math.min(...all.map(({ size }) => size))).toBeGreaterThanOrEqual(2);
  });
});

it('shownCounts, of a year with one small month, then neither its quarter, half nor the year give it away', () => {
  const told = shownOf([10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 3, 10], period('2026'));

  expect(['2026-11', '2026-Q4', '2026-H2', '2026'].map((name) => told.has(name))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(told.get('2026-H1')).toBe(60);
});

describe('shownCounts on a day in November, when December has not begun', () => {
  it.each([
    { counts: [10, 7, 0], shown: [10, 7, 0, 17], because: 'everybody knows December is empty' },
    {
      counts: [10, 4, 0],
      shown: [10, undefined, 0, undefined],
      because: 'the total would tell the four',
    },
    {
      counts: [10, 7, 1],
      shown: [10, 7, undefined, undefined],
      because: 'one from the future is still one person',
    },
  ])('$counts is told as $shown: $because', ({ counts, shown }) => {
    const months = ['2026-10', '2026-11', '2026-12'];
    const countOf = (month: string) => counts[months.indexOf(month)] ?? 0;

    const told = shownCounts(QUARTER, countOf, localDate('2026-11-22'));

    expect([...months, '2026-Q4'].map((name) => told.get(name))).toEqual(shown);
  });
});
