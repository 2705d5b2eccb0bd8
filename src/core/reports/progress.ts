import { monthsOf, periodName, spanOf, yearOf, type Period } from '../desk/period.ts';
import { shownCounts } from '../desk/smallCounts.ts';
import { paceOf, standingOf, type Standing } from '../desk/targets.ts';
import type { WorkingCalendar } from '../desk/workingTime.ts';
import { addDays, type LocalDate } from '../shared/localDate.ts';
import type { DayResult, MonthResult } from './counts.ts';
import type { ChartPoint, ResultChart } from './resultChart.ts';
import type { ResultRow } from './resultTable.ts';

/** Several communes together over a period, as far as it may be told. */
export interface Progress {
  /** Everybody who joined; undefined when a commune's count may not be told. */
  readonly registered: number | undefined;
  /** The sum of what may be told. */
  readonly told: number;
  /** Months that those people paid for; only for who may count small. */
  readonly months: number | undefined;
  /** The communes with a target: their results beside the sum of their targets. */
  readonly standing: Omit<Standing, 'result' | 'state'> & {
    readonly result: number | undefined;
    readonly state: ResultRow['state'];
  };
  /** How many communes stand in the period, and how many of them have a target. */
  readonly communes: number;
  readonly withTarget: number;
  /** Of the communes with a target; where none has one, of all. */
  readonly chart: Omit<ResultChart, 'described' | 'words'>;
}

export interface ProgressSources {
  /** The rows of the period by commune, already judged for the viewer. */
  readonly rows: readonly ResultRow[];
  readonly results: readonly MonthResult[];
  /** Only for who may count small: people by day, of `charted` communes. */
  readonly days: readonly DayResult[] | undefined;
  readonly on: LocalDate;
  readonly pace: number;
  readonly calendar: WorkingCalendar;
}

/**
 * The whole of a table of results. A sum is told only when every part of it is: what is hidden in the
 * table can be worked out from nothing here.
 */
export function progressOf(period: Period, sources: ProgressSources): Progress {
  const { rows, pace } = sources;
  const set = rows.filter(({ target }) => target !== undefined);
  const target = set.length === 0 ? undefined : sum(set.map((row) => row.target ?? 0));
  const result = sumIfTold(set.map((row) => row.result));
  const { state, ...standing } = standingOf({ result: result ?? 0, target }, pace);
  const isHidden = result === undefined;
  return {
    registered: sumIfTold(rows.map((row) => row.result)),
    told: sum(rows.map((row) => row.result ?? 0)),
    months: sumIfTold(rows.map((row) => row.months)),
    standing: {
      ...standing,
      result,
      ...(isHidden && { percent: undefined }),
      state: isHidden ? 'hidden' : state,
    },
    communes: rows.filter(({ subject }) => subject !== '').length,
    withTarget: set.length,
    chart: { result: pointsOf(period, sources), target, ...axesOf(period, sources) },
  };
}

/** The communes that the chart is drawn of: those with a target, or all where none has one. */
export function charted(rows: readonly ResultRow[]): readonly string[] {
  const set = rows.filter(({ target }) => target !== undefined);
  return (set.length > 0 ? set : rows).map(({ subject }) => subject);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

function sumIfTold(counts: readonly (number | undefined)[]): number | undefined {
  const told = counts.filter((count) => count !== undefined);
  return told.length === counts.length ? sum(told) : undefined;
}

/** Days that lie between two, both counted. */
function daysIn(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

const DAY_MS = 86_400_000;
const WEEK = 7;

/** The share of a period that has passed at the end of a day. */
function shareAt(period: Period, day: LocalDate): number {
  const { from, to } = spanOf(period);
  return Math.min(1, Math.max(0, daysIn(from, day) / daysIn(from, to)));
}

function axesOf(
  period: Period,
  { calendar, on }: ProgressSources,
): Pick<ResultChart, 'pace' | 'months'> {
  const { from, to } = spanOf(period);
  const isMonth = period.kind === 'month';
  const marks = isMonth
    ? Array.from({ length: Math.ceil(daysIn(from, to) / WEEK) }, (_, week) =>
        addDays(from, week * WEEK),
      )
    : monthsOf(period).map((month) => spanOf(month).from);
  const bends = [...marks.slice(1).map((day) => addDays(day, -1)), on, to];
  const pace = [...new Set(bends)]
    .filter((day) => day >= from && day <= to)
    .sort()
    .map((day) => ({ at: shareAt(period, day), share: paceOf(period, day, calendar) }));
  const nameOf = (day: LocalDate) =>
    isMonth ? `${day.slice(-2)}/${day.slice(5, 7)}` : `${day.slice(5, 7)}/${day.slice(0, 4)}`;
  return {
    pace: [{ at: 0, share: 0 }, ...pace],
    months: marks.map((day) => ({ at: shareAt(period, addDays(day, -1)), name: nameOf(day) })),
  };
}

function pointsOf(period: Period, sources: ProgressSources): readonly ChartPoint[] {
  const { on, days } = sources;
  const { from, to } = spanOf(period);
  const start = { at: 0, people: 0 };
  if (on < from) return [start];
  const end = shareAt(period, on < to ? on : to);
  if (!days) return [start, ...monthPoints(period, sources)];
  let people = 0;
  const points = days.map(({ day, registered }) => {
    people += registered;
    return { at: shareAt(period, day), people };
  });
  return [start, ...steps(period, points), { at: end, people }];
}

/** A line that stays level while nobody joins, and climbs on the day somebody does. */
function steps(period: Period, points: readonly ChartPoint[]): readonly ChartPoint[] {
  const { from, to } = spanOf(period);
  const day = 1 / daysIn(from, to);
  return points.flatMap((point, index) => {
    const before = points[index - 1] ?? { at: 0, people: 0 };
    const eve = point.at - day;
    return eve > before.at ? [{ at: eve, people: before.people }, point] : [point];
  });
}

/** The ends of months, as long as every month so far may be told of every commune. */
function monthPoints(period: Period, sources: ProgressSources): readonly ChartPoint[] {
  const { rows, on } = sources;
  const shown = charted(rows).map((subject) => toldMonths(period, subject, sources));
  const points: ChartPoint[] = [];
  let people = 0;
  for (const month of monthsOf(period).filter((each) => spanOf(each).from <= on)) {
    const count = sumIfTold(shown.map((counts) => counts.get(periodName(month))));
    if (count === undefined) break;
    people += count;
    const { to } = spanOf(month);
    points.push({ at: shareAt(period, on < to ? on : to), people });
  }
  return points;
}

function toldMonths(
  period: Period,
  subject: string,
  { results, on }: ProgressSources,
): ReadonlyMap<string, number> {
  const own = results.filter((result) => result.subject === subject);
  const counts = new Map(own.map(({ month, registered }) => [month, registered]));
  return shownCounts(yearOf(period), (month) => counts.get(month) ?? 0, on);
}
