import { z } from 'zod';
import {
  birthDateInput,
  monthInput,
  monthsInput,
  onInput,
  sexInput,
  vndInput,
  yearsInput,
} from '../inputs.ts';

const MOST_PERIODS = 500;

const period = z
  .strictObject({ from: monthInput, to: monthInput, income: vndInput.min(1) })
  .refine(({ from, to }) => from <= to, { path: ['to'] });

/** What `pension` is asked: the time and the average, or the periods from which both follow. */
export const pensionInput = z
  .strictObject({
    on: onInput,
    sex: sexInput,
    birth_date: birthDateInput,
    years: yearsInput.optional(),
    months: monthsInput.optional(),
    average_income: vndInput.min(1).optional(),
    periods: z.array(period).min(1).max(MOST_PERIODS).optional(),
  })
  .refine(
    ({ periods, average_income }) => (periods === undefined) !== (average_income === undefined),
    {
      path: ['average_income'],
    },
  )
  .refine(
    ({ periods, years, months }) => {
      const timeGiven = years !== undefined || months !== undefined;
      return timeGiven === (periods === undefined);
    },
    { path: ['years'] },
  );

export type PensionInput = z.infer<typeof pensionInput>;
