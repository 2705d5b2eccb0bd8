import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../../src/core/shared/localDate.ts';
import {
  addWorkingDays,
  addWorkingHours,
  closingOf,
  isWorkingDay,
  isWorkingTime,
  workingHoursBetween,
  type WorkingCalendar,
} from '../../../src/core/desk/workingTime.ts';
import { loadCalendar } from '../../../src/adapters/files/loadCalendar.ts';
import { toWorkingCalendar } from '../../../src/core/desk/calendar.ts';
import { fc } from '../../support/fastCheck.ts';

const shipped = toWorkingCalendar(
  (await loadCalendar('content', localDate('2026-11-26'))).calendar,
);

/** An instant as the clock on the wall in Việt Nam shows it. */
function wall(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
}

function shown(at: number): string {
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

describe('the shipped calendar', () => {
  it.each([
    { day: '2026-02-13', works: true, why: 'the Friday before Tết' },
    { day: '2026-02-16', works: false, why: 'Tết' },
    { day: '2026-02-20', works: false, why: 'the last day of Tết' },
    { day: '2026-02-23', works: true, why: 'the Monday after' },
    { day: '2026-08-22', works: true, why: 'a Saturday worked in place of a Monday' },
    { day: '2026-08-29', works: false, why: 'another Saturday' },
    { day: '2026-08-31', works: false, why: 'that Monday' },
    { day: '2026-09-03', works: true, why: 'the day after the National Day' },
    { day: '2027-05-03', works: false, why: '1 May fell on a Saturday' },
  ])('isWorkingDay, $day ($why): $works', ({ day, works }) => {
    expect(isWorkingDay(shipped, localDate(day))).toBe(works);
  });

  it.each([
    { on: '2027-11-01', warned: 0 },
    { on: '2027-11-02', warned: 1 },
  ])('loadCalendar, on $on: $warned warnings that the next year is missing', async (row) => {
    const { warnings } = await loadCalendar('content', localDate(row.on));

    expect(warnings).toHaveLength(row.warned);
  });
});

describe('isWorkingTime', () => {
  it.each([
    { at: '2026-11-26 07:59', works: false },
    { at: '2026-11-26 08:00', works: true },
    { at: '2026-11-26 16:59', works: true },
    { at: '2026-11-26 17:00', works: false },
    { at: '2026-11-28 10:00', works: false },
  ])('isWorkingTime, $at: $works', ({ at, works }) => {
    expect(isWorkingTime(shipped, wall(at))).toBe(works);
  });
});

describe('addWorkingHours', () => {
  it.each([
    { at: '2026-11-26 09:00', hours: 2, then: '2026-11-26 11:00', why: 'within a day' },
    { at: '2026-11-26 16:00', hours: 1, then: '2026-11-26 17:00', why: 'ends at the closing' },
    { at: '2026-11-26 16:00', hours: 1.5, then: '2026-11-27 08:30', why: 'over the night' },
    { at: '2026-11-27 16:00', hours: 2, then: '2026-11-30 09:00', why: 'over the weekend' },
    { at: '2026-11-27 20:00', hours: 0, then: '2026-11-30 08:00', why: 'counts from the opening' },
    { at: '2026-02-13 16:30', hours: 1, then: '2026-02-23 08:30', why: 'over Tết' },
    { at: '2026-08-21 16:00', hours: 2, then: '2026-08-22 09:00', why: 'a worked Saturday' },
    { at: '2026-11-25 09:00', hours: 24, then: '2026-11-27 15:00', why: 'the promised 24 hours' },
  ])('addWorkingHours, $hours after $at ($why): $then', ({ at, hours, then }) => {
    expect(shown(addWorkingHours(shipped, wall(at), hours))).toBe(then);
  });

  it('addWorkingHours, a calendar without a working day: throws instead of searching for ever', () => {
    const never: WorkingCalendar = { ...shipped, weekdays: new Set(), workedInstead: new Set() };

    expect(() => addWorkingHours(never, wall('2026-11-26 09:00'), 1)).toThrow(RangeError);
  });

  it('workingHoursBetween, after addWorkingHours: gives the hours back', () => {
    const start = wall('2026-01-01 00:00');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 600 * 24 * 60 }),
        fc.integer({ min: 1, max: 200 * 4 }),
        (minutes, quarters) => {
          const at = start + minutes * 60_000;
          const then = addWorkingHours(shipped, at, quarters / 4);
          expect(workingHoursBetween(shipped, at, then)).toBeCloseTo(quarters / 4, 6);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('workingHoursBetween', () => {
  it.each([
    { from: '2026-11-26 07:00', to: '2026-11-26 09:00', hours: 1 },
    { from: '2026-11-26 16:00', to: '2026-11-27 09:00', hours: 2 },
    { from: '2026-11-27 17:00', to: '2026-11-30 08:00', hours: 0 },
    { from: '2026-11-27 10:00', to: '2026-11-27 09:00', hours: 0 },
  ])('workingHoursBetween, $from and $to: $hours', ({ from, to, hours }) => {
    expect(workingHoursBetween(shipped, wall(from), wall(to))).toBe(hours);
  });
});

describe('addWorkingDays', () => {
  it.each([
    { day: '2026-11-26', days: 1, then: '2026-11-27' },
    { day: '2026-11-26', days: 2, then: '2026-11-30' },
    { day: '2026-11-28', days: 2, then: '2026-12-01' },
    { day: '2026-02-12', days: 2, then: '2026-02-23' },
    { day: '2026-11-26', days: 10, then: '2026-12-10' },
  ])('addWorkingDays, $days after $day: $then', ({ day, days, then }) => {
    expect(addWorkingDays(shipped, localDate(day), days)).toBe(then);
  });

  it('closingOf, a day: five in the afternoon', () => {
    expect(shown(closingOf(shipped, localDate('2026-11-27')))).toBe('2026-11-27 17:00');
  });
});
