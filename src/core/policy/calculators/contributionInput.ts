import { z } from 'zod';
import {
  fundRateInput,
  groupsInput,
  monthsInput,
  onInput,
  vndInput,
  yearsInput,
} from '../inputs.ts';
import { PAYING_METHODS } from '../../shared/payingMethods.ts';

const NEEDS_MONTHS: ReadonlySet<string> = new Set(['missing_months', 'late']);

/**
 * What `contribution` is asked. `years` counts for `years_ahead`, `months` for
 * `missing_months` and, as the months it is late, for `late`.
 */
export const contributionInput = z
  .strictObject({
    on: onInput,
    income: vndInput,
    method: z.enum(PAYING_METHODS),
    months: monthsInput.optional(),
    years: yearsInput.optional(),
    /** How the late months should have been paid; with `late` only. */
    base_method: z.enum(['monthly', '3_months', '6_months', '12_months']).default('monthly'),
    province: z.string().max(100).optional(),
    permanent_resident: z.boolean().default(true),
    groups: groupsInput.default(['other']),
    support_months_used: monthsInput.default(0),
    fund_rate_percent: fundRateInput.optional(),
  })
  .refine(({ method, years }) => method !== 'years_ahead' || years !== undefined, {
    path: ['years'],
  })
  .refine(({ method, months }) => !NEEDS_MONTHS.has(method) || months !== undefined, {
    path: ['months'],
  });

export type ContributionInput = z.infer<typeof contributionInput>;
