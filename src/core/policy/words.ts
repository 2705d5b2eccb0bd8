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
  'rule_not_confirmed',
  'birth_date_in_future',
  'periods_overlap',
  'invalid_input',
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
  alternatives: z.record(z.enum(ALTERNATIVE_KEYS), text),
  reasons: z.record(z.enum(REASON_CODES), text),
  lines: z.record(z.enum(LINE_KEYS), text),
  requests: z.record(z.enum(REQUEST_CODES), text),
});

export type PolicyWords = z.infer<typeof policyWordsSchema>;
export type RefusalKey = (typeof REFUSAL_KEYS)[number];
export type AlternativeKey = (typeof ALTERNATIVE_KEYS)[number];
export type WarningCode = (typeof WARNING_CODES)[number];
export type ReasonCode = (typeof REASON_CODES)[number];
export type LineKey = (typeof LINE_KEYS)[number];
export type RequestCode = (typeof REQUEST_CODES)[number];

/** What fills the `{name}` places of a sentence. */
export type Facts = Readonly<Record<string, string | number>>;

/** The sentence with its places filled; throws when a place has no fact: the sentence is wrong. */
export function fill(sentence: string, facts: Facts = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const fact = facts[name];
    if (fact === undefined) {
      const known = Object.keys(facts).join(', ') || 'none';
      throw new Error(`"${sentence}" has no fact for ${place} (known: ${known}); mend the phrase`);
    }
    return String(fact);
  });
}
