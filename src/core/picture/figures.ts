import { vnd } from '../shared/money.ts';
import type { PictureWords } from './words.ts';

const MILLION = 1_000_000;
const BILLION = 1_000_000_000;

/**
 * An amount of whole VND as it is read at a glance: `62,1 triệu`, `1,2 tỷ`, to the nearest tenth,
 * halves up; below a million in full, `264.000 đồng`.
 */
export function amountAtAGlance(amount: number, { units }: PictureWords): string {
  if (amount < MILLION) return vnd(amount);
  const millions = tenths(amount, MILLION);
  return millions < 10_000
    ? `${withComma(millions)} ${units.million}`
    : `${withComma(tenths(amount, BILLION))} ${units.billion}`;
}

/** Months as people say them: `6 năm 3 tháng`. */
export function duration(months: number, { units }: PictureWords): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const parts = [
    years > 0 ? `${years} ${units.year}` : '',
    rest > 0 ? `${rest} ${units.month}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ') || `0 ${units.month}`;
}

function tenths(amount: number, unit: number): number {
  return Math.floor((amount + unit / 20) / (unit / 10));
}

function withComma(tenth: number): string {
  const rest = tenth % 10;
  return `${Math.floor(tenth / 10)}${rest === 0 ? '' : `,${rest}`}`;
}
