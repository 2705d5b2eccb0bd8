import type { WorkingCalendar } from './workingTime.ts';

/** When a colleague works, where that differs from the desk's own week; as in `WorkingCalendar`. */
export interface OwnHours {
  /** Days of the week, 1 Monday to 7 Sunday; at least one. */
  readonly weekdays: readonly number[];
  /** Minutes after midnight in Việt Nam; `opens` counts, `closes` does not. */
  readonly opens: number;
  readonly closes: number;
}

/** The desk's calendar with a colleague's own week in it: holidays are everybody's. */
export function calendarOf(office: WorkingCalendar, hours: OwnHours | undefined): WorkingCalendar {
  if (hours === undefined) return office;
  const { weekdays, opens, closes } = hours;
  return { ...office, weekdays: new Set(weekdays), opens, closes };
}
