import { addDays, dayInVietnam, partsOf, type LocalDate } from '../shared/localDate.ts';

/** When the desk works: the week's days and hours, and the days that differ from it. */
export interface WorkingCalendar {
  /** Days of the week, 1 Monday to 7 Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** Minutes after midnight in Việt Nam; `opens` counts, `closes` does not. */
  readonly opens: number;
  readonly closes: number;
  readonly holidays: ReadonlySet<LocalDate>;
  /** Days of a weekend that are worked in place of another day. */
  readonly workedInstead: ReadonlySet<LocalDate>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MINUTES_EAST_OF_GREENWICH = 7 * 60;
/** A calendar without a single working day in two years is a mistake, not a long rest. */
const LONGEST_REST_DAYS = 731;

/** True when the desk works on this day. */
export function isWorkingDay(calendar: WorkingCalendar, day: LocalDate): boolean {
  if (calendar.workedInstead.has(day)) return true;
  return calendar.weekdays.has(weekdayOf(day)) && !calendar.holidays.has(day);
}

/** True when the desk works at this instant (epoch milliseconds). */
export function isWorkingTime(calendar: WorkingCalendar, at: number): boolean {
  const day = dayInVietnam(at);
  const { from, to } = shiftOf(calendar, day);
  return isWorkingDay(calendar, day) && at >= from && at < to;
}

/**
 * The instant at which `hours` (0 or more, fractions allowed) of working time have passed since `at`;
 * epoch milliseconds. Outside working time the count begins when work does, so nought hours after a
 * Friday evening is Monday's opening. Throws when the calendar has no working day.
 */
export function addWorkingHours(calendar: WorkingCalendar, at: number, hours: number): number {
  let left = hours * HOUR_MS;
  let shift = shiftFrom(calendar, at);
  while (left > shift.to - shift.from) {
    left -= shift.to - shift.from;
    shift = shiftFrom(calendar, shift.to);
  }
  return shift.from + left;
}

/** Working hours between two instants (epoch milliseconds), as a fraction; 0 when `to` is not later. */
export function workingHoursBetween(calendar: WorkingCalendar, from: number, to: number): number {
  let milliseconds = 0;
  const last = dayInVietnam(Math.max(from, to));
  for (let day = dayInVietnam(from); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) milliseconds += overlap(shiftOf(calendar, day), { from, to });
  }
  return milliseconds / HOUR_MS;
}

/**
 * The working day `days` (1 or more) after `day`, which itself does not count: the next working day
 * is one. Throws when the calendar has no working day.
 */
export function addWorkingDays(calendar: WorkingCalendar, day: LocalDate, days: number): LocalDate {
  let reached = day;
  for (let left = days; left > 0; left -= 1) {
    reached = workingDayFrom(calendar, addDays(reached, 1));
  }
  return reached;
}

/** The instant (epoch milliseconds) at which work ends on this day. */
export function closingOf(calendar: WorkingCalendar, day: LocalDate): number {
  return shiftOf(calendar, day).to;
}

/** Every day from `from` to `to` (both inside) with its working time; a day off has an empty one. */
export function shiftsBetween(
  calendar: WorkingCalendar,
  from: LocalDate,
  to: LocalDate,
): readonly { readonly day: LocalDate; readonly shift: Shift }[] {
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const shift = shiftOf(calendar, day);
    const isOff = !isWorkingDay(calendar, day);
    days.push({ day, shift: isOff ? { from: shift.from, to: shift.from } : shift });
  }
  return days;
}

/** Epoch milliseconds; `to` does not count. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

/** What is left of the shift that runs at `at`, or the next one. */
function shiftFrom(calendar: WorkingCalendar, at: number): Shift {
  const today = dayInVietnam(at);
  const shift = shiftOf(calendar, today);
  if (isWorkingDay(calendar, today) && at < shift.to) {
    return { from: Math.max(at, shift.from), to: shift.to };
  }
  return shiftOf(calendar, workingDayFrom(calendar, addDays(today, 1)));
}

function workingDayFrom(calendar: WorkingCalendar, day: LocalDate): LocalDate {
  let reached = day;
  for (let tried = 0; tried < LONGEST_REST_DAYS; tried += 1) {
    if (isWorkingDay(calendar, reached)) return reached;
    reached = addDays(reached, 1);
  }
  throw new RangeError(`no working day follows ${day}; see content/calendar/holidays.yaml`);
}

function shiftOf({ opens, closes }: WorkingCalendar, day: LocalDate): Shift {
  const { year, month, day: number } = partsOf(day);
  const midnight = Date.UTC(year, month - 1, number) - MINUTES_EAST_OF_GREENWICH * MINUTE_MS;
  return { from: midnight + opens * MINUTE_MS, to: midnight + closes * MINUTE_MS };
}

function overlap(a: Shift, b: Shift): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

/** 1 Monday to 7 Sunday. */
function weekdayOf(day: LocalDate): number {
  const { year, month, day: number } = partsOf(day);
  return ((new Date(Date.UTC(year, month - 1, number)).getUTCDay() + 6) % 7) + 1;
}
