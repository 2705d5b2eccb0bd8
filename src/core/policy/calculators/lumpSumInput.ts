import { z } from 'zod';
import { amountInput, dayOrMonthInput, needs, onInput, periodsInput } from '../inputs.ts';
import { paidPartsInput } from './yearsOfAverage.ts';

const REASONS = [
  'retirement_age',
  'abroad',
  'serious_illness',
  'disability',
  'stopped_12_months',
] as const;

/** What the question's own field names speak of: the first day of 2014. */
const YEAR_2014 = '2014-01-01';

const parts = z.object(paidPartsInput).partial().shape;

/**
 * What `lump-sum` is asked: the paid periods, or the months on both sides of 2014 with the average
 * income. `first_contribution` = the first ever, compulsory or voluntary.
 */
export const lumpSumInput = z
  .strictObject({
    on: onInput,
    reason: z.enum(REASONS),
    first_contribution: dayOrMonthInput,
    periods: periodsInput.optional(),
    ...parts,
    /** VND the State has added to the contributions. */
    state_support_received: amountInput.optional(),
  })
  .refine((input) => !input.periods || !hasPart(input), needs('periods', 'average_or_periods'))
  .refine(
    (input) => isGiven(input, 'months_before_2014'),
    needs('months_before_2014', 'average_or_periods'),
  )
  .refine(
    (input) => isGiven(input, 'months_from_2014'),
    needs('months_from_2014', 'average_or_periods'),
  )
  .refine(
    (input) => isGiven(input, 'average_income'),
    needs('average_income', 'average_or_periods'),
  )
  .refine(
    (input) => input.periods !== undefined || monthsGiven(input) > 0,
    needs('months_from_2014', 'some_month'),
  )
  .refine(
    (input) => !input.months_before_2014 || input.first_contribution < YEAR_2014,
    needs('months_before_2014', 'no_month_before_2014'),
  )
  .refine(beginsWithTheFirst, needs('first_contribution', 'first_of_all'));

export type LumpSumInput = z.infer<typeof lumpSumInput>;

type Parts = Partial<Record<keyof typeof parts, number | undefined>>;

function hasPart({ months_before_2014, months_from_2014, average_income }: Parts): boolean {
  return [months_before_2014, months_from_2014, average_income].some((part) => part !== undefined);
}

/** One part of the time and the average: all of them, where there are no periods. */
function isGiven(input: Parts & { periods?: unknown }, part: keyof Parts): boolean {
  return input.periods !== undefined || input[part] !== undefined;
}

function monthsGiven({ months_before_2014: before = 0, months_from_2014: later = 0 }: Parts) {
  return before + later;
}

/** No period may begin in a month before the first contribution. */
function beginsWithTheFirst({
  periods = [],
  first_contribution: first,
}: {
  periods?: { from: string }[] | undefined;
  first_contribution: string;
}): boolean {
  return periods.every(({ from }) => monthOf(from) >= monthOf(first));
}

function monthOf(day: string): string {
  return day.slice(0, 'YYYY-MM'.length);
}
