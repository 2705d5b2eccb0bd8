import { vnd } from '../../shared/money.ts';
import { fill } from '../words.ts';
import type { AlternativeKey, Facts } from '../words.ts';
import { RuleRefused } from '../rules.ts';
import { incomeLimits } from './incomeLimits.ts';
import type { PlanAlternativeKind } from './planInput.ts';
import type { PlanCase } from './planCase.ts';
import { planLumpSum } from './planLumpSum.ts';
import type { PlanLumpSum } from './planLumpSum.ts';
import { minimumTimeline, monthlyTimeline, onceTimeline } from './planTimeline.ts';
import type { PlanTimeline } from './planTimeline.ts';
import { announcedMinimum } from './planWarnings.ts';
import { monthsAtOnce, planWay } from './planWay.ts';
import type { PlanMethod, PlanWay } from './planWay.ts';

/** Another way than the main one: to a pension, or to the lump sum. */
export type PlanAlternative = {
  readonly kind: PlanAlternativeKind;
  /** Vietnamese, a few words: what one does in this way. */
  readonly label: string;
} & ({ readonly way: PlanWay } | { readonly lumpSum: PlanLumpSum });

type Make = () => PlanAlternative;
type List = (plan: PlanCase, main: PlanWay) => Make[];

const LISTS: Record<PlanAlternativeKind, List> = {
  minimum_years: (plan, main) => {
    const timeline = minimumTimeline(plan.facts);
    const years = plan.figures.minimumYears.value;
    return timed(plan, main, { kind: 'minimum_years', timeline, facts: { years } });
  },
  pay_on_monthly: (plan, main) => {
    const timeline = monthlyTimeline(plan.facts, main.choice.timeline);
    return timed(plan, main, { kind: 'pay_on_monthly', timeline, facts: {} });
  },
  missing_once: (plan, main) => {
    const timeline = onceTimeline(plan.facts, main.choice.timeline);
    const facts = { months: timeline?.missing ?? 0 };
    return timed(plan, main, { kind: 'missing_once', timeline, facts });
  },
  other_income: otherIncomes,
  other_method: otherMethods,
  lump_sum: (plan) => {
    const lumpSum = planLumpSum(plan);
    return lumpSum ? [() => ({ kind: 'lump_sum', label: label(plan, 'lump_sum'), lumpSum })] : [];
  },
};

/**
 * The other ways that make sense for the person, among those the question compares. One whose
 * figures have no value on the day is left out.
 */
export function planAlternatives(plan: PlanCase, main: PlanWay): PlanAlternative[] {
  return [...new Set(plan.input.compare)]
    .flatMap((kind) => valued(() => LISTS[kind](plan, main)) ?? [])
    .flatMap((make) => valued(make) ?? []);
}

function valued<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RuleRefused && error.refusal.code === 'no_value_for_date')
      return undefined;
    throw error;
  }
}

/** The same payments in another order of months. */
function timed(
  plan: PlanCase,
  main: PlanWay,
  asked: {
    kind: 'minimum_years' | 'pay_on_monthly' | 'missing_once';
    timeline: PlanTimeline | undefined;
    facts: Facts;
  },
): Make[] {
  const { kind, timeline, facts } = asked;
  if (!timeline) return [];
  const make = () => planWay({ ...main.choice, timeline }, plan);
  return [() => ({ kind, label: label(plan, kind, facts), way: make() })];
}

/**
 * The lowest income, the lowest one announced for a later day of the plan, and twice the chosen
 * one, in steps and within the limits of the day; none when nothing is left to pay.
 */
function otherIncomes(plan: PlanCase, main: PlanWay): Make[] {
  const { timeline, income } = main.choice;
  if (main.total.gross === 0) return [];
  const { minimum, maximum } = incomeLimits(plan.rules);
  const step = plan.rules.number('incomeStep').value;
  const highest = Math.min(2 * income, maximum);
  const twice = Math.max(income, highest - ((highest - minimum) % step));
  const announced = announcedMinimum(plan, timeline, income)?.value ?? minimum;
  return [...new Set([minimum, announced, twice])]
    .filter((other) => other !== income && other <= maximum)
    .map((other) => () => ({
      kind: 'other_income',
      label: label(plan, 'other_income', { income: vnd(other) }),
      way: planWay({ ...main.choice, income: other }, plan),
    }));
}

/** Several months at a time, for as long as the months last; single months after them. */
function otherMethods(plan: PlanCase, main: PlanWay): Make[] {
  const { timeline, income } = main.choice;
  return methods(plan)
    .filter((method) => monthsAtOnce(method) <= timeline.monthly)
    .map((method) => () => ({
      kind: 'other_method',
      label: methodLabel(plan, method),
      way: planWay({ ...method, timeline, income }, plan),
    }));
}

function methods({ rules }: PlanCase): PlanMethod[] {
  const lowest = rules.number('prepaidYearsLowest').value;
  const count = rules.number('prepaidYearsHighest').value - lowest + 1;
  const ahead = Array.from({ length: count }, (_, index) => ({
    method: 'years_ahead' as const,
    years: lowest + index,
  }));
  return [{ method: '12_months' }, ...ahead];
}

function methodLabel(plan: PlanCase, method: PlanMethod): string {
  const months = monthsAtOnce(method);
  return method.method === 'years_ahead'
    ? label(plan, 'other_method_years_ahead', { years: method.years })
    : label(plan, 'other_method_12_months', { months });
}

function label({ tools }: PlanCase, key: AlternativeKey, facts: Facts = {}): string {
  return fill(tools.words.alternatives[key], facts);
}
