import { addDays, type LocalDate } from '../shared/localDate.ts';
import { partsOfPeriod, periodName, spanOf, type Period } from './period.ts';
import { isWorkingDay, type WorkingCalendar } from './workingTime.ts';

/** Whom a target is set for: a commune by its id in `content/places`, an agent by the staff id. */
export interface TargetSubject {
  readonly kind: 'commune' | 'agent';
  readonly id: string;
}

/** How many people are to join in a period. */
export interface Target {
  readonly subject: TargetSubject;
  /** Name of the period, e.g. `2026-Q4`. */
  readonly period: string;
  /** Whole people, 0 or more. */
  readonly people: number;
}

/** A result beside its target on a day. */
export interface Standing {
  readonly result: number;
  readonly target: number | undefined;
  /** Whole percent of the target, rounded down so that 100 means reached; undefined without one. */
  readonly percent: number | undefined;
  /** People that the pace line asks for by that day, one decimal; undefined without a target. */
  readonly expected: number | undefined;
  readonly state: 'reached' | 'on_pace' | 'behind' | 'no_target';
}

/**
 * The target of a period: the one set for it, or the sum of those of its parts when every part has
 * one. A target is never divided: nobody set the parts of a year that has only one figure.
 */
export function targetFor(period: Period, set: ReadonlyMap<string, number>): number | undefined {
  const own = set.get(periodName(period));
  if (own !== undefined) return own;
  const parts = partsOfPeriod(period);
  if (parts.length === 0) return undefined;
  const values = parts.map((part) => targetFor(part, set));
  return values.some((value) => value === undefined)
    ? undefined
    : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** How a result stands against its target when `pace` (0 to 1) of the period has passed. */
export function standingOf(
  { result, target }: Pick<Standing, 'result' | 'target'>,
  pace: number,
): Standing {
  if (target === undefined || target === 0) {
    return { result, target, percent: undefined, expected: undefined, state: 'no_target' };
  }
  const expected = Math.round(target * pace * 10) / 10;
  const percent = Math.floor((result * 100) / target);
  return { result, target, percent, expected, state: stateOf(result, target, expected) };
}

function stateOf(result: number, target: number, expected: number): Standing['state'] {
  if (result >= target) return 'reached';
  return result >= expected ? 'on_pace' : 'behind';
}

/**
 * The share of a period's working days that has passed at the end of the day `on`: 0 before it
 * begins, 1 when it is over. A period without a working day goes by the calendar.
 */
export function paceOf(period: Period, on: LocalDate, calendar: WorkingCalendar): number {
  const { from, to } = spanOf(period);
  if (on < from) return 0;
  if (on >= to) return 1;
  const all = workingDays(calendar, from, to);
  return all === 0 ? daysIn(from, on) / daysIn(from, to) : workingDays(calendar, from, on) / all;
}

function workingDays(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1))
    count += Number(isWorkingDay(calendar, day));
  return count;
}

function daysIn(from: LocalDate, to: LocalDate): number {
  let count = 1;
  for (let day = from; day < to; day = addDays(day, 1)) count += 1;
  return count;
}
