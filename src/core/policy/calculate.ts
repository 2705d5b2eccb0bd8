import type { z } from 'zod';
import type { Outcome } from './assessment.ts';
import { contribution, contributionResult } from './calculators/contribution.ts';
import { contributionInput } from './calculators/contributionInput.ts';
import { eligibility, eligibilityInput, eligibilityResult } from './calculators/eligibility.ts';
import { funeral, funeralInput, funeralResult } from './calculators/funeral.ts';
import { lumpSum, lumpSumResult } from './calculators/lumpSum.ts';
import { lumpSumInput } from './calculators/lumpSumInput.ts';
import { maternity, maternityInput, maternityResult } from './calculators/maternity.ts';
import {
  monthlyAllowance,
  monthlyAllowanceInput,
  monthlyAllowanceResult,
} from './calculators/monthlyAllowance.ts';
import { pension, pensionResult } from './calculators/pension.ts';
import { pensionInput } from './calculators/pensionInput.ts';
import { refund, refundInput, refundResult } from './calculators/refund.ts';
import { plan } from './calculators/plan.ts';
import { planInput } from './calculators/planInput.ts';
import { planResult } from './calculators/planResult.ts';
import {
  pensionTarget,
  pensionTargetInput,
  pensionTargetResult,
} from './calculators/pensionTarget.ts';
import {
  retirementAge,
  retirementAgeInput,
  retirementAgeResult,
} from './calculators/retirementAge.ts';
import { malformed, malformedRefusal } from './malformed.ts';
import type { Malformed } from './malformed.ts';
import {
  socialPension,
  socialPensionInput,
  socialPensionResult,
} from './calculators/socialPension.ts';
import { survivor, survivorInput, survivorResult } from './calculators/survivor.ts';
import type { PolicyTools } from './rules.ts';

/** What a calculator made of unchecked inputs: malformed, or assessed by the rules. */
type Calculation =
  | { readonly kind: 'malformed'; readonly wrong: Malformed }
  | { readonly kind: 'assessed'; readonly outcome: Outcome<unknown> };

/** A calculator behind its name: schemas for the API document, and the way to run it. */
export interface Calculator {
  readonly input: z.ZodType;
  readonly result: z.ZodObject;
  run(inputs: unknown, tools: PolicyTools): Calculation;
}

/** The calculators by the name the API and the flows use. */
export const CALCULATORS: ReadonlyMap<string, Calculator> = new Map([
  ['contribution', calculator(contributionInput, contributionResult, contribution)],
  ['eligibility', calculator(eligibilityInput, eligibilityResult, eligibility)],
  ['plan', calculator(planInput, planResult, plan)],
  ['retirement-age', calculator(retirementAgeInput, retirementAgeResult, retirementAge)],
  ['pension', calculator(pensionInput, pensionResult, pension)],
  ['refund', calculator(refundInput, refundResult, refund)],
  ['pension-target', calculator(pensionTargetInput, pensionTargetResult, pensionTarget)],
  ['lump-sum', calculator(lumpSumInput, lumpSumResult, lumpSum)],
  ['survivor', calculator(survivorInput, survivorResult, survivor)],
  ['funeral', calculator(funeralInput, funeralResult, funeral)],
  ['maternity', calculator(maternityInput, maternityResult, maternity)],
  [
    'monthly-allowance',
    calculator(monthlyAllowanceInput, monthlyAllowanceResult, monthlyAllowance),
  ],
  ['social-pension', calculator(socialPensionInput, socialPensionResult, socialPension)],
]);

/**
 * Runs calculators by name on unchecked inputs, for flows: malformed inputs and unknown names come
 * back as refusals (`invalid_input` with the field, `unknown_calculator`), never as a throw.
 */
export function makeCalculate(
  tools: PolicyTools,
): (name: string, inputs: Readonly<Record<string, unknown>>) => Outcome<unknown> {
  return (name, inputs) => {
    const found = CALCULATORS.get(name);
    if (!found) {
      const message = tools.words.refusals.unknown_calculator;
      return { ok: false, refusal: { code: 'unknown_calculator', message } };
    }
    const calculation = found.run(inputs, tools);
    if (calculation.kind === 'assessed') return calculation.outcome;
    return { ok: false, refusal: malformedRefusal(tools.words, calculation.wrong) };
  };
}

function calculator<Input extends z.ZodType, Result>(
  input: Input,
  result: z.ZodObject,
  run: (input: z.output<Input>, tools: PolicyTools) => Outcome<Result>,
): Calculator {
  return {
    input,
    result,
    run(inputs, tools) {
      const parsed = input.safeParse(inputs);
      if (parsed.success) return { kind: 'assessed', outcome: run(parsed.data, tools) };
      return { kind: 'malformed', wrong: malformed(input, parsed.error) };
    },
  };
}
