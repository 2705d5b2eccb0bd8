import { z } from 'zod';
import { dateOf, isLocalDate, localDate } from '../shared/localDate.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { GROUPS } from './parameters.ts';
import type { AllowedKey } from './words.ts';

// Far enough for every living person and every promise; keeps sums of dates inside four digits.
const EARLIEST = '1900-01-01';
const LATEST = '2199-12-31';
const MOST_MONTHS = 1200;
const MOST_YEARS = 100;
const HIGHEST_FUND_RATE = 10;
const SIX_DECIMALS = /^\d+(\.\d{1,6})?$/;
const MOST_PERIODS = 500;
// Twenty times any income that may be chosen, and small enough for every sum to stay exact.
const MOST_VND = 1_000_000_000;
const YEAR = /^(19|20|21)\d{2}$/;

/** What a rule between several fields says: at which field, and by which phrase of `allowed`. */
export function needs(field: string, phrase: AllowedKey) {
  return { path: [field], params: { phrase } };
}

/** A day, `YYYY-MM-DD`, between 1900 and 2199. */
export const dayInput = z.iso
  .date()
  .refine((text) => isLocalDate(text) && text >= EARLIEST && text <= LATEST)
  .meta({ description: 'A day, YYYY-MM-DD', examples: ['2026-11-22'] })
  .transform(localDate);

/** The day whose rules count. */
export const onInput = dayInput.optional().describe('Rules of this day; default today in Việt Nam');

/** A birth date, or the year alone. */
export const birthDateInput = z
  .union([
    dayInput,
    z
      .string()
      .regex(YEAR)
      .meta({ examples: ['1985'] }),
  ])
  .describe('YYYY-MM-DD, or YYYY, which counts as 1 January');

/** The day a birth date counts as: a year alone is its 1 January (TT 11/2025/TT-BNV, Điều 5). */
export function birthDay(birthDate: string): LocalDate {
  return isBirthYear(birthDate) ? dateOf(Number(birthDate), 1, 1) : localDate(birthDate);
}

/** True when only the year of birth is known. */
export function isBirthYear(birthDate: string): boolean {
  return YEAR.test(birthDate);
}

/** A month, `YYYY-MM`, as its first day. */
export const monthInput = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/)
  .meta({ description: 'A month, YYYY-MM', examples: ['2026-11'] })
  .transform((text) => localDate(`${text}-01`));

/** A month as its first day, or a day. */
export const dayOrMonthInput = z.union([dayInput, monthInput]);

/** Sex as the Labour Code's ladder knows it. */
export const sexInput = z.enum(['male', 'female']);

/** The groups a person belongs to; the most favourable one counts. */
export const groupsInput = z
  .array(z.enum(GROUPS))
  .min(1)
  .max(GROUPS.length * 2);

/** A count of months, at most a hundred years. */
export const monthsInput = z.int().min(0).max(MOST_MONTHS);

/** A count of years, at most a hundred. */
export const yearsInput = z.int().min(0).max(MOST_YEARS);

/** The fund's monthly return in percent, as the asker names it: at most six decimals. */
export const fundRateInput = z
  .number()
  .min(0)
  .max(HIGHEST_FUND_RATE)
  .refine((rate) => SIX_DECIMALS.test(String(rate)), 'at most six decimals')
  .describe('Percent a month, at most six decimals');

/** Whole VND. */
export const vndInput = z.int().describe('Whole VND');

/** An amount that was paid, received or averaged: 0 to a thousand million VND. */
export const amountInput = vndInput.min(0).max(MOST_VND);

/** Counted years of contribution, in halves (TT 11/2025/TT-BNV, khoản 6 Điều 5). */
export const halfYearsInput = z.number().multipleOf(0.5).min(0.5).max(100);

/** Months paid at one income each. */
export const periodsInput = z
  .array(
    z
      .strictObject({ from: monthInput, to: monthInput, income: amountInput.min(1) })
      .refine(({ from, to }) => from <= to, needs('to', 'end_after_start')),
  )
  .min(1)
  .max(MOST_PERIODS);
