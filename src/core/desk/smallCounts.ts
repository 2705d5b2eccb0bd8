import { partsOfPeriod, periodName, type Period } from './period.ts';

/** Counts below this are not shown to whoever may see only counts. */
export const SMALLEST_SHOWN = 5;
/** How many values a hidden month must still be able to have, less one. */
const LEAST_DOUBT = 2;

/** A count of a period and whether it may be told. */
interface Told {
  readonly kind: Period['kind'];
  readonly value: number;
  readonly isShown: boolean;
}

/**
 * Which counts of a period and its parts may be told to somebody who can add and subtract and knows
 * this rule, by the names of the periods. A month under five is hidden. A quarter with hidden months
 * is told when there are two of them or three, and what is left for them is no small count itself and
 * leaves each of them three values at least. A half and a year are told when every part of them is.
 * Where a total threatens a hidden part, the total goes and not another part: that one may have been
 * read before the small one was there.
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
  const value = parts.length === 0 ? countOf(periodName(period)) : sumOf(parts);
  const isShown = value >= SMALLEST_SHOWN && keepsDoubt(parts.filter((part) => !part.isShown));
  if (isShown) shown.set(periodName(period), value);
  return { kind: period.kind, value, isShown };
}

/** Whether the sum of the hidden parts, which the total gives away, leaves each of them in doubt. */
function keepsDoubt(hidden: readonly Told[]): boolean {
  if (hidden.length === 0) return true;
  if (hidden.length === 1 || hidden.some(({ kind }) => kind !== 'month')) return false;
  const rest = sumOf(hidden);
  const highest = SMALLEST_SHOWN - 1;
  const low = Math.max(0, rest - highest * (hidden.length - 1));
  return rest >= SMALLEST_SHOWN && highest - low >= LEAST_DOUBT;
}

function sumOf(parts: readonly Told[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}
