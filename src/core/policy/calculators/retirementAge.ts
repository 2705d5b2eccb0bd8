import { z } from 'zod';
import { addMonths, dayMonthYear, firstOfNextMonth } from '../../shared/localDate.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import type { Outcome } from '../assessment.ts';
import { FIGURES } from '../figures.ts';
import { birthDateInput, sexInput } from '../inputs.ts';
import { valueOn } from '../parameters.ts';
import type { AgesBySex, Figure, Law } from '../parameters.ts';
import { assess, doubts, labelled, line, noValue, shaped } from '../rules.ts';
import type { PolicyTools } from '../rules.ts';
import { bornBy } from './birthDate.ts';

/** What `retirement-age` is asked. */
export const retirementAgeInput = z.strictObject({ sex: sexInput, birth_date: birthDateInput });

/** The age, the day it is reached and the first day a pension can be paid for. */
export const retirementAgeResult = z.object({
  age: z.object({ years: z.int(), months: z.int() }),
  on: z.string(),
  pension_from: z.string(),
});

export type RetirementAgeInput = z.infer<typeof retirementAgeInput>;
export type RetirementAgeResult = z.infer<typeof retirementAgeResult>;

type Sex = RetirementAgeInput['sex'];

/** When a person reaches an age of the ladder. */
export interface Retirement {
  readonly age: AgesBySex[Sex];
  readonly on: LocalDate;
  /** The first of the month after `on` (TT 11/2025/TT-BNV, Điều 5). */
  readonly pensionFrom: LocalDate;
  readonly figure: Figure<AgesBySex>;
}

/**
 * The retirement age by the Labour Code's ladder (khoản 2 Điều 169) and the day it is reached.
 * Refuses `birth_date_in_future`, and `no_value_for_date` for people who reached it before the ladder begins.
 */
export function retirementAge(
  input: RetirementAgeInput,
  tools: PolicyTools,
): Outcome<RetirementAgeResult> {
  return assess(() => {
    const retirement = retirementOf(input, tools);
    return {
      result: shown(retirement),
      lines: [retirementLine(retirement, tools)],
      warnings: doubts(tools.words, [retirement.figure]),
    };
  });
}

/** The retirement of a person; throws `RuleRefused` where the ladder has no step for them. */
export function retirementOf(
  { sex, birth_date }: RetirementAgeInput,
  { law, words, today }: PolicyTools,
): Retirement {
  const born = bornBy(birth_date, today, words);
  const id = FIGURES.ages_by_sex.retirementAge;
  const ladder = shaped(law, id, 'ages_by_sex');
  // Steps overlap: whoever reaches a step within its year is done, so the first one counts.
  for (const { value, from } of ladder.values) {
    const age = value[sex];
    const on = addMonths(born, monthsOf(age));
    const step = valueOn(ladder, id, on);
    if (step.ok && step.figure.reference.from === from) {
      return { age, on, pensionFrom: firstOfNextMonth(on), figure: step.figure };
    }
  }
  throw noValue(words, {
    code: 'no_value_for_date',
    id,
    description: ladder.description,
    name: ladder.name,
    on: earliestReach(law, { sex, born }),
  });
}

/** The retirement as the API shows it. */
export function shown({ age, on, pensionFrom }: Retirement): RetirementAgeResult {
  return { age, on, pension_from: pensionFrom };
}

/** The retirement as one line of a result. */
export function retirementLine({ age, on, figure }: Retirement, { words }: PolicyTools) {
  const key = age.months === 0 ? 'retirement_age_in_years' : 'retirement_age';
  return line(labelled(words, key, { ...age, reached: dayMonthYear(on) }), [figure]);
}

/** The day a person reaches the first age of the ladder, for saying which day has no value. */
function earliestReach(law: Law, { sex, born }: { sex: Sex; born: LocalDate }): LocalDate {
  const [first] = shaped(law, FIGURES.ages_by_sex.retirementAge, 'ages_by_sex').values;
  return first ? addMonths(born, monthsOf(first.value[sex])) : born;
}

function monthsOf({ years, months }: { years: number; months: number }): number {
  return years * 12 + months;
}
