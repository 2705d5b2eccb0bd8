import type { LocalDate } from '../shared/localDate.ts';
import { addWorkingDays, type WorkingCalendar } from './workingTime.ts';

/** What people may ask about their own data. */
export const REQUEST_KINDS = ['access', 'correct', 'delete'] as const;

export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Working days until somebody has reacted, and until it is done. */
const REACT_IN_DAYS = 2;
const DONE_IN_DAYS = 10;

/** Days by which a request received on `received` must have been answered and done. */
export function dueDates(
  calendar: WorkingCalendar,
  received: LocalDate,
): { readonly reactBy: LocalDate; readonly doneBy: LocalDate } {
  return {
    reactBy: addWorkingDays(calendar, received, REACT_IN_DAYS),
    doneBy: addWorkingDays(calendar, received, DONE_IN_DAYS),
  };
}
