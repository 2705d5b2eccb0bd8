/** Widths of Be Vietnam Pro as a share of the size, rounded up over its regular and bold faces. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\s]/u, 0.24],
  [/[iIìíỉĩịÌÍỈĨỊl.,:;'·|]/u, 0.32],
  [/[rtfj()/-]/u, 0.46],
  [/[mMwW%]/u, 0.92],
  [/[\p{Lu}đ]/u, 0.79],
  [/[\p{N}]/u, 0.71],
];
const USUAL = 0.67;

/** About how wide a text is drawn in size `size`, rather too much than too little. */
export function textWidth(text: string, size: number): number {
  const letters = Array.from(text.normalize('NFC'));
  return letters.reduce((sum, letter) => sum + widthOf(letter), 0) * size;
}

/** The largest size up to `size` at which the text is at most `width` wide. */
export function sizeToFit(text: string, size: number, width: number): number {
  return Math.min(size, Math.floor(width / textWidth(text, 1)));
}

function widthOf(letter: string): number {
  return WIDTHS.find(([pattern]) => pattern.test(letter))?.[1] ?? USUAL;
}
