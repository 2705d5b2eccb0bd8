import { z } from 'zod';

const text = z.string().min(1);

/** Why a calculator refuses, one key a sentence; several sentences may share a code of the API. */
export const REFUSAL_KEYS = [
  'no_value_for_date',
  'no_coefficient_for_year',
  'income_below_minimum',
  'income_above_maximum',
  'years_not_allowed',
  'months_not_allowed',
  'late_not_allowed',
  'prepaid_not_allowed',
  'remaining_not_allowed',
  'rule_not_confirmed',
  'birth_date_in_future',
  'periods_overlap',
  'periods_in_future',
  'first_contribution_in_future',
  'years_below_minimum',
  'years_enough_for_pension',
  'target_below_minimum',
  'target_above_maximum',
  'invalid_input',
  'unknown_field',
  'unknown_calculator',
] as const;

/** What a person should hear beside a result. */
const WARNING_CODES = [
  'needs_confirmation',
  'income_not_in_steps',
  'local_support_not_found',
  'local_support_needs_residence',
  'local_share_not_confirmed',
  'island_not_confirmed',
  'support_not_confirmed',
  'support_months_used_up',
  'estimate_by_todays_rules',
  'starts_at_joining_age',
  'income_below_announced_minimum',
  'support_months_assumed',
  'support_ends_in_plan',
  'lump_sum_estimated',
  'birth_day_assumed',
  'past_retirement_age',
  'earlier_age_possible',
  'lump_sum_pension_instead',
  'lump_sum_joined_too_late',
  'lump_sum_years_too_many',
  'lump_sum_not_stopped_long_enough',
  'lump_sum_or_pension',
  'state_support_not_deducted',
  'amount_paid_estimated',
  'funeral_months_too_few',
  'maternity_months_too_few',
  'pension_with_full_years',
  'social_pension_without_pension',
  'social_pension_may_be_higher',
  'social_pension_earlier_if_poor',
  'social_pension_birth_day_assumed',
] as const;

/** Why a person may or may not join. */
export const REASON_CODES = [
  'not_citizen',
  'too_young',
  'free_worker',
  'domestic_helper',
  'contract_suspended',
  'employee',
  'part_time_paid_enough',
  'part_time_paid_less',
  'part_time_pay_unknown',
  'commune_staff',
  'business_household_declaring',
  'business_household_other',
  'business_household_other_compulsory',
  'pensioner',
  'monthly_allowance',
  'unemployment_benefit',
] as const;

/** What one does in another way than the main one of a plan. */
const ALTERNATIVE_KEYS = [
  'minimum_years',
  'pay_on_monthly',
  'missing_once',
  'other_income',
  'other_method_12_months',
  'other_method_years_ahead',
  'lump_sum',
] as const;

/** The steps of a result. */
const LINE_KEYS = [
  'income',
  'gross',
  'gross_ahead',
  'discount',
  'gross_missing',
  'gross_late',
  'state_support',
  'local_support',
  'net',
  'net_after_support',
  'net_a_day',
  'plan_gross',
  'plan_state_support',
  'plan_local_support',
  'plan_net',
  'plan_pension_from',
  'announced_minimum',
  'alternative_income',
  'alternative_first_payment',
  'alternative_missing_once',
  'alternative_net',
  'alternative_net_more',
  'alternative_net_less',
  'alternative_pension',
  'alternative_pension_more',
  'alternative_pension_less',
  'alternative_lump_sum',
  'alternative_support_deducted',
  'retirement_age',
  'retirement_age_in_years',
  'paid_time',
  'missing_months',
  'rate',
  'average_income',
  'average_income_given',
  'monthly_pension',
  'one_time_allowance',
  'joining',
  'refund_gross',
  'refund_gross_discounted',
  'refund_deducted',
  'refund',
  'lump_sum_retirement_age',
  'lump_sum_stopped',
  'lump_sum_reason',
  'lump_sum_time',
  'lump_sum',
  'lump_sum_amount_paid',
  'state_support_deducted',
  'lump_sum_left',
  'survivor_time',
  'survivor',
  'survivor_amount_paid',
  'funeral_time',
  'funeral',
  'maternity_time',
  'maternity',
  'months_funded',
  'monthly_allowance',
  'monthly_allowance_higher',
  'top_up_once',
  'target_income',
  'target_contribution',
  'social_pension_age',
  'social_pension_level',
] as const;

/** What belongs into a field that could not be read. */
export const ALLOWED_KEYS = [
  'whole_number',
  'whole_number_from',
  'whole_number_between',
  'number',
  'number_from',
  'number_between',
  'number_in_steps',
  'yes_no',
  'choice',
  'list_of',
  'list_with',
  'written_like',
  'text',
  'known_fields',
  'as_documented',
  'end_after_start',
  'average_or_periods',
  'some_month',
  'no_month_before_2014',
  'first_of_all',
] as const;

/** What the HTTP door says when a request cannot be read. */
const REQUEST_CODES = [
  'invalid_json',
  'unsupported_media_type',
  'unreadable_request',
  'too_large',
  'too_many',
] as const;

/**
 * Everything the calculators say to a citizen, from `content/phrases/policy.yaml`. Plain text with
 * `{name}` placeholders. A missing or unknown key stops the start.
 */
export const policyWordsSchema = z.strictObject({
  refusals: z.record(z.enum(REFUSAL_KEYS), text),
  warnings: z.record(z.enum(WARNING_CODES), text),
  reasons: z.record(z.enum(REASON_CODES), text),
  lines: z.record(z.enum(LINE_KEYS), text),
  allowed: z.record(z.enum(ALLOWED_KEYS), text),
  /** What people call the fields of a question; one without a name here is told by its own. */
  fields: z.record(z.string(), text),
  alternatives: z.record(z.enum(ALTERNATIVE_KEYS), text),
  requests: z.record(z.enum(REQUEST_CODES), text),
});

export type PolicyWords = z.infer<typeof policyWordsSchema>;
export type RefusalKey = (typeof REFUSAL_KEYS)[number];
export type WarningCode = (typeof WARNING_CODES)[number];
export type ReasonCode = (typeof REASON_CODES)[number];
export type LineKey = (typeof LINE_KEYS)[number];
export type AllowedKey = (typeof ALLOWED_KEYS)[number];
export type AlternativeKey = (typeof ALTERNATIVE_KEYS)[number];
export type RequestCode = (typeof REQUEST_CODES)[number];

export { fill, type Facts } from '../shared/fill.ts';
