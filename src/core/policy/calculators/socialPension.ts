import { z } from 'zod';
import { addMonths, dayMonthYear, partsOf, MONTHS_A_YEAR } from '../../shared/localDate.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import type { AssessmentWarning, Outcome } from '../assessment.ts';
import { birthDateInput, birthDay, isBirthYear, onInput } from '../inputs.ts';
import type { Figure } from '../parameters.ts';
import { assess, doubts, labelled, line, rulesOn, warning } from '../rules.ts';
import type { PolicyTools, Rules } from '../rules.ts';
import { bornBy } from './birthDate.ts';

/** What `social-pension` is asked. `poor_or_near_poor` = lives in such a household. */
export const socialPensionInput = z.strictObject({
  on: onInput,
  birth_date: birthDateInput,
  poor_or_near_poor: z.boolean().optional(),
});

/**
 * What `social-pension` answers. `eligible` speaks of the age alone; `age` in years, `on` = the day
 * it is reached, `level` = VND a month on the day asked about.
 */
export const socialPensionResult = z.object({
  eligible: z.boolean(),
  age: z.int(),
  on: z.string(),
  level: z.int(),
});

export type SocialPensionInput = z.infer<typeof socialPensionInput>;
export type SocialPensionResult = z.infer<typeof socialPensionResult>;

/**
 * The State's allowance for old people without a pension (Luật 41/2024/QH15, Điều 21, 22). Refuses
 * `birth_date_in_future` and `no_value_for_date`.
 */
export function socialPension(
  input: SocialPensionInput,
  tools: PolicyTools,
): Outcome<SocialPensionResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on ?? tools.today);
    const { words } = rules;
    const age = ageFor(input, rules);
    const level = rules.number('socialPensionLevel');
    const reached = reachedOn(input, age, rules);
    const facts = { age: age.value, reached: dayMonthYear(reached) };
    return {
      result: {
        eligible: reached <= rules.on,
        age: age.value,
        on: reached,
        level: level.value,
      },
      lines: [
        line(labelled(words, 'social_pension_age', facts), [age]),
        line(labelled(words, 'social_pension_level'), [level], level.value),
      ],
      warnings: [
        warning(words, 'social_pension_without_pension'),
        warning(words, 'social_pension_may_be_higher'),
        ...earlierIfPoorWarning(input, rules),
        ...birthDayWarning(input, age, rules),
        ...doubts(words, [age, level]),
      ],
    };
  });
}

function ageFor({ poor_or_near_poor: poor }: SocialPensionInput, rules: Rules): Figure<number> {
  return rules.number(poor ? 'socialPensionAgeInPoorHousehold' : 'socialPensionAge');
}

function reachedOn(
  { birth_date }: SocialPensionInput,
  age: Figure<number>,
  { on, words }: Rules,
): LocalDate {
  return addMonths(bornBy(birth_date, on, words), age.value * MONTHS_A_YEAR);
}

/** Old enough for the lower age only, and nothing said of the household. */
function earlierIfPoorWarning(input: SocialPensionInput, rules: Rules): AssessmentWarning[] {
  if (input.poor_or_near_poor !== undefined) return [];
  const lower = rules.number('socialPensionAgeInPoorHousehold');
  const reachedLower = reachedOn(input, lower, rules) <= rules.on;
  const reachedUsual = reachedOn(input, ageFor(input, rules), rules) <= rules.on;
  if (!reachedLower || reachedUsual) return [];
  return [warning(rules.words, 'social_pension_earlier_if_poor', { age: lower.value })];
}

/** Born in the year in which the age is reached, day unknown: 1 January is only an assumption. */
function birthDayWarning(
  { birth_date }: SocialPensionInput,
  age: Figure<number>,
  { on, words }: Rules,
): AssessmentWarning[] {
  const turning = partsOf(on).year - partsOf(birthDay(birth_date)).year === age.value;
  if (!isBirthYear(birth_date) || !turning) return [];
  return [warning(words, 'social_pension_birth_day_assumed', { age: age.value })];
}
