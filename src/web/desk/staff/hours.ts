import type { OwnHours } from '../../../core/desk/ownHours.ts';
import { told } from '../fillWords.ts';
import { STAFF_WORDS } from './words.ts';

const MINUTES_A_DAY = 24 * 60;

/** `Giờ riêng: T2, T3, 08:00–12:00`. */
export function hoursWritten({ weekdays, opens, closes }: OwnHours): string {
  const days = weekdays.toSorted((a, b) => a - b).map((day) => STAFF_WORDS.shortWeekdays[day - 1]);
  return told(STAFF_WORDS.hoursShown, {
    days: days.join(', '),
    opens: toClock(opens),
    closes: toClock(closes),
  });
}

/** Minutes after midnight as `<input type="time">` shows them. */
export function toClock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** The minutes again. */
export function fromClock(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The minutes at which a day's work ends: midnight is the end of the day, not its beginning. */
export function closingFromClock(clock: string): number {
  return fromClock(clock) || MINUTES_A_DAY;
}
