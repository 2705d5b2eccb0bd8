import { describe, expect, it } from '@jest/globals';
import { awayFor, awayUntil, daysOffOf, type DaysOff } from '../../../src/core/desk/absence.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { shown, wall } from '../../support/desk.ts';

const NOW = wall('2026-11-26 09:00');

const days = (from: string, to: string, halves: Partial<DaysOff> = {}): DaysOff => ({
  from: localDate(from),
  to: localDate(to),
  fromNoon: false,
  untilNoon: false,
  ...halves,
});

describe('days off in Việt Nam', () => {
  it.each([
    {
      what: 'one day',
      given: days('2026-11-26', '2026-11-26'),
      then: ['2026-11-26 00:00', '2026-11-27 00:00'],
    },
    {
      what: 'over the end of a month',
      given: days('2026-11-30', '2026-12-02'),
      then: ['2026-11-30 00:00', '2026-12-03 00:00'],
    },
    {
      what: 'an afternoon',
      given: days('2026-11-27', '2026-11-27', { fromNoon: true }),
      then: ['2026-11-27 12:00', '2026-11-28 00:00'],
    },
    {
      what: 'a morning',
      given: days('2026-11-27', '2026-11-27', { untilNoon: true }),
      then: ['2026-11-27 00:00', '2026-11-27 12:00'],
    },
    {
      what: 'from a noon to a noon',
      given: days('2026-11-27', '2026-11-30', { fromNoon: true, untilNoon: true }),
      then: ['2026-11-27 12:00', '2026-11-30 12:00'],
    },
  ])('$what: $then, and read back as entered', ({ given, then }) => {
    const away = awayFor(given, NOW);
    if ('fault' in away) throw new Error(away.fault);

    expect([shown(away.startsAt), shown(away.endsAt)]).toEqual(then);
    expect(daysOffOf(away)).toEqual(given);
  });

  it.each([
    {
      what: 'the end before the beginning',
      given: days('2026-11-28', '2026-11-27'),
      fault: 'absence_backwards',
    },
    {
      what: 'from noon until noon of one day',
      given: days('2026-11-28', '2026-11-28', { fromNoon: true, untilNoon: true }),
      fault: 'absence_backwards',
    },
    { what: 'yesterday', given: days('2026-11-25', '2026-11-25'), fault: 'absence_over' },
    { what: 'until today', given: days('2026-11-25', '2026-11-26'), fault: undefined },
    { what: 'a year and a day', given: days('2026-11-26', '2027-11-27'), fault: undefined },
    { what: 'a day longer', given: days('2026-11-26', '2027-11-28'), fault: 'absence_long' },
  ])('$what: $fault', ({ given, fault }) => {
    const away = awayFor(given, NOW);

    expect('fault' in away ? away.fault : undefined).toBe(fault);
  });

  it.each([
    { at: '2026-11-26 23:59', then: undefined },
    { at: '2026-11-27 00:00', then: '2026-12-01 00:00' },
    { at: '2026-11-30 23:59', then: '2026-12-01 00:00' },
    { at: '2026-12-01 00:00', then: undefined },
  ])('two absences one after the other, at $at: away until $then', ({ at, then }) => {
    const absences = [
      { startsAt: wall('2026-11-28 12:00'), endsAt: wall('2026-12-01 00:00') },
      { startsAt: wall('2026-11-27 00:00'), endsAt: wall('2026-11-28 12:00') },
    ];

    expect(shown(awayUntil(absences, wall(at)))).toBe(then);
  });
});
