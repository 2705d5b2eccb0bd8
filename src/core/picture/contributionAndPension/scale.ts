import { dateOf, partsOf } from '../../shared/localDate.ts';
import { monthsApart } from './months.ts';
import type { Step, Timeline } from './timeline.ts';

/** The rectangle in which the lines are drawn, in pixels. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A mark on an axis: where, in pixels, and what of. */
export interface Tick {
  readonly at: number;
  readonly value: number;
}

/** Months and VND as places of the plot. */
export interface Scale {
  readonly x: (month: number) => number;
  readonly y: (amount: number) => number;
  readonly point: (step: Step) => readonly [number, number];
}

const MOST_YEARS_NAMED = 6;
const MOST_AMOUNTS_NAMED = 3;
const YEARS_APART = [1, 2, 5, 10, 20, 50];
/** Room for half of a year's name at either end of the axis. */
const MARGIN_OF_YEAR = 44;

export function scaleOf({ months, highest }: Timeline, plot: Plot): Scale {
  const x = (month: number) => plot.left + (month / months) * (plot.right - plot.left);
  const y = (amount: number) => plot.bottom - (amount / highest) * (plot.bottom - plot.top);
  return { x, y, point: ({ month, amount }) => [x(month), y(amount)] };
}

/** Round years along the axis, at most six, at their January. */
export function yearTicks(timeline: Timeline, plot: Plot): readonly Tick[] {
  const { x } = scaleOf(timeline, plot);
  const first = partsOf(timeline.start).year;
  const last = first + Math.ceil(timeline.months / 12);
  const apart = YEARS_APART.find((years) => (last - first) / years <= MOST_YEARS_NAMED) ?? last;
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years
    .filter((year) => year % apart === 0)
    .map((value) => ({ value, at: x(monthsApart(timeline.start, dateOf(value, 1, 1))) }))
    .filter(({ at }) => at >= plot.left && at <= plot.right - MARGIN_OF_YEAR);
}

/** Round amounts along the axis, at most three, without zero. */
export function amountTicks(timeline: Timeline, plot: Plot): readonly Tick[] {
  const { y } = scaleOf(timeline, plot);
  const { highest } = timeline;
  const power = 10 ** Math.floor(Math.log10(highest / MOST_AMOUNTS_NAMED));
  const steps = [1, 2, 5, 10].map((factor) => factor * power);
  const step = steps.find((size) => highest / size < MOST_AMOUNTS_NAMED + 1) ?? highest;
  const count = Math.floor(highest / step);
  return Array.from({ length: count }, (_, index) => (index + 1) * step).map((value) => ({
    value,
    at: y(value),
  }));
}
