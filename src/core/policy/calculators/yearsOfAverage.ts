import { exact, fromPercent, plus, times } from '../../shared/rational.ts';
import { MONTHS_A_YEAR } from '../../shared/localDate.ts';
import type { Rational } from '../../shared/rational.ts';
import { amountInput, monthsInput } from '../inputs.ts';
import type { Figure } from '../parameters.ts';
import { countedYears } from './paidTime.ts';

/** Time paid on both sides of 2014, and the average income, as a person may give them. */
export const paidPartsInput = {
  months_before_2014: monthsInput,
  months_from_2014: monthsInput,
  average_income: amountInput.min(1),
};

/** Months paid before the year from which more is due for each year, and from that year on. */
export interface PaidParts {
  readonly before: number;
  readonly later: number;
}

/** What a year is worth on each side, in times the average, and how odd months count. */
export interface WorthOfYears {
  readonly before: Figure<number>;
  readonly later: Figure<number>;
  readonly half: Figure<number>;
}

/** All months paid. */
export function monthsOf({ before, later }: PaidParts): number {
  return before + later;
}

/**
 * How many times the average income the years paid are worth; odd months of the earlier part move
 * to the later one (Luật 41/2024/QH15, Điều 102, 110; TT 59/2015/TT-BLĐTBXH, Điều 27, ví dụ 51).
 */
export function timesOfAverage({ before, later }: PaidParts, worth: WorthOfYears): Rational {
  const odd = before % MONTHS_A_YEAR;
  const earlierYears = (before - odd) / MONTHS_A_YEAR;
  const laterYears = countedYears(later + odd, worth.half.value);
  return plus(
    times(exact(worth.before.value), exact(earlierYears)),
    times(exact(worth.later.value), exact(laterYears)),
  );
}

/** What was paid for some incomes added up, at the contribution rate of the day; VND, exact. */
export function amountPaid(incomes: Rational, rate: Figure<number>): Rational {
  return times(incomes, fromPercent(rate.value));
}
