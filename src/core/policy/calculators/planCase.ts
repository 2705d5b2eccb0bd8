import { addMonths, dayMonthYear } from '../../shared/localDate.ts';
import { monthOf } from '../../shared/calendarMonth.ts';
import type { Assessment, Outcome } from '../assessment.ts';
import { birthDay } from '../inputs.ts';
import type { Figure } from '../parameters.ts';
import { refusal, RuleRefused } from '../rules.ts';
import type { PolicyTools, Rules } from '../rules.ts';
import { contribution } from './contribution.ts';
import type { ContributionResult } from './contribution.ts';
import type { ContributionInput } from './contributionInput.ts';
import { pension } from './pension.ts';
import type { PensionResult } from './pension.ts';
import type { PlanInput } from './planInput.ts';
import type { PlanFacts } from './planTimeline.ts';
import { retirementOf } from './retirementAge.ts';
import type { Retirement } from './retirementAge.ts';

/** One payment as the contribution calculator prices it. */
export type Quote = Assessment<ContributionResult>;

/** What is priced: how much is paid at once, and how many of its months are supported. */
export type Asked = Pick<ContributionInput, 'income' | 'method' | 'months' | 'years'> & {
  readonly supported: number;
};

/** A person's case: what every way of a plan has in common, and the calculators to ask. */
export interface PlanCase {
  readonly input: PlanInput;
  readonly tools: PolicyTools;
  readonly rules: Rules;
  readonly facts: PlanFacts;
  readonly retirement: Retirement;
  readonly figures: PlanFigures;
  /** Months that can still be supported. */
  readonly supportLeft: number;
  quote(asked: Asked): Quote;
  pensionAfter(months: number, income: number): Assessment<PensionResult>;
}

interface PlanFigures {
  readonly minimumYears: Figure<number>;
  readonly missingHighest: Figure<number>;
  readonly missingEarliest: Figure<number>;
  readonly supportHighest: Figure<number>;
  readonly joiningAge: Figure<number>;
}

/** Everything asked of the law once; refuses `no_value_for_date` and `birth_date_in_future`. */
export function planCase(input: PlanInput, tools: PolicyTools, rules: Rules): PlanCase {
  const figures = {
    minimumYears: rules.number('pensionMinimumYears'),
    missingHighest: rules.number('missingMonthsHighest'),
    missingEarliest: rules.number('missingMonthsEarliest'),
    supportHighest: rules.number('supportMonthsHighest'),
    joiningAge: rules.number('joiningMinimumAge'),
  };
  const born = birthDay(input.birth_date);
  if (born > rules.on) {
    throw refusal(rules.words, 'birth_date_in_future', {
      facts: { day: dayMonthYear(rules.on) },
      field: 'birth_date',
      allowed: { maximum: rules.on },
    });
  }
  const retirement = retirementOf(input, tools);
  const joins = addMonths(born, figures.joiningAge.value * 12);
  return {
    input,
    tools,
    rules,
    figures,
    retirement,
    facts: {
      start: Math.max(monthOf(rules.on), monthOf(joins)),
      age: monthOf(retirement.on),
      paid: input.paid_months,
      needed: figures.minimumYears.value * 12,
      mostOnce: figures.missingHighest.value,
    },
    supportLeft: Math.max(0, figures.supportHighest.value - (input.support_months_used ?? 0)),
    ...calculatorsFor(input, tools, figures.supportHighest.value),
  };
}

/** The calculators, each asked the same thing only once: most ways share most of their payments. */
function calculatorsFor(
  input: PlanInput,
  tools: PolicyTools,
  supportHighest: number,
): Pick<PlanCase, 'quote' | 'pensionAfter'> {
  const { on, sex, birth_date, province, permanent_resident, groups, fund_rate_percent } = input;
  const base_method = 'monthly';
  const person = {
    on,
    province,
    permanent_resident,
    groups,
    fund_rate_percent,
    base_method,
  } as const;
  const quotes = new Map<string, Quote>();
  const pensions = new Map<string, Assessment<PensionResult>>();
  return {
    quote: ({ supported, ...asked }) =>
      once(quotes, Object.values({ ...asked, supported }).join(), () => {
        const support_months_used = supportHighest - supported;
        return answered(contribution({ ...person, ...asked, support_months_used }, tools));
      }),
    pensionAfter: (months, income) =>
      once(pensions, `${months},${income}`, () =>
        answered(pension({ on, sex, birth_date, months, average_income: income }, tools)),
      ),
  };
}

function once<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function answered<Result>(outcome: Outcome<Result>): Assessment<Result> {
  if (outcome.ok) return outcome;
  throw new RuleRefused(outcome.refusal);
}
