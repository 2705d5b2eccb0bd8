/** From a value to its place along a line. */
export type Scale = (value: number) => number;

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Maps values onto places, evenly; a stretch of values without length lies at the beginning. */
export function scaleOf(values: Stretch, places: Stretch): Scale {
  const length = values.to - values.from;
  if (length === 0) return () => places.from;
  return (value) => places.from + ((value - values.from) / length) * (places.to - places.from);
}

const MOST_TICKS = 4;

/** Round whole counts from nought up to `highest`, at most four besides nought. */
export function ticksUpTo(highest: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(highest, 1)));
  const steps = [0.1, 0.2, 0.5, 1, 2, 5].map((factor) => factor * power);
  const step = steps.find((size) => size >= 1 && highest / size <= MOST_TICKS + 1) ?? power;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) =>
    Math.round(index * step),
  );
}

/** The `d` of an SVG path through these places, to a tenth of a pixel; empty for no place. */
export function pathThrough(places: readonly (readonly [x: number, y: number])[]): string {
  return places
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`)
    .join('');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A part of a whole in whole percent, rounded down so that 100 means all; undefined of nothing. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.floor((part * 100) / whole);
}
