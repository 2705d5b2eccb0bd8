import { z } from 'zod';
import { birthDateInput, monthsInput, onInput, sexInput, vndInput } from '../inputs.ts';
import { contributionInput } from './contributionInput.ts';

/** The other ways that `plan` lays beside the main one. */
const PLAN_ALTERNATIVES = [
  'minimum_years',
  'pay_on_monthly',
  'missing_once',
  'other_income',
  'other_method',
  'lump_sum',
] as const;

const { province, permanent_resident, groups, fund_rate_percent } = contributionInput.shape;

/**
 * What `plan` is asked. `support_months_used` left out counts as 0 and is said with a warning when
 * months are already paid. `compare` names the alternatives wanted: all when left out, none for `[]`.
 */
export const planInput = z.strictObject({
  on: onInput,
  sex: sexInput,
  birth_date: birthDateInput,
  paid_months: monthsInput.default(0),
  income: vndInput,
  province,
  permanent_resident,
  groups,
  support_months_used: monthsInput.optional(),
  fund_rate_percent,
  compare: z
    .array(z.enum(PLAN_ALTERNATIVES))
    .max(PLAN_ALTERNATIVES.length * 2)
    .default([...PLAN_ALTERNATIVES]),
});

export type PlanInput = z.infer<typeof planInput>;
export type PlanAlternativeKind = (typeof PLAN_ALTERNATIVES)[number];
