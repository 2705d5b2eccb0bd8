/**
 * The canvas: tall, because a phone is. Drawn with five pixels for three of a phone's 390 points: the
 * time goes with the pixels, and more of them show nothing new.
 */
export const CANVAS = { width: 1080, height: 1350, margin: 56, pixelsWide: 648 } as const;

/** The width between the margins. */
export const INNER_WIDTH = CANVAS.width - 2 * CANVAS.margin;

/** On white every one of these is read at a contrast of 4.5 or better. */
export const COLOURS = {
  ink: '#1f2937',
  quiet: '#4b5563',
  hairline: '#d1d5db',
  paid: '#b45309',
  paidTint: '#fef3e2',
  pension: '#0f766e',
  pensionTint: '#e3f4f1',
  state: '#1d4ed8',
  province: '#7e22ce',
} as const;
