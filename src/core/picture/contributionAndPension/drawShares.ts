import { fill } from '../../shared/fill.ts';
import { vnd } from '../../shared/money.ts';
import { sizeToFit } from '../letters.ts';
import { element, textAt } from '../svg.ts';
import type { PictureWords } from '../words.ts';
import type { ContributionAndPension } from './input.ts';
import { CANVAS, COLOURS, INNER_WIDTH } from './look.ts';
import { monthsPaid } from './months.ts';
import { sharesOf, type Share } from './shares.ts';

const BAR_TOP = 66;
const BAR_HEIGHT = 56;
const FIRST_ROW = 176;
const ROW = 54;
const SWATCH = 34;
const SIZE = 38;
/** Twelve whole pixels of the picture drawn: tiles that end within a pixel show their seams. */
const TILE = 20;
/** A share of a few đồng is still seen. */
const NARROWEST = 6;

/** Who pays the first month: one bar, and under it a line per share. `bottom` is where it ends. */
export function drawShares(
  input: ContributionAndPension,
  words: PictureWords,
  top: number,
): { readonly markup: string; readonly bottom: number } {
  const shares = sharesOf(input, words);
  const total = shares.reduce((sum, { amount }) => sum + amount, 0);
  const { heading: monthly, heading_at_once: atOnce } = words.contribution_and_pension.shares;
  const heading = fill(monthsPaid(input) === 1 ? atOnce : monthly, { total: vnd(total) });
  const size = sizeToFit(heading, 42, INNER_WIDTH);
  const markup = [
    textAt(CANVAS.margin, top + 40, heading, { size, weight: 700, colour: COLOURS.ink }),
    bar(shares, total, top + BAR_TOP),
    ...shares.map((share, index) => row(share, top + FIRST_ROW + index * ROW)),
  ].join('');
  return { markup, bottom: top + FIRST_ROW + (shares.length - 1) * ROW + 20 };
}

/** The fills of the shares, to stand once in a picture. */
export function sharePatterns(): string {
  const tile = (id: string, colour: string, sign: string) =>
    element('pattern', { id, width: TILE, height: TILE, patternUnits: 'userSpaceOnUse' }, [
      element('rect', { width: TILE, height: TILE, fill: colour }),
      sign,
    ]);
  const slant = { d: 'M-4,4 l8,-8 M0,20 l20,-20 M16,24 l8,-8', stroke: '#93b4f8' };
  const lines = element('path', { ...slant, 'stroke-width': 3 });
  const dot = element('circle', { cx: 10, cy: 10, r: 4.5, fill: '#e4cdf5' });
  return element('defs', {}, [
    tile('lines', COLOURS.state, lines),
    tile('dots', COLOURS.province, dot),
  ]);
}

function bar(shares: readonly Share[], total: number, y: number): string {
  const shown = shares.filter(({ amount }) => amount > 0);
  const widths = shown.map(({ amount }) => Math.max(NARROWEST, (amount / total) * INNER_WIDTH));
  const scale = INNER_WIDTH / widths.reduce((sum, width) => sum + width, 0);
  let x: number = CANVAS.margin;
  return shown
    .map((share, index) => {
      const width = (widths[index] ?? 0) * scale;
      const piece = element('rect', {
        x,
        y,
        width: Math.max(1, width - (index < shown.length - 1 ? 4 : 0)),
        height: BAR_HEIGHT,
        rx: 4,
        fill: fillOf(share),
      });
      x += width;
      return piece;
    })
    .join('');
}

function row(share: Share, baseline: number): string {
  const { who, amount } = share;
  const right = CANVAS.width - CANVAS.margin;
  const left = CANVAS.margin + SWATCH + 18;
  const text = { size: SIZE, colour: COLOURS.ink };
  const swatch = { x: CANVAS.margin, y: baseline - 30, width: SWATCH, height: SWATCH, rx: 6 };
  return [
    element('rect', { ...swatch, fill: fillOf(share) }),
    textAt(left, baseline, who, { ...text, size: sizeToFit(who, SIZE, INNER_WIDTH - 420) }),
    textAt(right, baseline, vnd(amount), { ...text, weight: 700, anchor: 'end' }),
  ].join('');
}

function fillOf({ pattern, colour }: Share): string {
  return pattern === 'solid' ? colour : `url(#${pattern})`;
}
