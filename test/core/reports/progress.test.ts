import { describe, expect, it } from '@jest/globals';
import { readPeriod, type Period } from '../../../src/core/desk/period.ts';
import { paceOf } from '../../../src/core/desk/targets.ts';
import type { WorkingCalendar } from '../../../src/core/desk/workingTime.ts';
import type { DayResult } from '../../../src/core/reports/counts.ts';
import { progressOf } from '../../../src/core/reports/progress.ts';
import { resultTable } from '../../../src/core/reports/resultTable.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';

const CALENDAR: WorkingCalendar = {
  weekdays: new Set([1, 2, 3, 4, 5]),
  opens: 8 * 60,
  closes: 17 * 60,
  holidays: new Set(),
  workedInstead: new Set(),
};

interface Given {
  /** People by commune and month of the fourth quarter. */
  readonly joined: Readonly<Record<string, readonly number[]>>;
  /** Targets of the fourth quarter. */
  readonly targets?: Readonly<Record<string, number>>;
  readonly mayCountSmall?: boolean;
  readonly days?: readonly DayResult[];
  readonly today?: string;
}

function progressGiven({ joined, targets = {}, mayCountSmall = true, ...given }: Given) {
  const period = quarter();
  const on = localDate(given.today ?? '2026-11-30');
  const results = Object.entries(joined).flatMap(([subject, counts]) =>
    counts.map((registered, index) => ({
      subject,
      month: `2026-${10 + index}`,
      registered,
      months: registered * 6,
    })),
  );
  const set = Object.entries(targets).map(([id, people]) => ({
    subject: { kind: 'commune' as const, id },
    period: '2026-Q4',
    people,
  }));
  const pace = paceOf(period, on, CALENDAR);
  const rows = resultTable(period, { results, targets: set, mayCountSmall, pace, on });
  const days = mayCountSmall ? (given.days ?? []) : undefined;
  return progressOf(period, { rows, results, days, on, pace, calendar: CALENDAR });
}

function quarter(): Period {
  const period = readPeriod('2026-Q4');
  if (!period) throw new Error('2026-Q4 is a period');
  return period;
}

describe('progressOf, for who may count small', () => {
  it('two communes with targets, one without: all are counted, the two are compared', () => {
    const { registered, told, communes, withTarget, standing, months } = progressGiven({
      joined: { a: [10, 2], b: [3, 3], c: [50, 0] },
      targets: { a: 30, b: 30 },
    });

    expect({ registered, told, communes, withTarget, months }).toEqual({
      registered: 68,
      told: 68,
      communes: 3,
      withTarget: 2,
      months: 408,
    });
    expect(standing).toMatchObject({ result: 18, target: 60, percent: 30, state: 'behind' });
  });

  it.each([
    { name: 'nothing at all', given: { joined: {} }, state: 'no_target', registered: 0 },
    { name: 'no target', given: { joined: { a: [7] } }, state: 'no_target', registered: 7 },
    {
      name: 'the target reached',
      given: { joined: { a: [30, 30] }, targets: { a: 60 } },
      state: 'reached',
      registered: 60,
    },
  ])('$name: $state with $registered', ({ given, state, registered }) => {
    const progress = progressGiven(given);

    expect(progress).toMatchObject({ registered, standing: { state } });
  });

  it('the line: level while nobody joins, a climb on the day, today at its end', () => {
    const days = [
      { day: localDate('2026-10-01'), registered: 2 },
      { day: localDate('2026-11-15'), registered: 5 },
    ];
    const { result } = progressGiven({ joined: { a: [2, 5] }, days }).chart;

    expect(result.map(({ people }) => people)).toEqual([0, 2, 2, 7, 7]);
    expect(result.map(({ at }) => Math.round(at * 92))).toEqual([0, 1, 45, 46, 61]);
  });

  it('the pace: nought at the beginning, all at the end, by working days between', () => {
    const { pace, months } = progressGiven({ joined: {}, targets: { a: 66 } }).chart;

    expect(pace.at(0)).toEqual({ at: 0, share: 0 });
    expect(pace.at(-1)).toEqual({ at: 1, share: 1 });
    // Of 66 working days October has 22 and November 21.
    expect(pace.slice(1, -1).map(({ share }) => Math.round(share * 66))).toEqual([22, 43]);
    expect(months.map(({ name }) => name)).toEqual(['10/2026', '11/2026', '12/2026']);
  });

  it('a period that has not begun: a line of one point, nothing due', () => {
    const { chart, standing } = progressGiven({
      joined: {},
      targets: { a: 10 },
      today: '2026-09-01',
    });

    expect(chart.result).toEqual([{ at: 0, people: 0 }]);
    expect(standing.expected).toBe(0);
  });
});

describe('progressOf, for who may not count small', () => {
  it.each([
    {
      name: 'nothing small: the sum, and a point at the end of each month begun',
      joined: { a: [10, 8], b: [6, 9] },
      sees: { registered: 33, told: 33, people: [0, 16, 33] },
    },
    {
      name: 'one commune hidden: no sum, what may be told, a line that breaks off before it',
      joined: { a: [10, 8], b: [6, 2] },
      sees: { registered: undefined, told: 18, people: [0, 16] },
    },
    {
      name: 'everything hidden: nothing',
      joined: { a: [1, 1], b: [2, 0] },
      sees: { registered: undefined, told: 0, people: [0] },
    },
  ])('$name', ({ joined, sees }) => {
    const targets = { a: 40, b: 40 };
    const { registered, told, standing, months, chart } = progressGiven({
      joined,
      targets,
      mayCountSmall: false,
    });

    expect({ registered, told, people: chart.result.map(({ people }) => people) }).toEqual(sees);
    expect(standing.result).toBe(sees.registered);
    expect(standing.state === 'hidden').toBe(sees.registered === undefined);
    expect(months).toBeUndefined();
  });
});
