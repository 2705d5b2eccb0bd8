import { describe, expect, it } from '@jest/globals';
import { quietUntil } from '../../../../src/core/desk/notices/quietHours.ts';
import { tellFrom } from '../../../../src/core/desk/notices/tellFrom.ts';
import { shippedDesk, shown, wall } from '../../../support/desk.ts';

const { calendar } = await shippedDesk();
const NIGHT = { from: 21 * 60, to: 6 * 60 + 30 };
const NOON = { from: 11 * 60 + 30, to: 13 * 60 };

describe('quietUntil', () => {
  it.each([
    { quiet: NIGHT, at: '2026-11-26 20:59', until: undefined },
    { quiet: NIGHT, at: '2026-11-26 21:00', until: '2026-11-27 06:30' },
    { quiet: NIGHT, at: '2026-11-26 23:59', until: '2026-11-27 06:30' },
    { quiet: NIGHT, at: '2026-11-27 00:00', until: '2026-11-27 06:30' },
    { quiet: NIGHT, at: '2026-11-27 06:29', until: '2026-11-27 06:30' },
    { quiet: NIGHT, at: '2026-11-27 06:30', until: undefined },
    { quiet: NIGHT, at: '2026-12-31 23:00', until: '2027-01-01 06:30' },
    { quiet: NOON, at: '2026-11-26 11:29', until: undefined },
    { quiet: NOON, at: '2026-11-26 11:30', until: '2026-11-26 13:00' },
    { quiet: NOON, at: '2026-11-26 12:59', until: '2026-11-26 13:00' },
    { quiet: NOON, at: '2026-11-26 13:00', until: undefined },
    { quiet: { from: 600, to: 600 }, at: '2026-11-26 10:00', until: undefined },
  ])('quiet $quiet.from to $quiet.to, at $at: until $until', ({ quiet, at, until }) => {
    expect(shown(quietUntil(quiet, wall(at)))).toBe(until);
  });
});

describe('tellFrom', () => {
  it.each([
    { kind: 'given', at: '2026-11-26 08:00', from: '2026-11-26 08:00' },
    { kind: 'given', at: '2026-11-26 07:59', from: '2026-11-26 08:00' },
    { kind: 'given', at: '2026-11-26 16:59', from: '2026-11-26 16:59' },
    { kind: 'given', at: '2026-11-26 17:00', from: '2026-11-27 08:00' },
    { kind: 'given', at: '2026-11-27 22:00', from: '2026-11-30 08:00' },
    // 24 November is a holiday.
    { kind: 'reminded', at: '2026-11-23 17:30', from: '2026-11-25 08:00' },
    { kind: 'call_back_due', at: '2026-11-26 19:00', from: '2026-11-26 19:00' },
    { kind: 'call_back_due', at: '2026-11-28 10:00', from: '2026-11-28 10:00' },
    { kind: 'call_back_due', at: '2026-11-26 21:00', from: '2026-11-27 06:30' },
    { kind: 'person_waiting', at: '2026-11-24 09:00', from: '2026-11-24 09:00' },
  ] as const)('$kind at $at: told at $from', ({ kind, at, from }) => {
    const cannotWait = ['call_back_due', 'person_waiting'] as const;

    expect(shown(tellFrom(kind, wall(at), { quiet: NIGHT, calendar, cannotWait }))).toBe(from);
  });

  it('work begins in quiet hours: told when they end', () => {
    const rest = { quiet: { from: 0, to: 9 * 60 }, calendar, cannotWait: [] };

    expect(shown(tellFrom('given', wall('2026-11-26 07:00'), rest))).toBe('2026-11-26 09:00');
  });

  it('quiet for the whole working day: told when that ends, not never', () => {
    const rest = { quiet: { from: 7 * 60, to: 18 * 60 }, calendar, cannotWait: [] };

    expect(shown(tellFrom('given', wall('2026-11-26 09:00'), rest))).toMatch(/18:00$/);
  });
});
