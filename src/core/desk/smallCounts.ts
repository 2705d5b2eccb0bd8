import { partsOfPeriod, periodName, type Period } from './period.ts';

/** Counts below this are not shown to whoever may see only counts. */
export const SMALLEST_SHOWN = 5;
/** How many values a hidden count must still be able to have, less one. */
const LEAST_DOUBT = 2;

/** A count of a period and whether it may be told. */
interface Told {
  readonly value: number;
  readonly isShown: boolean;
  /** What somebody can work out of it from what is shown: lowest and highest. */
  readonly low: number;
  readonly high: number;
}

/**
 * Which counts of a year may be told to somebody who can add and subtract: months, quarters, halves
 * and the year itself, by their names. A month under five is hidden; a longer period is hidden when
 * it is under five itself, or when its total less the parts that are shown would give a hidden part
 * away: exactly, to within one, or as a sum that is itself under five. Where that threatens, the
 * total goes and not another part: a part may have been read before the smaller one was there.
 *
 * @param countOf people in a month, by the month's name.
 */
export function shownCounts(
  period: Period,
  countOf: (month: string) => number,
): ReadonlyMap<string, number> {
  const shown = new Map<string, number>();
  judge(period, countOf, shown);
  return shown;
}

function judge(
  period: Period,
  countOf: (month: string) => number,
  shown: Map<string, number>,
): Told {
  const parts = partsOfPeriod(period).map((part) => judge(part, countOf, shown));
  const told = parts.length === 0 ? leaf(countOf(periodName(period))) : total(parts);
  if (told.isShown) shown.set(periodName(period), told.value);
  return told;
}

function leaf(value: number): Told {
  return value >= SMALLEST_SHOWN
    ? known(value)
    : { value, isShown: false, low: 0, high: SMALLEST_SHOWN - 1 };
}

function known(value: number): Told {
  return { value, isShown: true, low: value, high: value };
}

function total(parts: readonly Told[]): Told {
  const value = sumOf(parts, (part) => part.value);
  const hidden = parts.filter(({ isShown }) => !isShown);
  if (value >= SMALLEST_SHOWN && keepsDoubt(hidden)) return known(value);
  return {
    value,
    isShown: false,
    low: sumOf(parts, (part) => part.low),
    high: sumOf(parts, (part) => part.high),
  };
}

/** Whether the sum of the hidden parts, which the total gives away, leaves each of them in doubt. */
function keepsDoubt(hidden: readonly Told[]): boolean {
  if (hidden.length === 0) return true;
  const rest = sumOf(hidden, (part) => part.value);
  if (hidden.length === 1 || rest < SMALLEST_SHOWN) return false;
  return hidden.every((part) => {
    const others = hidden.filter((other) => other !== part);
    const low = Math.max(part.low, rest - sumOf(others, (other) => other.high));
    const high = Math.min(part.high, rest - sumOf(others, (other) => other.low));
    return high - low >= LEAST_DOUBT;
  });
}

function sumOf(parts: readonly Told[], read: (part: Told) => number): number {
  return parts.reduce((sum, part) => sum + read(part), 0);
}
