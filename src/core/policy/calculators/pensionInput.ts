import { z } from 'zod';
import {
  birthDateInput,
  monthsInput,
  needs,
  onInput,
  periodsInput,
  sexInput,
  vndInput,
  yearsInput,
} from '../inputs.ts';

/** What `pension` is asked: the time and the average, or the periods from which both follow. */
export const pensionInput = z
  .strictObject({
    on: onInput,
    sex: sexInput,
    birth_date: birthDateInput,
    years: yearsInput.optional(),
    months: monthsInput.optional(),
    average_income: vndInput.min(1).optional(),
    periods: periodsInput.optional(),
  })
  .refine(
    ({ periods, average_income }) => (periods === undefined) !== (average_income === undefined),
    needs('average_income', 'average_or_periods'),
  )
  .refine(
    ({ periods, years, months }) => {
      const timeGiven = years !== undefined || months !== undefined;
      return timeGiven === (periods === undefined);
    },
    needs('years', 'average_or_periods'),
  );

export type PensionInput = z.infer<typeof pensionInput>;
