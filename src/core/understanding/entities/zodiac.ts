import { partsOf } from '../../shared/localDate.ts';
import type { BirthHearing } from './birthWords.ts';

/** The years an animal names, youngest first. */
export interface ZodiacYears {
  readonly years: readonly number[];
  /** The index of the word after it. */
  readonly next: number;
}

/** People of working age and some years beyond: nobody else is asked for a birth year. */
const YOUNGEST = 15;
const OLDEST = 75;

/** Reads `tuổi Dần`, `tuổi Mậu Dần`, `tuổi con hổ` at word `at`; `Dần` alone when asked. */
export function readZodiac(hearing: BirthHearing, at: number): ZodiacYears | undefined {
  const { words, zodiacBefore, stems } = hearing;
  const before = zodiacBefore.at(words, at)?.size ?? 0;
  if (before === 0 && !isAlone(hearing, at)) return undefined;
  const from = at + before;
  const stem = stems.at(words, from);
  return (stem && yearsOf(hearing, from + 1, stem.value)) ?? yearsOf(hearing, from);
}

function isAlone({ words, asked }: BirthHearing, at: number): boolean {
  return asked && at === 0 && words.length <= 2;
}

function yearsOf(hearing: BirthHearing, at: number, stem?: number): ZodiacYears | undefined {
  const remainders = hearing.zodiac
    .filter(({ table }) => table.at(hearing.words, at))
    .map(({ remainder }) => remainder);
  if (remainders.length === 0) return undefined;
  const { year } = partsOf(hearing.today);
  const years = Array.from({ length: OLDEST - YOUNGEST + 1 }, (_, age) => year - YOUNGEST - age);
  return {
    years: years.filter(
      (each) => remainders.includes(each % 12) && (stem === undefined || each % 10 === stem),
    ),
    next: at + 1,
  };
}
