import { monthsOf, periodName, yearOf, type Period } from '../desk/period.ts';
import { shownCounts } from '../desk/smallCounts.ts';
import { standingOf, targetFor, type Standing, type Target } from '../desk/targets.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { MonthResult } from './counts.ts';

/** A commune's or agent's result beside its target; what may not be told is undefined and `isHidden`. */
export interface ResultRow extends Omit<Standing, 'result' | 'state'> {
  readonly subject: string;
  readonly result: number | undefined;
  /** Months that those people paid for; only for who may count small: they tell of single people. */
  readonly months: number | undefined;
  readonly state: Standing['state'] | 'hidden';
  readonly isHidden: boolean;
}

/** What a table of results is made from. */
export interface ResultSources {
  /** Of the whole year that the period lies in. */
  readonly results: readonly MonthResult[];
  readonly targets: readonly Target[];
  /** False: counts under five are hidden, and what they could be worked out from. */
  readonly mayCountSmall: boolean;
  /** The share of the period that has passed, and the day by which it has. */
  readonly pace: number;
  readonly on: LocalDate;
}

/** A row per subject that has a target or a result in the period's year. */
export function resultTable(period: Period, sources: ResultSources): readonly ResultRow[] {
  const named = [
    ...sources.targets.map(({ subject }) => subject.id),
    ...sources.results.map(({ subject }) => subject),
  ];
  return [...new Set(named)].sort().map((subject) => resultRow(subject, period, sources));
}

/** One subject's row, also of one that has neither target nor result. */
export function resultRow(subject: string, period: Period, sources: ResultSources): ResultRow {
  const own = sources.targets.filter((target) => target.subject.id === subject);
  const set = new Map(own.map(({ period: name, people }) => [name, people]));
  const counted = new Map(
    sources.results
      .filter((result) => result.subject === subject)
      .map((result) => [result.month, result]),
  );
  return rowOf({ subject, period, target: targetFor(period, set), counted }, sources);
}

/** People and months by the month's name. */
type Counted = ReadonlyMap<string, Pick<MonthResult, 'registered' | 'months'>>;

interface Subject {
  readonly subject: string;
  readonly period: Period;
  readonly target: number | undefined;
  readonly counted: Counted;
}

function rowOf({ subject, period, target, counted }: Subject, sources: ResultSources): ResultRow {
  const { mayCountSmall, pace } = sources;
  const result = resultOf(period, counted, sources);
  if (result === undefined) {
    const { expected } = standingOf({ result: 0, target }, pace);
    const unknown = { result, months: undefined, percent: undefined };
    return { subject, ...unknown, target, expected, state: 'hidden', isHidden: true };
  }
  const months = monthsOf(period).reduce(
    (sum, month) => sum + (counted.get(periodName(month))?.months ?? 0),
    0,
  );
  const paid = mayCountSmall ? months : undefined;
  return { subject, ...standingOf({ result, target }, pace), months: paid, isHidden: false };
}

/** People who joined in a period; undefined where it may not be told. */
function resultOf(
  period: Period,
  counted: Counted,
  { mayCountSmall, on }: ResultSources,
): number | undefined {
  const countOf = (month: string) => counted.get(month)?.registered ?? 0;
  if (!mayCountSmall) return shownCounts(yearOf(period), countOf, on).get(periodName(period));
  return monthsOf(period).reduce((sum, month) => sum + countOf(periodName(month)), 0);
}
