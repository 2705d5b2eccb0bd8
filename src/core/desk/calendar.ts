import { z } from 'zod';
import { addDays, isLocalDate, localDate, type LocalDate } from '../shared/localDate.ts';
import type { WorkingCalendar } from './workingTime.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const day = z
  .string()
  .refine(isLocalDate, 'must be a day that exists, written YYYY-MM-DD')
  .transform(localDate);
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like "08:00", in quotes')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** Some days off, with the decision they rest on. */
const holiday = z
  .strictObject({
    name: z.string().min(1),
    from: day,
    /** The last day off; absent: one day. */
    to: day.exactOptional(),
    /** Days of a weekend that are worked in place of one of these. */
    worked_instead: z.array(day).default([]),
    reference: z.strictObject({
      title: z.string().min(1),
      article: z.string().min(1),
      url: z.url().exactOptional(),
    }),
    status: z.enum(['confirmed', 'unverified']),
    note: z.string().exactOptional(),
  })
  .refine(({ from, to }) => to === undefined || from <= to, {
    path: ['to'],
    message: 'must not be before "from"',
  });

/** The shape of `content/calendar/holidays.yaml`. */
export const calendarSchema = z.strictObject({
  reviewed: day,
  week: z
    .strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1), opens: timeOfDay, closes: timeOfDay })
    .refine(({ opens, closes }) => opens < closes, {
      path: ['closes'],
      message: 'must be later than "opens"',
    }),
  /** The last day whose holidays are written here. */
  known_until: day,
  holidays: z.array(holiday),
});

/** `content/calendar/holidays.yaml`, checked. */
export type CalendarFile = z.infer<typeof calendarSchema>;

/** The file as what working time is counted with. */
export function toWorkingCalendar({ week, holidays }: CalendarFile): WorkingCalendar {
  return {
    weekdays: new Set(week.days.map((name) => WEEKDAYS.indexOf(name) + 1)),
    opens: week.opens,
    closes: week.closes,
    holidays: new Set(holidays.flatMap(({ from, to }) => daysFrom(from, to ?? from))),
    workedInstead: new Set(holidays.flatMap(({ worked_instead: days }) => days)),
  };
}

function daysFrom(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const days = [from];
  for (let next = addDays(from, 1); next <= to; next = addDays(next, 1)) days.push(next);
  return days;
}
