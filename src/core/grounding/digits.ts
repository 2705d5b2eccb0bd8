import type { Page } from './page.ts';

/** A number in digits, in millionths. */
export interface Digits {
  readonly sum: bigint;
  readonly next: number;
}

const DECIMALS = 6;
/** No figure of ours is negative: digits of other scripts are equal to none. */
const UNREADABLE = -1_000_000n;

/** How numbers are written, with how each becomes plain digits; the first that fits counts. */
const WRITINGS: readonly { readonly pattern: RegExp; readonly plain: (typed: string) => string }[] =
  [
    {
      pattern: /\d{1,3}([.,])\d{3}(?:\1\d{3})*(?!\d)/y,
      plain: (typed) => typed.replace(/[.,]/g, ''),
    },
    { pattern: /\d{1,3}(?: \d{3})+(?!\d)/y, plain: (typed) => typed.replace(/ /g, '') },
    { pattern: /\d+[.,]\d+/y, plain: (typed) => typed.replace(',', '.') },
    { pattern: /\p{N}+/uy, plain: (typed) => typed },
  ];

/** Reads `1.500.000`, `15 000`, `1,5` or `1500` at word `at`. */
export function readDigits({ text }: Page, at: number): Digits | undefined {
  const start = text.words[at]?.start ?? text.folded.length;
  for (const { pattern, plain } of WRITINGS) {
    pattern.lastIndex = start;
    const typed = pattern.exec(text.folded)?.[0];
    if (typed === undefined) continue;
    const behind = text.words.findIndex((word) => word.start >= start + typed.length);
    return { sum: millionths(plain(typed)), next: behind < 0 ? text.words.length : behind };
  }
  return undefined;
}

function millionths(written: string): bigint {
  if (!/^\d+(?:\.\d+)?$/.test(written)) return UNREADABLE;
  const [whole = '0', decimals = ''] = written.split('.');
  return BigInt(whole + decimals.slice(0, DECIMALS).padEnd(DECIMALS, '0'));
}
