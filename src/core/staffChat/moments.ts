import { addDays, dayInVietnam, partsOf, type LocalDate } from '../shared/localDate.ts';
import { fill } from '../shared/fill.ts';
import type { StaffChatWords } from './words.ts';

const MINUTE_MS = 60_000;
const EAST_MS = 7 * 60 * MINUTE_MS;

/** The instant (epoch milliseconds) at which the clocks of Việt Nam show this minute of a day. */
export function instantOf(day: LocalDate, minute: number): number {
  const { year, month, day: ofMonth } = partsOf(day);
  return Date.UTC(year, month - 1, ofMonth) - EAST_MS + minute * MINUTE_MS;
}

/** Minutes since midnight in Việt Nam. */
export function minuteOf(at: number): number {
  return Math.floor(((at + EAST_MS) % (24 * 60 * MINUTE_MS)) / MINUTE_MS);
}

/** `15:30`, as the clocks of Việt Nam show it. */
export function clockShown(at: number): string {
  const minute = minuteOf(at);
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** `15:30 hôm nay`, `8:00 ngày mai`, `8:00 ngày 30/11`. */
export function momentShown(at: number, now: number, { when }: StaffChatWords): string {
  const [day, today] = [dayInVietnam(at), dayInVietnam(now)];
  const time = clockShown(at);
  if (day === today) return fill(when.today, { time });
  if (day === addDays(today, 1)) return fill(when.tomorrow, { time });
  const { month, day: ofMonth } = partsOf(day);
  return fill(when.later, { time, day: `${ofMonth}/${month}` });
}
