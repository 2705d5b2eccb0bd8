import { z } from 'zod';
import { isLocalDate, localDate } from '../../shared/localDate.ts';
import { breakEvenAfter, monthsApart, monthsPaid } from './months.ts';

/** Far above every lawful amount, and exact in a number. */
const MOST_VND = 1_000_000_000_000;
const MOST_MONTHS = 1_200;

const amount = z.int().min(0).max(MOST_VND).describe('Whole VND');
const month = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/)
  .transform((text) => localDate(`${text}-01`))
  .describe('A month, YYYY-MM');
const day = z
  .string()
  .refine((text) => isLocalDate(text) && /^(19|20|21)/.test(text))
  .transform(localDate)
  .describe('A day, YYYY-MM-DD');

/**
 * What is paid against what comes back. Amounts are whole VND; nothing here names a person, and
 * `place` only chooses among words we wrote.
 */
export const contributionAndPensionInput = z.strictObject({
  person: amount.describe('What the person pays in the first month, whole VND'),
  state: amount.describe('What the State adds in the first month, whole VND'),
  province: amount.default(0).describe('What the province adds in the first month, whole VND'),
  place: z.string().optional().describe('hanoi, lao_cai, or anything else for elsewhere'),
  paid_total: amount.describe('All that the person pays, whole VND'),
  paid_once: amount.default(0).describe('Of that, paid at once in the last month, whole VND'),
  paid_from: month,
  paid_until: month.describe('The last month paid for, YYYY-MM'),
  pension_monthly: amount.min(1),
  pension_from: day.describe('The first day of the pension, YYYY-MM-DD'),
  rate_percent: z.number().positive().max(100).optional(),
  break_even_months: z
    .int()
    .min(0)
    .max(MOST_MONTHS)
    .optional()
    .describe('Months of pension until all is back, as the text beside the picture says it'),
});

export type ContributionAndPension = z.output<typeof contributionAndPensionInput>;

/** The first field that does not go with the others; undefined when all do. */
export function contradictionIn(
  input: ContributionAndPension,
): keyof ContributionAndPension | undefined {
  return CONTRADICTIONS.find(([, isContradicted]) => isContradicted(input))?.[0];
}

const CONTRADICTIONS: readonly (readonly [
  keyof ContributionAndPension,
  (input: ContributionAndPension) => boolean,
])[] = [
  ['person', ({ person, state, province }) => person + state + province === 0],
  ['paid_once', (input) => input.paid_once > input.paid_total],
  ['paid_until', (input) => input.paid_until < input.paid_from],
  ['paid_until', (input) => monthsPaid(input) > MOST_MONTHS],
  // A pension begins when its owner no longer pays.
  ['pension_from', (input) => input.pension_from < input.paid_until],
  ['pension_from', (input) => monthsApart(input.paid_from, input.pension_from) > MOST_MONTHS],
  ['pension_monthly', (input) => breakEvenAfter(input) > MOST_MONTHS],
  // The lines cross where they cross: a text that says another month is not about this picture.
  ['break_even_months', (input) => Math.abs(saidOf(input) - breakEvenAfter(input)) > 1],
];

function saidOf(input: ContributionAndPension): number {
  return input.break_even_months ?? breakEvenAfter(input);
}
