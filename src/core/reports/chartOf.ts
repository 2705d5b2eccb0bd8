import { monthsOf, periodName, spanOf, yearOf, type Period } from '../desk/period.ts';
import { shownCounts } from '../desk/smallCounts.ts';
import { paceOf } from '../desk/targets.ts';
import type { WorkingCalendar } from '../desk/workingTime.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { MonthResult } from './counts.ts';
import type { ChartPoint, ResultChart } from './resultChart.ts';
import type { ResultRow } from './resultTable.ts';

interface ChartSources {
  readonly on: LocalDate;
  readonly calendar: WorkingCalendar;
  /** Of one subject, of the whole year. */
  readonly results: readonly MonthResult[];
  readonly isGuarded: boolean;
  readonly row: Pick<ResultRow, 'result' | 'target'>;
}

/**
 * The lines of a result against its pace. What is hidden leaves no trace in it: a guarded line goes on
 * only as long as every month before may be told, and ends at the period's own count where that may.
 */
export function chartOf(
  period: Period,
  sources: ChartSources,
): Omit<ResultChart, 'described' | 'words'> {
  const months = monthsOf(period);
  const share = (index: number) => index / months.length;
  const pace = months.map((month, index) => ({
    at: share(index + 1),
    share: paceOf(period, spanOf(month).to, sources.calendar),
  }));
  return {
    result: pointsOf(period, sources),
    target: sources.row.target,
    pace: [{ at: 0, share: 0 }, ...pace],
    months: months.map((month, index) => ({ at: share(index), name: nameOf(month) })),
  };
}

function nameOf({ number, year }: Period): string {
  return `${String(number).padStart(2, '0')}/${year}`;
}

function pointsOf(period: Period, sources: ChartSources): readonly ChartPoint[] {
  const { on, row } = sources;
  const months = monthsOf(period);
  const started = months.filter((month) => spanOf(month).from <= on);
  const told = toldMonths(period, sources);
  const points: ChartPoint[] = [{ at: 0, people: 0 }];
  let people = 0;
  for (const [index, month] of started.entries()) {
    const count = told.get(periodName(month));
    if (count === undefined) break;
    people += count;
    points.push({ at: (index + paceInMonth(month, on)) / months.length, people });
  }
  if (row.result === undefined || points.length === started.length + 1) return points;
  const last = started.at(-1);
  const at = last ? (started.length - 1 + paceInMonth(last, on)) / months.length : 0;
  return [...points, { at, people: row.result }];
}

/** The share of a month's days that has passed on a day. */
function paceInMonth(month: Period, on: LocalDate): number {
  const { to } = spanOf(month);
  return on >= to ? 1 : Number(on.slice(-2)) / Number(to.slice(-2));
}

function toldMonths(
  period: Period,
  { results, isGuarded, on }: ChartSources,
): ReadonlyMap<string, number> {
  const counts = new Map(results.map(({ month, registered }) => [month, registered]));
  const countOf = (month: string) => counts.get(month) ?? 0;
  if (isGuarded) return shownCounts(yearOf(period), countOf, on);
  return new Map(
    monthsOf(period)
      .map(periodName)
      .map((month) => [month, countOf(month)]),
  );
}
