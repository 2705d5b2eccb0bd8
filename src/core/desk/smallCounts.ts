import type { LocalDate } from '../shared/localDate.ts';
import { partsOfPeriod, periodName, spanOf, type Period } from './period.ts';

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
 * read before the small one was there. What has not begun holds nobody, as everybody knows: its nought
 * is told and hides nothing else.
 *
 * @param countOf people in a month, by the month's name.
 * @param on today; absent: every part has begun.
 */
export function shownCounts(
  period: Period,
  countOf: (month: string) => number,
  on?: LocalDate,
): ReadonlyMap<string, number> {
  const shown = new Map<string, number>();
  judge(period, { countOf, on, shown });
  return shown;
}

interface Judging {
  readonly countOf: (month: string) => number;
  readonly on: LocalDate | undefined;
  readonly shown: Map<string, number>;
}

function judge(period: Period, judging: Judging): Told {
  const { countOf, on, shown } = judging;
  const parts = partsOfPeriod(period).map((part) => judge(part, judging));
  const value = parts.length === 0 ? countOf(periodName(period)) : sumOf(parts);
  const isAhead = value === 0 && on !== undefined && spanOf(period).from > on;
  const isShown =
    isAhead || (value >= SMALLEST_SHOWN && keepsDoubt(parts.filter((part) => !part.isShown)));
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
