import { addDays, dayInVietnam, midnightInVietnam, type LocalDate } from '../shared/localDate.ts';

/** Why somebody is away: chosen from this list, so that nobody writes down what is nobody's business. */
export const ABSENCE_REASONS = ['leave', 'training', 'journey', 'private'] as const;

export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** Some time in which somebody is away; epoch milliseconds, `endsAt` does not count. */
export interface Away {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Days off as they are entered: whole days, or from noon of the first, or until noon of the last. */
export interface DaysOff {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly fromNoon: boolean;
  readonly untilNoon: boolean;
}

export type AbsenceFault = 'absence_backwards' | 'absence_over' | 'absence_long';

const NOON_MS = 12 * 3_600_000;
/** More is no absence: then the account is switched off. */
const LONGEST_DAYS = 366;

/** The time that days off in Việt Nam take, or what is wrong with them at `now` (epoch milliseconds). */
export function awayFor(days: DaysOff, now: number): Away | { readonly fault: AbsenceFault } {
  const startsAt = startOf(days);
  const endsAt = endOf(days);
  if (endsAt <= startsAt) return { fault: 'absence_backwards' };
  if (endsAt <= now) return { fault: 'absence_over' };
  return days.to > addDays(days.from, LONGEST_DAYS)
    ? { fault: 'absence_long' }
    : { startsAt, endsAt };
}

/** When days off begin, epoch milliseconds. */
export function startOf({ from, fromNoon }: DaysOff): number {
  return at(from, fromNoon);
}

/** When they are over, epoch milliseconds. */
export function endOf({ to, untilNoon }: DaysOff): number {
  return untilNoon ? at(to, true) : at(addDays(to, 1), false);
}

/** The days off again, as they were entered. */
export function daysOffOf({ startsAt, endsAt }: Away): DaysOff {
  const [from, to] = [dayInVietnam(startsAt), dayInVietnam(endsAt - 1)];
  return { from, to, fromNoon: startsAt !== at(from, false), untilNoon: endsAt === at(to, true) };
}

/** Until when (epoch milliseconds) somebody is away who is away at `now`; undefined: is there. */
export function awayUntil(absences: readonly Away[], now: number): number | undefined {
  let until = now;
  for (const { startsAt, endsAt } of absences.toSorted((a, b) => a.startsAt - b.startsAt)) {
    if (startsAt <= until) until = Math.max(until, endsAt);
  }
  return until > now ? until : undefined;
}

function at(day: LocalDate, isNoon: boolean): number {
  return midnightInVietnam(day) + (isNoon ? NOON_MS : 0);
}
