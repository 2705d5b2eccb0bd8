import { readPeriod } from '../../../core/desk/period.ts';
import { told } from '../fillWords.ts';
import { WORDS } from './words.ts';

const { periods } = WORDS;

/** `2026-Q4` as people say it: "Quý 4/2026"; what is no period stays as it is. */
export function periodShown(name: string): string {
  const period = readPeriod(name);
  if (!period) return name;
  const { kind, year, number } = period;
  const half = number === 1 ? periods.half1 : periods.half2;
  const words = kind === 'half' ? half : periods[kind];
  return told(words, { number: String(number), year: String(year) });
}
