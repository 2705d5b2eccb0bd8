import { workingHoursBetween, type WorkingCalendar } from './workingTime.ts';

/** What is known of the promise to speak with somebody in time; epoch milliseconds. */
interface Promised {
  readonly promisedBy?: number | undefined;
  readonly contactedAt?: number | undefined;
}

/**
 * Working hours left until somebody must have spoken with the person, a fraction; below 0 the hours
 * since it was broken. Undefined: nothing is promised, or they were spoken with.
 */
export function promiseLeft(
  calendar: WorkingCalendar,
  { promisedBy, contactedAt }: Promised,
  now: number,
): number | undefined {
  if (promisedBy === undefined || contactedAt !== undefined) return undefined;
  const left = workingHoursBetween(calendar, now, promisedBy);
  return left > 0 ? left : -workingHoursBetween(calendar, promisedBy, now);
}
