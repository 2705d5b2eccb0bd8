import { element, pointsOf, textAt } from '../picture/svg.ts';
import { ticksUpTo } from './scale.ts';

/** What the chart of a result is drawn from; shares run from 0, the period's beginning, to 1. */
export interface ResultChart {
  /** People so far, at points of time that may be told, in order of time. */
  readonly result: readonly ChartPoint[];
  readonly target: number | undefined;
  /** The pace line: the share of the target that is due at a share of the period. */
  readonly pace: readonly { readonly at: number; readonly share: number }[];
  /** Months along the axis, at their beginning. */
  readonly months: readonly { readonly at: number; readonly name: string }[];
  /** What it shows, for whoever cannot see it. */
  readonly described: string;
  readonly words: { readonly result: string; readonly pace: string };
}

export interface ChartPoint {
  readonly at: number;
  readonly people: number;
}

const SIZE = { width: 720, height: 260 };
const PLOT = { left: 56, right: 704, top: 30, bottom: 222 };
const COLOURS = {
  ink: '#1f2937',
  quiet: '#4b5563',
  line: '#d1d5db',
  result: '#0f766e',
  pace: '#b45309',
};
const LETTERS = { size: 15, colour: COLOURS.quiet };
/** Room above the highest line. */
const HEADROOM = 1.1;

/** Result against the pace line as an SVG to stand in a page; black on paper, it is still readable. */
export function drawResultChart(chart: ResultChart): string {
  const highest = highestOf(chart);
  const x = (at: number) => PLOT.left + at * (PLOT.right - PLOT.left);
  const y = (people: number) => PLOT.bottom - (people / highest) * (PLOT.bottom - PLOT.top);
  const place = ({ at, people }: ChartPoint) => [x(at), y(people)] as const;
  const { target = 0 } = chart;
  const pace = chart.pace.map(({ at, share }) => place({ at, people: share * target }));
  const result = chart.result.map(place);
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${SIZE.width} ${SIZE.height}`,
    role: 'img',
    'aria-label': chart.described,
    'font-family': "'Be Vietnam Pro', Arial, sans-serif",
  };
  return element('svg', attributes, [
    ...ticksUpTo(highest).flatMap((people) => rule(people, y(people))),
    ...chart.months.map(({ at, name }) => textAt(x(at) + 4, PLOT.bottom + 22, name, LETTERS)),
    ...(target > 0 ? [polyline(pace, { colour: COLOURS.pace, dashes: '7 5' })] : []),
    polyline(result, { colour: COLOURS.result }),
    ...result
      .slice(-1)
      .map(([cx, cy]) => element('circle', { cx, cy, r: 5, fill: COLOURS.result })),
    ...legend(chart),
  ]);
}

function highestOf({ result, target = 0 }: ResultChart): number {
  return Math.max(target, ...result.map(({ people }) => people), 1) * HEADROOM;
}

function rule(people: number, y: number): readonly string[] {
  return [
    element('line', { x1: PLOT.left, x2: PLOT.right, y1: y, y2: y, stroke: COLOURS.line }),
    textAt(PLOT.left - 8, y + 5, String(people), { ...LETTERS, anchor: 'end' }),
  ];
}

function polyline(
  points: readonly (readonly [number, number])[],
  { colour, dashes }: { readonly colour: string; readonly dashes?: string },
): string {
  return element('polyline', {
    points: pointsOf(points),
    fill: 'none',
    stroke: colour,
    'stroke-width': 3,
    'stroke-dasharray': dashes,
  });
}

function legend({ words, target }: ResultChart): readonly string[] {
  const entry = (left: number, colour: string, dashes?: string) =>
    element('line', {
      x1: left,
      x2: left + 28,
      y1: 14,
      y2: 14,
      stroke: colour,
      'stroke-width': 3,
      'stroke-dasharray': dashes,
    });
  const style = { size: 15, colour: COLOURS.ink };
  return [
    entry(PLOT.left, COLOURS.result),
    textAt(PLOT.left + 36, 19, words.result, style),
    ...(target === undefined
      ? []
      : [entry(300, COLOURS.pace, '7 5'), textAt(336, 19, words.pace, style)]),
  ];
}
