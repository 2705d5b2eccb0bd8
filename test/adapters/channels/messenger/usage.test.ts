import { describe, expect, it } from '@jest/globals';
import { makePace, usageOf } from '../../../../src/adapters/channels/messenger/usage.ts';
import { thrown } from '../../../support/thrown.ts';

const app = (call_count: number) => ({
  'x-app-usage': JSON.stringify({ call_count, total_time: 3, total_cputime: 1 }),
});

describe('usageOf', () => {
  it.each([
    { name: 'the app', headers: app(28), percent: 28 },
    {
      name: 'the Page, its worst share',
      headers: {
        'x-business-use-case-usage':
          '{"104":[{"type":"messenger","call_count":1,"total_cputime":2,"total_time":91,"estimated_time_to_regain_access":0}]}',
      },
      percent: 91,
    },
    {
      name: 'both',
      headers: { ...app(40), 'x-business-use-case-usage': '{"1":[{"call_count":12}]}' },
      percent: 40,
    },
    { name: 'nothing', headers: {}, percent: undefined },
    { name: 'nonsense', headers: { 'x-app-usage': '{"call_count":"x"}' }, percent: undefined },
    { name: 'no JSON', headers: { 'x-app-usage': '<html>' }, percent: undefined },
  ])('reads the headers of $name', ({ headers, percent }) => {
    expect(usageOf(headers)).toBe(percent);
  });
});

describe('makePace', () => {
  const open = () => {
    let now = 1_000_000;
    const waits: number[] = [];
    const wait = (milliseconds: number) => {
      waits.push(milliseconds);
      return Promise.resolve();
    };
    return {
      pace: makePace({ clock: () => now, wait }),
      waits,
      later: (by: number) => (now += by),
    };
  };

  it.each([
    { percent: 79, waits: [] },
    { percent: 80, waits: [100, 200] },
    { percent: 90, waits: [500, 1_000] },
    { percent: 95, waits: [2_000, 4_000] },
  ])('at $percent of a hundred, three calls at once wait $waits', async ({ percent, waits }) => {
    const bench = open();
    bench.pace.heed(app(percent));

    await bench.pace.turn();
    await bench.pace.turn();
    await bench.pace.turn();

    expect(bench.waits).toEqual(waits);
  });

  it('asks to try later rather than hold a send for long', async () => {
    const { pace } = open();
    pace.heed(app(99));
    for (let sends = 0; sends < 3; sends += 1) await pace.turn();

    expect(await thrown(pace.turn())).toMatchObject({
      failure: 'retry',
      code: 'slowed_down',
      retryAfter: 6_000,
    });
  });

  it('forgets after five minutes what nobody told again', async () => {
    const { pace, waits, later } = open();
    pace.heed(app(99));
    later(300_001);

    await pace.turn();
    await pace.turn();

    expect(waits).toEqual([]);
  });

  it('is at full speed again when the headers say so', async () => {
    const { pace, waits } = open();
    pace.heed(app(99));
    pace.heed(app(10));

    await pace.turn();
    await pace.turn();

    expect(waits).toEqual([]);
  });
});
