import { endOf, startOf, type Away, type DaysOff } from '../../../core/desk/absence.ts';
import { dayInVietnam, dayMonthYear } from '../../../core/shared/localDate.ts';
import { told } from '../fillWords.ts';
import { STAFF_WORDS } from './words.ts';

/** Days off as people say them: `27/11/2026 – 30/11/2026`, `buổi sáng 27/11/2026`. */
export function daysOffWritten(days: DaysOff): string {
  const facts = { from: dayMonthYear(days.from), to: dayMonthYear(days.to) };
  return told(sentenceFor(days), facts);
}

function sentenceFor({ from, to, fromNoon, untilNoon }: DaysOff): string {
  if (from === to) {
    if (fromNoon) return STAFF_WORDS.afternoon;
    return untilNoon ? STAFF_WORDS.morning : STAFF_WORDS.oneDay;
  }
  if (fromNoon) return untilNoon ? STAFF_WORDS.halfBoth : STAFF_WORDS.halfFrom;
  return untilNoon ? STAFF_WORDS.halfTo : STAFF_WORDS.span;
}

export function awayOf(days: DaysOff): Away {
  return { startsAt: startOf(days), endsAt: endOf(days) };
}

/** The day in Việt Nam at an instant, as people write it. */
export function dayWritten(at: number): string {
  return dayMonthYear(dayInVietnam(at));
}
