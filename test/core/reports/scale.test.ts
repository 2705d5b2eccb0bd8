import { describe, expect, it } from '@jest/globals';
import { pathThrough, percentOf, scaleOf, ticksUpTo } from '../../../src/core/reports/scale.ts';

describe('scaleOf, from 0–200 people to 300–100 pixels', () => {
  const y = scaleOf({ from: 0, to: 200 }, { from: 300, to: 100 });

  it.each([
    { people: 0, at: 300 },
    { people: 50, at: 250 },
    { people: 200, at: 100 },
  ])('$people stands at $at', ({ people, at }) => {
    expect(y(people)).toBe(at);
  });

  it('a stretch without length: everything at its beginning, and nothing divided by nought', () => {
    expect(scaleOf({ from: 3, to: 3 }, { from: 10, to: 20 })(3)).toBe(10);
  });
});

describe('ticksUpTo', () => {
  it.each([
    { highest: 0, ticks: [0] },
    { highest: 1, ticks: [0, 1] },
    { highest: 4.3, ticks: [0, 1, 2, 3, 4] },
    { highest: 17, ticks: [0, 5, 10, 15] },
    { highest: 238, ticks: [0, 50, 100, 150, 200] },
    { highest: 10_800, ticks: [0, 5_000, 10_000] },
    { highest: 1_234_567, ticks: [0, 500_000, 1_000_000] },
  ])('up to $highest: $ticks', ({ highest, ticks }) => {
    expect(ticksUpTo(highest)).toEqual(ticks);
  });
});

describe('pathThrough', () => {
  it.each([
    { places: [], path: '' },
    { places: [[1, 2]] as const, path: 'M1 2' },
    {
      places: [
        [0, 10],
        [33.333, 7.25],
        [66, -1],
      ] as const,
      path: 'M0 10L33.3 7.3L66 -1',
    },
  ])('$places is "$path"', ({ places, path }) => {
    expect(pathThrough(places)).toBe(path);
  });
});

describe('percentOf', () => {
  it.each([
    { part: 0, whole: 0, percent: undefined },
    { part: 0, whole: 7, percent: 0 },
    { part: 199, whole: 200, percent: 99 },
    { part: 200, whole: 200, percent: 100 },
  ])('$part of $whole is $percent', ({ part, whole, percent }) => {
    expect(percentOf(part, whole)).toBe(percent);
  });
});
