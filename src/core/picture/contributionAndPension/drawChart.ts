import { fill } from '../../shared/fill.ts';
import { partsOf } from '../../shared/localDate.ts';
import { monthYear } from '../../shared/localDate.ts';
import { amountAtAGlance, duration } from '../figures.ts';
import { sizeToFit, textWidth } from '../letters.ts';
import { element, pointsOf, textAt } from '../svg.ts';
import type { PictureWords } from '../words.ts';
import type { ContributionAndPension } from './input.ts';
import { CANVAS, COLOURS, INNER_WIDTH } from './look.ts';
import { breakEvenAfter } from './months.ts';
import { amountTicks, scaleOf, yearTicks, type Plot, type Scale } from './scale.ts';
import { dayAfter, timelineOf, type Timeline } from './timeline.ts';

const SIZE = 38;
const AXIS_SIZE = 34;
const LINE = 10;
/** Room for the amounts at the left. */
const GUTTER = 168;
const HEADING = 44;
/** Room for the years, and under them for the break-even. */
const BELOW = 130;
const OFF_THE_LINE = 24;

interface Chart {
  readonly input: ContributionAndPension;
  readonly words: PictureWords;
  readonly timeline: Timeline;
  readonly plot: Plot;
  readonly scale: Scale;
}

/** What was paid and what has come back, year by year, between `top` and `bottom`. */
export function drawChart(
  input: ContributionAndPension,
  words: PictureWords,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): string {
  const timeline = timelineOf(input);
  const { margin, width } = CANVAS;
  const plot = {
    left: margin + GUTTER,
    right: width - margin,
    top: top + HEADING + 40,
    bottom: bottom - BELOW,
  };
  const chart = { input, words, timeline, plot, scale: scaleOf(timeline, plot) };
  return [
    heading(chart, top + HEADING),
    grid(chart),
    lines(chart),
    pensionLabel(chart),
    paidLabel(chart),
    breakEven(chart),
  ].join('');
}

function heading({ input, words }: Chart, y: number): string {
  const { break_even: said } = words.contribution_and_pension;
  const time = duration(input.break_even_months ?? breakEvenAfter(input), words);
  const text = input.paid_total === 0 ? said.nothing_paid : fill(said.heading, { time });
  const size = sizeToFit(text, 42, INNER_WIDTH);
  return textAt(CANVAS.margin, y, text, { size, weight: 700, colour: COLOURS.ink });
}

function grid({ timeline, plot, words }: Chart): string {
  const { left, right, bottom } = plot;
  const style = { size: AXIS_SIZE, colour: COLOURS.quiet };
  const across = (y: number, colour: string, width: number) =>
    element('line', { x1: left, y1: y, x2: right, y2: y, stroke: colour, 'stroke-width': width });
  return [
    ...amountTicks(timeline, plot).flatMap(({ at, value }) => [
      across(at, COLOURS.hairline, 2),
      amountName(amountAtAGlance(value, words), { x: left - 16, y: at + 12 }),
    ]),
    across(bottom, COLOURS.quiet, 3),
    ...yearTicks(timeline, plot).flatMap(({ at, value }) => [
      element('line', {
        x1: at,
        y1: bottom,
        x2: at,
        y2: bottom + 10,
        stroke: COLOURS.quiet,
        'stroke-width': 3,
      }),
      textAt(at, bottom + 48, `${value}`, { ...style, anchor: 'middle' }),
    ]),
  ].join('');
}

function amountName(words: string, { x, y }: { readonly x: number; readonly y: number }): string {
  const size = sizeToFit(words, AXIS_SIZE, GUTTER - 16);
  return textAt(x, y, words, { size, colour: COLOURS.quiet, anchor: 'end' });
}

function lines({ timeline, scale, plot }: Chart): string {
  const paid = timeline.paid.map((step) => scale.point(step));
  const received = timeline.received.map((step) => scale.point(step));
  const corner = [[plot.right, plot.bottom]] as const;
  const line = {
    fill: 'none',
    'stroke-width': LINE,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  };
  return [
    element('polygon', {
      points: pointsOf([...received, ...corner]),
      fill: COLOURS.pensionTint,
    }),
    element('polygon', {
      points: pointsOf([...paid, ...corner]),
      fill: COLOURS.paid,
      'fill-opacity': 0.12,
    }),
    element('polyline', {
      ...line,
      points: pointsOf(paid),
      stroke: COLOURS.paid,
      'stroke-dasharray': '4 20',
    }),
    element('polyline', { ...line, points: pointsOf(received), stroke: COLOURS.pension }),
  ].join('');
}

/** At the top, to the left of the line, where nothing else ever runs. */
function pensionLabel({ timeline, words, plot, scale }: Chart): string {
  const amount = amountAtAGlance(timeline.highest, words);
  const { year } = partsOf(dayAfter(timeline, timeline.months));
  const text = fill(words.contribution_and_pension.pension.so_far, { amount, year });
  const baseline = plot.top + SIZE;
  const from = scale.x(timeline.received[0]?.month ?? 0);
  const share = (plot.bottom - baseline - OFF_THE_LINE) / (plot.bottom - plot.top);
  const x = from + share * (plot.right - from) - OFF_THE_LINE;
  return textAt(x, baseline, text, { ...LABEL, colour: COLOURS.pension, anchor: 'end' });
}

const LABEL = { size: SIZE, weight: 700, rim: true } as const;

/** On the level part of the line: before the crossing where it fits there, else beyond it. */
function paidLabel({ input, timeline, words, plot, scale }: Chart): string {
  const amount = amountAtAGlance(input.paid_total, words);
  const text = fill(words.contribution_and_pension.paid.so_far, { amount });
  const [crossing, level] = scale.point(timeline.crossing);
  const style = { ...LABEL, colour: COLOURS.paid, anchor: 'end' } as const;
  const end = crossing - OFF_THE_LINE - LINE;
  const isRoomBefore = end - plot.left >= textWidth(text, SIZE);
  if (isRoomBefore) return textAt(end, level - OFF_THE_LINE, text, style);
  const isRoomUnder = plot.bottom - level > 2 * SIZE;
  const baseline = isRoomUnder ? level + SIZE + 16 : level - OFF_THE_LINE;
  return textAt(plot.right, baseline, text, style);
}

/** A ring on the crossing, and under the years when that is. */
function breakEven({ input, timeline, words, plot, scale }: Chart): string {
  if (input.paid_total === 0) return '';
  const [x, y] = scale.point(timeline.crossing);
  const month = monthYear(dayAfter(timeline, timeline.crossing.month));
  const text = fill(words.contribution_and_pension.break_even.mark, { month });
  const half = textWidth(text, SIZE) / 2;
  const middle = Math.min(CANVAS.width - CANVAS.margin - half, Math.max(CANVAS.margin + half, x));
  const ring = { r: 15, fill: '#ffffff', stroke: COLOURS.ink, 'stroke-width': 7 };
  return [
    element('line', {
      x1: x,
      y1: y,
      x2: x,
      y2: plot.bottom,
      stroke: COLOURS.ink,
      'stroke-width': 3,
      'stroke-dasharray': '3 9',
    }),
    element('circle', { cx: x, cy: y, ...ring }),
    textAt(middle, plot.bottom + 106, text, {
      size: SIZE,
      weight: 700,
      colour: COLOURS.ink,
      anchor: 'middle',
    }),
  ].join('');
}
