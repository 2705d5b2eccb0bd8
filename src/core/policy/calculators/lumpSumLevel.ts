import { roundToDong } from '../../shared/money.ts';
import {
  exact,
  fraction,
  isBelow,
  nearestNumber,
  over,
  plus,
  times,
} from '../../shared/rational.ts';
import type { Rational } from '../../shared/rational.ts';
import { partsOf, MONTHS_A_YEAR } from '../../shared/localDate.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import type { Figure, ValueOf } from '../parameters.ts';
import { refusal } from '../rules.ts';
import type { Rules } from '../rules.ts';
import type { LumpSumInput } from './lumpSumInput.ts';
import { averageIncome, paidMonths } from './paidTime.ts';
import type { PaidMonth } from './paidTime.ts';
import { amountPaid, monthsOf, timesOfAverage } from './yearsOfAverage.ts';
import type { PaidParts, WorthOfYears } from './yearsOfAverage.ts';

/** The time paid and its average income. */
export interface LumpSumTime {
  readonly parts: PaidParts;
  /** The year that parts the time. */
  readonly year: Figure<number>;
  /** VND, exact. */
  readonly average: Rational;
  /** All incomes added up as they were, VND; from the average when no periods were given. */
  readonly incomes: Rational;
  /** True when the incomes are inferred, or older than the contribution rate of today. */
  readonly estimated: boolean;
  /** Where the periods were given: the table used, and the last month paid. */
  readonly indexation?: Figure<ValueOf<'by_year'>>;
  readonly lastMonth?: LocalDate;
}

/** What the time paid is worth before the State's share is taken off. */
export interface LumpSumLevel {
  /** VND, whole. */
  readonly gross: number;
  /** `gross` in times the average, at most two decimals. */
  readonly multiple: number;
  readonly figures: readonly Figure[];
  /** Set where the amount paid is given back, less than a year having been paid. */
  readonly amountPaid?: {
    readonly rate: Figure<number>;
    readonly highest: Figure<number>;
    readonly estimated: boolean;
  };
}

/** The time paid (Luật 41/2024/QH15, Điều 104). Refuses `periods_overlap`, `periods_in_future`. */
export function lumpSumTime(input: LumpSumInput, rules: Rules): LumpSumTime {
  const year = rules.number('lumpSumLaterPartFromYear');
  return input.periods ? fromPeriods(input.periods, year, rules) : fromParts(input, year);
}

/** The level by the years paid, or the amount paid (Luật 41/2024/QH15, Điều 102). */
export function lumpSumLevel(time: LumpSumTime, rules: Rules): LumpSumLevel {
  return monthsOf(time.parts) < MONTHS_A_YEAR ? whatWasPaid(time, rules) : byYears(time, rules);
}

/** What a year is worth in a lump sum. */
export function lumpSumWorth(rules: Rules): WorthOfYears {
  return {
    before: rules.number('lumpSumBefore2014'),
    later: rules.number('lumpSumFrom2014'),
    half: rules.number('halfYearMonthsHighest'),
  };
}

function fromParts(input: LumpSumInput, year: Figure<number>): LumpSumTime {
  const parts = { before: input.months_before_2014 ?? 0, later: input.months_from_2014 ?? 0 };
  const average = exact(input.average_income ?? 0);
  const incomes = times(average, exact(monthsOf(parts)));
  return { parts, year, average, incomes, estimated: true };
}

function fromPeriods(
  periods: NonNullable<LumpSumInput['periods']>,
  year: Figure<number>,
  rules: Rules,
): LumpSumTime {
  const indexation = rules.coefficients('indexation');
  const months = paidMonths(periods, rules);
  const lastMonth = lastMonthOf(months, rules);
  const before = months.filter(({ month }) => partsOf(month).year < year.value).length;
  return {
    parts: { before, later: months.length - before },
    year,
    average: averageIncome(months, indexation, rules),
    incomes: months.reduce((sum, { income }) => plus(sum, exact(income)), fraction(0n)),
    estimated: before > 0,
    indexation,
    ...(lastMonth ? { lastMonth } : {}),
  };
}

/** Months after the day are no time paid: what was paid for them ahead is refunded apart. */
function lastMonthOf(months: readonly PaidMonth[], { on, words }: Rules): LocalDate | undefined {
  const last = months.at(-1)?.month;
  if (last === undefined || last <= on) return last;
  throw refusal(words, 'periods_in_future', { field: 'periods' });
}

function byYears({ parts, average }: LumpSumTime, rules: Rules): LumpSumLevel {
  const worth = lumpSumWorth(rules);
  const multiple = timesOfAverage(parts, worth);
  return {
    gross: roundToDong(times(average, multiple)),
    multiple: nearestNumber(multiple),
    figures: [worth.before, worth.later, worth.half],
  };
}

function whatWasPaid({ average, incomes, estimated }: LumpSumTime, rules: Rules): LumpSumLevel {
  const rate = rules.number('contributionRate');
  const highest = rules.number('lumpSumUnderOneYearHighest');
  const paid = amountPaid(incomes, rate);
  const most = times(average, exact(highest.value));
  const gross = isBelow(paid, most) ? paid : most;
  return {
    gross: roundToDong(gross),
    multiple: twoDecimals(over(gross, average)),
    figures: [rate, highest],
    amountPaid: { rate, highest, estimated },
  };
}

function twoDecimals(value: Rational): number {
  return Math.round(nearestNumber(times(value, exact(100)))) / 100;
}
