import { z } from 'zod';
import { vnd } from '../../shared/money.ts';
import type { Outcome } from '../assessment.ts';
import { assess, doubts, labelled, line, refusal, rulesOn } from '../rules.ts';
import type { PolicyTools, Rules } from '../rules.ts';
import type { ContributionInput } from './contributionInput.ts';
import { contributionDue } from './contributionDue.ts';
import { contributionSupport } from './contributionSupport.ts';
import { incomeLimits, stepWarning } from './incomeLimits.ts';
import type { IncomeLimits } from './incomeLimits.ts';

/** What `contribution` answers: VND and months. `net` is what the person pays, never below 0. */
export const contributionResult = z.object({
  months: z.int(),
  gross: z.int(),
  state_support: z.int(),
  local_support: z.int(),
  net: z.int(),
  interest: z.int().optional(),
  discount: z.int().optional(),
  supported_months: z.int(),
});

export type ContributionResult = z.infer<typeof contributionResult>;

/**
 * What a person pays, and what the State and the place add (Luật 41/2024/QH15, Điều 31, 32, 36;
 * NĐ 159/2025/NĐ-CP, Điều 5–7). Refuses `income_below_minimum`, `income_above_maximum`,
 * `method_not_allowed`, `rule_not_confirmed`, `no_value_for_date`.
 */
export function contribution(
  input: ContributionInput,
  tools: PolicyTools,
): Outcome<ContributionResult> {
  return assess(() => {
    const rules = rulesOn(tools, input.on ?? tools.today);
    const rate = rules.number('contributionRate');
    const limits = incomeLimits(rules);
    refuseBeyond(limits, input.income, rules);
    const due = contributionDue(input, rate, rules);
    const support = contributionSupport(input, due, rules);
    const net = due.gross - support.state - support.local;
    return {
      result: {
        months: due.months,
        gross: due.gross,
        state_support: support.state,
        local_support: support.local,
        net,
        ...due.extra,
        supported_months: support.months,
      },
      lines: [
        line(labelled(rules.words, 'income'), limits.figures, input.income),
        ...due.lines,
        ...support.lines,
        line(labelled(rules.words, 'net'), [rate, ...support.figures], net),
      ],
      warnings: [
        ...stepWarning(limits, input.income, rules),
        ...doubts(rules.words, [...limits.figures, ...due.figures]),
        ...support.warnings,
      ],
    };
  });
}

function refuseBeyond({ minimum, maximum }: IncomeLimits, income: number, { words }: Rules): void {
  if (income >= minimum && income <= maximum) return;
  throw refusal(words, income < minimum ? 'income_below_minimum' : 'income_above_maximum', {
    facts: { minimum: vnd(minimum), maximum: vnd(maximum) },
    field: 'income',
    allowed: { minimum, maximum },
  });
}
