import type { Outcome } from '../assessment.ts';
import { assess, rulesOn } from '../rules.ts';
import type { PolicyTools } from '../rules.ts';
import { planAlternatives } from './planAlternatives.ts';
import { planCase } from './planCase.ts';
import type { PlanInput } from './planInput.ts';
import { planLines } from './planLines.ts';
import { planResultOf } from './planResult.ts';
import type { PlanResult } from './planResult.ts';
import { earliestTimeline } from './planTimeline.ts';
import { planWarnings } from './planWarnings.ts';
import { planWay } from './planWay.ts';

/**
 * The earliest way to a pension and its price, and the other ways a person has, laid beside it.
 * Everything by the rules of one day: no indexation, no later raise, the average income is the
 * chosen one (said with `estimate_by_todays_rules`). Payments begin in the month of that day, or of
 * the joining age. Refuses as `contribution` does, and `birth_date_in_future`, and
 * `no_value_for_date` where the age was reached before its ladder begins or where missing months
 * are to be paid and no rate of the fund was announced (`fund_rate_percent` names one).
 */
export function plan(input: PlanInput, tools: PolicyTools): Outcome<PlanResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on ?? tools.today);
    const asked = planCase(input, tools, rules);
    const timeline = earliestTimeline(asked.facts);
    const main = planWay({ method: 'monthly', timeline, income: input.income }, asked);
    const others = planAlternatives(asked, main);
    const result = planResultOf(asked, main, others);
    const ways = others.flatMap((other) => ('way' in other ? [other.way] : []));
    const lumpSum = others.flatMap((other) => ('lumpSum' in other ? [other.lumpSum] : []))[0];
    return {
      result,
      lines: planLines(asked, main, { result, others }),
      warnings: planWarnings(asked, main, { ways, lumpSum }),
    };
  });
}
