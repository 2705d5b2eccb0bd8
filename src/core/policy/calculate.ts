import type { z } from 'zod';
import type { Outcome } from './assessment.ts';
import { contribution, contributionResult } from './calculators/contribution.ts';
import { contributionInput } from './calculators/contributionInput.ts';
import { eligibility, eligibilityInput, eligibilityResult } from './calculators/eligibility.ts';
import { pension, pensionResult } from './calculators/pension.ts';
import { pensionInput } from './calculators/pensionInput.ts';
import { plan } from './calculators/plan.ts';
import { planInput } from './calculators/planInput.ts';
import { planResult } from './calculators/planResult.ts';
import {
  retirementAge,
  retirementAgeInput,
  retirementAgeResult,
} from './calculators/retirementAge.ts';
import type { PolicyTools } from './rules.ts';
import { fill } from './words.ts';
import type { PolicyWords } from './words.ts';

/** What a calculator made of unchecked inputs: malformed, or assessed by the rules. */
type Calculation =
  /** The path of the first thing wrong, e.g. `periods.0.from`; empty for the whole input. */
  | { readonly kind: 'malformed'; readonly field: string }
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
    if (!found) return refused('unknown_calculator', tools.words.refusals.unknown_calculator);
    const calculation = found.run(inputs, tools);
    if (calculation.kind === 'assessed') return calculation.outcome;
    const { field } = calculation;
    return refused('invalid_input', invalidInput(tools.words, field), field);
  };
}

/** What a citizen hears when a field cannot be read. */
export function invalidInput(words: PolicyWords, field: string): string {
  return fill(words.refusals.invalid_input, { field });
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
      return { kind: 'malformed', field: fieldOf(parsed.error) };
    },
  };
}

/** The first field that is wrong: named by its path, or by its key where it is not known at all. */
function fieldOf({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (!issue) return '';
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...unknown].map(String).join('.');
}

function refused(code: string, message: string, field?: string): Outcome<never> {
  return { ok: false, refusal: { code, message, ...(field ? { field } : {}) } };
}
