import { addDays, dayInVietnam } from '../shared/localDate.ts';
import { fill } from '../shared/fill.ts';
import { clockShown, instantOf, minuteOf } from './moments.ts';
import type { StaffChatWords } from './words.ts';

/** A time that is offered, in words. */
export interface OfferedTime {
  readonly title: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const HOUR = 60;
const MORNING = 8 * HOUR;
const AFTERNOON = 14 * HOUR;
const EVENING = 19 * HOUR;
/** Nobody is called later in the evening, or earlier in the morning. */
const LATEST = 20 * HOUR + 30;
const EARLIEST = 7 * HOUR;
/** To be offered, a time lies so far ahead. */
const AHEAD = 90;
/** With the button that leaves as many as Zalo shows. */
const MOST_OFFERED = 4;

/** When to call again, as it is offered now: the nearest ones first. */
export function callBackTimes(now: number, { call_back: words }: StaffChatWords): OfferedTime[] {
  const today = dayInVietnam(now);
  const tomorrow = addDays(today, 1);
  const minute = minuteOf(now);
  const times = [
    {
      words: words.hour,
      at: nextHour(now),
      fits: minute + HOUR >= EARLIEST && minute + HOUR <= LATEST,
    },
    {
      words: words.this_afternoon,
      at: instantOf(today, AFTERNOON),
      fits: minute + AHEAD <= AFTERNOON,
    },
    { words: words.this_evening, at: instantOf(today, EVENING), fits: minute + AHEAD <= EVENING },
    { words: words.morning, at: instantOf(tomorrow, MORNING), fits: true },
    { words: words.afternoon, at: instantOf(tomorrow, AFTERNOON), fits: true },
  ];
  return times
    .filter(({ fits }) => fits)
    .slice(0, MOST_OFFERED)
    .map(({ words: sentence, at }) => ({ title: fill(sentence, { time: clockShown(at) }), at }));
}

/** An hour later, on a round five minutes. */
function nextHour(now: number): number {
  const five = 5 * 60_000;
  return Math.ceil((now + HOUR * 60_000) / five) * five;
}
