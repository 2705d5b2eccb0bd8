import { addDays, addMonths, dateOf, partsOf, type LocalDate } from '../shared/localDate.ts';

/** How long a target or a report runs. */
export const PERIOD_KINDS = ['month', 'quarter', 'half', 'year'] as const;

export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A stretch of the calendar: `number` counts from 1 within the year; a year has number 1. */
export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly number: number;
}

/** First and last day, both inside. */
export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Months that a period of each kind has. */
const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };
const NAME = /^(\d{4})(?:-(0[1-9]|1[0-2])|-Q([1-4])|-H([12]))?$/;

/** The period that `2026`, `2026-11`, `2026-Q4` or `2026-H2` names; undefined for anything else. */
export function readPeriod(name: string): Period | undefined {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const [, year = '', month, quarter, half] = match;
  if (month !== undefined) return { kind: 'month', year: Number(year), number: Number(month) };
  if (quarter !== undefined)
    return { kind: 'quarter', year: Number(year), number: Number(quarter) };
  if (half !== undefined) return { kind: 'half', year: Number(year), number: Number(half) };
  return { kind: 'year', year: Number(year), number: 1 };
}

/** The name that `readPeriod` reads: `2026-11`, `2026-Q4`, `2026-H2`, `2026`. */
export function periodName({ kind, year, number }: Period): string {
  const years = String(year).padStart(4, '0');
  switch (kind) {
    case 'month':
      return `${years}-${String(number).padStart(2, '0')}`;
    case 'quarter':
      return `${years}-Q${number}`;
    case 'half':
      return `${years}-H${number}`;
    case 'year':
      return years;
  }
}

/** The first and the last day of a period. */
export function spanOf({ kind, year, number }: Period): Span {
  const months = MONTHS[kind];
  const from = dateOf(year, (number - 1) * months + 1, 1);
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** The periods of the next smaller kind that make up a period, in order; a month has none. */
export function partsOfPeriod({ kind, year, number }: Period): readonly Period[] {
  const smaller = PERIOD_KINDS[PERIOD_KINDS.indexOf(kind) - 1];
  if (smaller === undefined) return [];
  const count = MONTHS[kind] / MONTHS[smaller];
  return Array.from({ length: count }, (_, index) => ({
    kind: smaller,
    year,
    number: (number - 1) * count + index + 1,
  }));
}

/** The months of a period, in order; of a month, itself. */
export function monthsOf(period: Period): readonly Period[] {
  return period.kind === 'month' ? [period] : partsOfPeriod(period).flatMap(monthsOf);
}

/** The year of a period as a period: whatever is published of it hangs together. */
export function yearOf({ year }: Period): Period {
  return { kind: 'year', year, number: 1 };
}

/** The period of a kind that a day lies in. */
export function periodOn(kind: PeriodKind, day: LocalDate): Period {
  const { year, month } = partsOf(day);
  return { kind, year, number: Math.ceil(month / MONTHS[kind]) };
}

/** The period of the same kind that many before or behind. */
export function stepPeriod(period: Period, by: number): Period {
  return periodOn(period.kind, addMonths(spanOf(period).from, by * MONTHS[period.kind]));
}
