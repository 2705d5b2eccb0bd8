import { dateOf, partsOf } from './localDate.ts';
import type { LocalDate } from './localDate.ts';

/** A month of the calendar as a count of months since the year 0, so that months can be added. */
export type CalendarMonth = number;

/** The month a day lies in. */
export function monthOf(date: LocalDate): CalendarMonth {
  const { year, month } = partsOf(date);
  return year * 12 + month - 1;
}

/** The first day of a month. */
export function firstDayOf(month: CalendarMonth): LocalDate {
  return dateOf(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** The month as `YYYY-MM`. */
export function yearMonth(month: CalendarMonth): string {
  return firstDayOf(month).slice(0, 'YYYY-MM'.length);
}
