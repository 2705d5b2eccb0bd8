import { describe, expect, it } from '@jest/globals';
import { presentAt, type RosterCandidate } from '../../../src/core/desk/availability.ts';
import { assign } from '../../../src/core/lead/assignment.ts';
import { shippedDesk, wall } from '../../support/desk.ts';

const { calendar } = await shippedDesk();
const MORNINGS = { weekdays: [1, 2, 3, 4, 5], opens: 8 * 60, closes: 12 * 60 };
const SATURDAYS = { weekdays: [6], opens: 8 * 60, closes: 12 * 60 };
const EARLY = { weekdays: [1, 2, 3, 4, 5], opens: 6 * 60, closes: 14 * 60 };

const person = (staff: string, more: Partial<RosterCandidate> = {}): RosterCandidate => ({
  staff,
  duty: 'agent',
  isActive: true,
  isAbsent: false,
  openLeads: 0,
  absences: [],
  ...more,
});

const at = (time: string) => ({ now: wall(time), calendar, longWait: 4 });

describe('presentAt', () => {
  // 26 November 2026 is a Thursday.
  it.each([
    { who: 'mornings', hours: MORNINGS, when: '2026-11-26 11:59', wait: undefined },
    { who: 'mornings', hours: MORNINGS, when: '2026-11-26 12:00', wait: 'long' },
    { who: 'mornings', hours: MORNINGS, when: '2026-11-26 13:00', wait: 'long' },
    { who: 'mornings', hours: MORNINGS, when: '2026-11-26 13:01', wait: 'short' },
    { who: 'mornings', hours: MORNINGS, when: '2026-11-26 16:59', wait: 'short' },
    { who: 'mornings', hours: MORNINGS, when: '2026-11-26 17:00', wait: undefined },
    { who: 'mornings', hours: MORNINGS, when: '2026-11-28 10:00', wait: undefined },
    { who: 'Saturdays', hours: SATURDAYS, when: '2026-11-26 09:00', wait: 'long' },
    { who: 'Saturdays', hours: SATURDAYS, when: '2026-11-27 16:00', wait: 'short' },
    { who: 'early hours', hours: EARLY, when: '2026-11-26 20:00', wait: undefined },
    { who: 'the office’s hours', hours: undefined, when: '2026-11-26 03:00', wait: undefined },
  ])('$who, asked at $when: waits $wait', ({ hours, when, wait }) => {
    const who = person('lan', hours && { hours });

    expect(presentAt(who, at(when)).wait).toBe(wait);
  });

  it.each([
    { when: '2026-11-26 16:59', absent: false },
    { when: '2026-11-26 17:00', absent: true },
    { when: '2026-11-27 11:59', absent: true },
    { when: '2026-11-27 12:00', absent: false },
  ])('away on Friday morning, asked at $when: absent $absent', ({ when, absent }) => {
    const absences = [{ startsAt: wall('2026-11-27 00:00'), endsAt: wall('2026-11-27 12:00') }];

    expect(presentAt(person('lan', { absences }), at(when)).isAbsent).toBe(absent);
  });

  it('away at the week-end, when nobody works: is there', () => {
    const absences = [{ startsAt: wall('2026-11-28 00:00'), endsAt: wall('2026-11-30 00:00') }];

    expect(presentAt(person('lan', { absences }), at('2026-11-28 10:00')).isAbsent).toBe(false);
  });
});

describe('who gets a lead, by the clock', () => {
  const roster = [
    person('sáng', { hours: MORNINGS }),
    person('cả ngày', { lastGivenAt: 5 }),
    person('phó', { duty: 'deputy' }),
  ];
  const givenAt = (time: string, who = roster) => {
    const found = assign(who.map((each) => presentAt(each, at(time))));
    return found.kind === 'to' ? found.staff : undefined;
  };

  it.each([
    { when: 'in the morning, by turn', time: '2026-11-26 11:59', then: 'sáng' },
    { when: 'from noon on', time: '2026-11-26 12:00', then: 'cả ngày' },
    { when: 'in the night, for the next morning', time: '2026-11-26 22:00', then: 'sáng' },
  ])('$when: $then', ({ time, then }) => {
    expect(givenAt(time)).toBe(then);
  });

  it.each([
    {
      when: 'an agent begins soon enough: before the deputy',
      time: '2026-11-26 13:01',
      then: 'sáng',
    },
    {
      when: 'so late that silence would be answered: after the deputy',
      time: '2026-11-26 13:00',
      then: 'phó',
    },
  ])('$when', ({ time, then }) => {
    expect(
      givenAt(time, [person('sáng', { hours: MORNINGS }), person('phó', { duty: 'deputy' })]),
    ).toBe(then);
  });

  it('nobody but whoever begins late: they get it all the same', () => {
    expect(givenAt('2026-11-26 09:00', [person('bảy', { hours: SATURDAYS })])).toBe('bảy');
  });
});
