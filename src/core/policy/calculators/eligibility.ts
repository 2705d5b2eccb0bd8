import { z } from 'zod';
import { vnd } from '../../shared/money.ts';
import { addMonths, dayMonthYear, partsOf } from '../../shared/localDate.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import type { AssessmentLine, AssessmentWarning, LegalReference, Outcome } from '../assessment.ts';
import type { FIGURES } from '../figures.ts';
import { birthDateInput, birthDay, isBirthYear, onInput, vndInput } from '../inputs.ts';
import type { Figure } from '../parameters.ts';
import { assess, citedOnce, doubts, labelled, line, rulesOn, warning } from '../rules.ts';
import type { PolicyTools, Rules } from '../rules.ts';
import { fill, REASON_CODES } from '../words.ts';
import { shownReference } from '../answer.ts';
import type { Facts, ReasonCode } from '../words.ts';
import { bornBy } from './birthDate.ts';

const SITUATIONS = [
  'free',
  'farmer',
  'homemaker',
  'student',
  'domestic_helper',
  'employee',
  'part_time_employee',
  'contract_suspended',
  'commune_staff',
  'business_household_declaring',
  'business_household_other',
  'pensioner',
  'monthly_allowance',
  'unemployment_benefit',
] as const;

const DECISIONS = ['eligible', 'compulsory', 'not_eligible', 'ask'] as const;

/** What `eligibility` is asked. `monthly_pay` (VND) decides for `part_time_employee`. */
export const eligibilityInput = z.strictObject({
  on: onInput,
  birth_date: birthDateInput,
  citizen: z.boolean().default(true),
  situation: z.enum(SITUATIONS),
  monthly_pay: vndInput.min(0).optional(),
});

/** What `eligibility` answers; `ask` = one more answer is needed, named in the reason. */
export const eligibilityResult = z.object({
  decision: z.enum(DECISIONS),
  reasons: z.array(
    z.object({ code: z.enum(REASON_CODES), text: z.string(), references: z.array(shownReference) }),
  ),
});

export type EligibilityInput = z.infer<typeof eligibilityInput>;

/** The answer with its reasons; dates and references as the law file gives them. */
export interface EligibilityResult {
  readonly decision: Decision;
  readonly reasons: readonly {
    readonly code: ReasonCode;
    readonly text: string;
    readonly references: readonly LegalReference[];
  }[];
}

type Decision = (typeof DECISIONS)[number];
type Situation = (typeof SITUATIONS)[number];

/** Which rule a situation falls under, and the sentence that says so. */
const RULE_OF: Record<Situation, { rule: keyof typeof FIGURES.joining; reason: ReasonCode }> = {
  free: { rule: 'freeWorker', reason: 'free_worker' },
  farmer: { rule: 'freeWorker', reason: 'free_worker' },
  homemaker: { rule: 'freeWorker', reason: 'free_worker' },
  student: { rule: 'freeWorker', reason: 'free_worker' },
  domestic_helper: { rule: 'domesticHelper', reason: 'domestic_helper' },
  employee: { rule: 'employee', reason: 'employee' },
  part_time_employee: { rule: 'partTimeEmployee', reason: 'part_time_pay_unknown' },
  contract_suspended: { rule: 'suspendedContract', reason: 'contract_suspended' },
  commune_staff: { rule: 'communeStaff', reason: 'commune_staff' },
  business_household_declaring: {
    rule: 'businessHouseholdDeclaring',
    reason: 'business_household_declaring',
  },
  business_household_other: { rule: 'businessHouseholdOther', reason: 'business_household_other' },
  pensioner: { rule: 'pensioner', reason: 'pensioner' },
  monthly_allowance: { rule: 'monthlyAllowance', reason: 'monthly_allowance' },
  unemployment_benefit: { rule: 'unemploymentBenefit', reason: 'unemployment_benefit' },
};

/**
 * Whether a person may join on a day (Luật 41/2024/QH15, Điều 2). There is no highest age. Refuses
 * `birth_date_in_future` and `no_value_for_date`.
 */
export function eligibility(
  input: EligibilityInput,
  tools: PolicyTools,
): Outcome<EligibilityResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on ?? tools.today);
    const age = rules.number('joiningMinimumAge');
    const born = bornBy(input.birth_date, rules.on, rules.words);
    const finding = barOf({ ...input, born }, age, rules) ?? situationFinding(input, age, rules);
    return {
      result: { decision: finding.decision, reasons: [reasonOf(finding, rules)] },
      lines: [joiningLine(finding, rules)],
      warnings: [...doubts(rules.words, finding.figures), ...birthDayWarning(input, age, rules)],
    };
  });
}

interface JoiningFinding {
  readonly decision: Decision;
  readonly reason: ReasonCode;
  readonly facts: Facts;
  readonly figures: readonly Figure[];
}

/** What bars everybody: no citizen, or not old enough. */
function barOf(
  { citizen, born }: EligibilityInput & { readonly born: LocalDate },
  age: Figure<number>,
  { on }: Rules,
): JoiningFinding | undefined {
  const base = { decision: 'not_eligible', facts: {}, figures: [age] } as const;
  if (!citizen) return { ...base, reason: 'not_citizen' };
  const reached = addMonths(born, age.value * 12);
  if (on >= reached) return undefined;
  const facts = { age: age.value, reached: dayMonthYear(reached) };
  return { ...base, reason: 'too_young', facts };
}

function situationFinding(
  input: EligibilityInput,
  age: Figure<number>,
  rules: Rules,
): JoiningFinding {
  const { rule, reason } = RULE_OF[input.situation];
  const figure = rules.joining(rule);
  if (figure.value === 'by_pay') return payFinding(input.monthly_pay, figure, rules);
  const since = figure.value === 'compulsory' && input.situation === 'business_household_other';
  return {
    decision: figure.value,
    reason: since ? 'business_household_other_compulsory' : reason,
    facts: { age: age.value, since: dayMonthYear(figure.reference.from) },
    figures: [figure, age],
  };
}

/** Luật 41/2024/QH15, điểm l khoản 1 Điều 2: from the reference level on, compulsory. */
function payFinding(pay: number | undefined, rule: Figure, rules: Rules): JoiningFinding {
  const level = rules.number('referenceLevel');
  const facts = { level: vnd(level.value) };
  const figures = [rule, level];
  if (pay === undefined)
    return { decision: 'ask', reason: 'part_time_pay_unknown', facts, figures };
  return pay >= level.value
    ? { decision: 'compulsory', reason: 'part_time_paid_enough', facts, figures }
    : { decision: 'eligible', reason: 'part_time_paid_less', facts, figures };
}

function reasonOf({ reason, facts, figures }: JoiningFinding, { words }: Rules) {
  const text = fill(words.reasons[reason], facts);
  return { code: reason, text, references: citedOnce(figures) };
}

function joiningLine({ figures }: JoiningFinding, { words }: Rules): AssessmentLine {
  const situation = figures[0]?.description ?? '';
  return line(labelled(words, 'joining', { situation }), figures);
}

/** Born in the year in which the age is reached, day unknown: 1 January is only an assumption. */
function birthDayWarning(
  { birth_date }: EligibilityInput,
  age: Figure<number>,
  { on, words }: Rules,
): AssessmentWarning[] {
  const turning = partsOf(on).year - partsOf(birthDay(birth_date)).year === age.value;
  if (!isBirthYear(birth_date) || !turning) return [];
  return [warning(words, 'birth_day_assumed', { age: age.value })];
}
