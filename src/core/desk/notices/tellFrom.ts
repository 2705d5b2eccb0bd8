import type { NoticeKind } from '../notice.ts';
import { addWorkingHours, isWorkingTime, type WorkingCalendar } from '../workingTime.ts';
import { quietUntil, type QuietHours } from './quietHours.ts';

/** When one colleague may be told of something. */
export interface Rest {
  readonly quiet: QuietHours;
  /** The colleague's working time. */
  readonly calendar: WorkingCalendar;
  /** What is told outside working time as well, only not in quiet hours. */
  readonly cannotWait: readonly NoticeKind[];
}

/** Quiet hours may end before work begins, and work in quiet hours: more rounds than that are none. */
const MOST_ROUNDS = 10;

/**
 * The first instant from `at` on at which this may be told, epoch milliseconds: outside quiet hours, and
 * inside working time unless it cannot wait. Whose quiet hours cover all of their working time is told
 * when the quiet hours end.
 */
export function tellFrom(kind: NoticeKind, at: number, rest: Rest): number {
  const { quiet, calendar, cannotWait } = rest;
  const waits = !cannotWait.includes(kind);
  let from = at;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const awake = quietUntil(quiet, from) ?? from;
    const works = waits && !isWorkingTime(calendar, awake);
    const next = works ? addWorkingHours(calendar, awake, 0) : awake;
    if (next === from) return from;
    from = next;
  }
  return quietUntil(quiet, from) ?? from;
}
