import { beforeAll, describe, expect, it } from '@jest/globals';
import { promiseLeft } from '../../../src/core/desk/promiseLeft.ts';
import type { WorkingCalendar } from '../../../src/core/desk/workingTime.ts';
import { shippedDesk, wall } from '../../support/desk.ts';

describe('what is left of the promise', () => {
  let calendar: WorkingCalendar;
  beforeAll(async () => {
    ({ calendar } = await shippedDesk());
  });

  it.each([
    { name: 'the same morning', now: '2026-11-23 08:00', by: '2026-11-23 09:30', left: 1.5 },
    { name: 'a minute before', now: '2026-11-23 09:29', by: '2026-11-23 09:30', left: 1 / 60 },
    { name: 'that very moment', now: '2026-11-23 09:30', by: '2026-11-23 09:30', left: 0 },
    { name: 'an hour too late', now: '2026-11-23 10:30', by: '2026-11-23 09:30', left: -1 },
    { name: 'over a Sunday', now: '2026-11-22 09:00', by: '2026-11-23 09:00', left: 1 },
  ])('$name: $left hours', ({ now, by, left }) => {
    expect(promiseLeft(calendar, { promisedBy: wall(by) }, wall(now))).toBeCloseTo(left);
  });

  it.each([
    { name: 'nothing promised', lead: {} },
    { name: 'spoken with', lead: { promisedBy: 1, contactedAt: 1 } },
  ])('$name: nothing is shown', ({ lead }) => {
    expect(promiseLeft(calendar, lead, 2)).toBeUndefined();
  });
});
