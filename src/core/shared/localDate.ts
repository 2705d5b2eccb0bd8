declare const isLocalDateBrand: unique symbol;

/** A day of the calendar, `YYYY-MM-DD`, without time or zone. Sorts and compares as text. */
export type LocalDate = string & { readonly [isLocalDateBrand]: true };

/** Months a year has. */
export const MONTHS_A_YEAR = 12;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MINUTES_EAST_OF_GREENWICH = 7 * 60;

/** True when `text` is `YYYY-MM-DD` and that day exists. */
export function isLocalDate(text: string): text is LocalDate {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const { year, month, day } = numbers(match);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day written as `YYYY-MM-DD`; throws on anything else, so only for text already checked. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`"${text}" is not a day; write YYYY-MM-DD`);
  return text;
}

/** The day that `year`, `month` (1–12) and `day` name; throws when it does not exist. */
export function dateOf(year: number, month: number, day: number): LocalDate {
  return localDate(`${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`);
}

/** The day in Việt Nam (UTC+7, no daylight saving) at an instant in epoch milliseconds. */
export function dayInVietnam(epochMilliseconds: number): LocalDate {
  const shifted = new Date(epochMilliseconds + MINUTES_EAST_OF_GREENWICH * 60_000);
  return dateOf(shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, shifted.getUTCDate());
}

/** The instant at which a day begins in Việt Nam, in epoch milliseconds. */
export function midnightInVietnam(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00+07:00`);
}

/** Year, month (1–12) and day of a date. */
export function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  const match = PATTERN.exec(date);
  if (!match) throw new RangeError(`"${date}" is not a day`);
  return numbers(match);
}

/**
 * The date `months` later (or earlier when negative); a day that the month lacks becomes its last
 * day, so 31 January plus one month is 28 or 29 February.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (index % 12) + 1;
  return dateOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** The date `days` later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return dateOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** The Monday of the week a date lies in. */
export function mondayOf(date: LocalDate): LocalDate {
  const { year, month, day } = partsOf(date);
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/** Whole months from `from` to `to`; negative when `to` comes first. */
export function monthsBetween(from: LocalDate, to: LocalDate): number {
  if (to < from) return -monthsBetween(to, from);
  const a = partsOf(from);
  const b = partsOf(to);
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  return addMonths(from, months) <= to ? months : months - 1;
}

/** The first day of the month after the one `date` lies in. */
export function firstOfNextMonth(date: LocalDate): LocalDate {
  const { year, month } = partsOf(date);
  return addMonths(dateOf(year, month, 1), 1);
}

/** The date as people in Việt Nam write it: `05/03/1985`. */
export function dayMonthYear(date: LocalDate): string {
  const { year, month, day } = partsOf(date);
  return `${digits(day, 2)}/${digits(month, 2)}/${digits(year, 4)}`;
}

/** The month of a day as people in Việt Nam write it: 09/2045. */
export function monthYear(day: LocalDate): string {
  const { year, month } = partsOf(day);
  return `${String(month).padStart(2, '0')}/${year}`;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function numbers(match: RegExpExecArray): { year: number; month: number; day: number } {
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
