import { describe, expect, it } from '@jest/globals';
import { tempoIn } from '../../../src/conversation/leads/leadSteps.ts';
import type { OwnHours } from '../../../src/core/desk/ownHours.ts';
import { scheduled } from '../../../src/core/lead/steps.ts';
import { UNTOUCHED, type LeadWork } from '../../../src/core/lead/work.ts';
import { shippedDesk, shown, wall } from '../../support/desk.ts';
import { fc } from '../../support/fastCheck.ts';

const content = await shippedDesk();
const place = { province: 'hanoi', commune: 'ba-dinh' };
const MORNINGS = { weekdays: [1, 2, 3, 4, 5], opens: 8 * 60, closes: 12 * 60 };
const SATURDAYS = { weekdays: [6], opens: 8 * 60, closes: 12 * 60 };
const ALL_DAY = { weekdays: [1, 2, 3, 4, 5, 6, 7], opens: 0, closes: 24 * 60 };

const tempoOf = (hours: OwnHours | undefined) =>
  tempoIn(content, place, new Map(hours ? [['lan', hours]] : []));

function silent(since: string, stepsTaken: number): LeadWork {
  return {
    ...UNTOUCHED,
    state: 'assigned',
    assignee: 'lan',
    silentSince: wall(since),
    stepsTaken,
  };
}

const STEPS = ['reminded', 'reassigned', 'escalated'] as const;
const stepsFrom = (since: string, hours: OwnHours | undefined) =>
  STEPS.map((_name, taken) => shown(scheduled(silent(since, taken), tempoOf(hours)).nextStepAt));

describe('silence of somebody with hours of their own', () => {
  // 26 November 2026 is a Thursday; the office works from 8 to 17.
  it.each([
    {
      who: 'the office’s hours',
      hours: undefined,
      since: '2026-11-26 08:00',
      then: ['2026-11-26 12:00', '2026-11-26 16:00', '2026-11-27 15:00'],
    },
    {
      who: 'mornings, from the morning on',
      hours: MORNINGS,
      since: '2026-11-26 08:00',
      then: ['2026-11-26 12:00', '2026-11-27 11:00', '2026-11-27 15:00'],
    },
    {
      who: 'mornings, a minute later',
      hours: MORNINGS,
      since: '2026-11-26 08:01',
      then: ['2026-11-26 16:01', '2026-11-27 11:01', '2026-11-27 15:01'],
    },
    {
      who: 'mornings, from two o’clock on',
      hours: MORNINGS,
      since: '2026-11-26 14:00',
      then: ['2026-11-27 12:00', '2026-11-27 17:00', '2026-11-30 12:00'],
    },
    {
      who: 'Saturdays: never longer than half of the way to the next step',
      hours: SATURDAYS,
      since: '2026-11-26 08:00',
      then: ['2026-11-26 16:00', '2026-11-27 11:00', '2026-11-27 15:00'],
    },
    {
      who: 'day and night: the office’s hours hold',
      hours: ALL_DAY,
      since: '2026-11-26 16:00',
      then: ['2026-11-27 11:00', '2026-11-27 15:00', '2026-11-30 14:00'],
    },
  ])('$who, silent since $since: $then', ({ hours, since, then }) => {
    expect(stepsFrom(since, hours)).toEqual(then);
  });

  it('any hours, any beginning: the steps keep their order, and escalation waits for nobody', () => {
    const hours = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      opens: fc.integer({ min: 0, max: 1_380 }),
      closes: fc.integer({ min: 1_381, max: 1_440 }),
    });
    const since = fc.integer({ min: 0, max: 10_000 });

    fc.assert(
      fc.property(hours, since, (own, minutes) => {
        const from = wall('2026-11-23 00:00') + minutes * 60_000;
        const at = (taken: number, whose: OwnHours | undefined) =>
          scheduled({ ...silent('2026-11-23 00:00', taken), silentSince: from }, tempoOf(whose))
            .nextStepAt ?? 0;

        expect(at(0, own)).toBeGreaterThanOrEqual(at(0, undefined));
        expect(at(0, own)).toBeLessThanOrEqual(at(1, own));
        expect(at(1, own)).toBeLessThan(at(2, own));
        expect(at(2, own)).toBe(at(2, undefined));
      }),
    );
  });
});
