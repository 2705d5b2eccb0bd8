import { firstDayOf, monthOf } from '../../shared/calendarMonth.ts';
import type { CalendarMonth } from '../../shared/calendarMonth.ts';
import { monthYear, dayMonthYear } from '../../shared/localDate.ts';
import { vnd } from '../../shared/money.ts';
import type { AssessmentWarning } from '../assessment.ts';
import { FIGURES } from '../figures.ts';
import { valueOn } from '../parameters.ts';
import type { Figure } from '../parameters.ts';
import { shaped, warning } from '../rules.ts';
import type { Facts, WarningCode } from '../words.ts';
import type { PlanCase } from './planCase.ts';
import type { PlanLumpSum } from './planLumpSum.ts';
import type { PlanTimeline } from './planTimeline.ts';
import type { PlanWay } from './planWay.ts';

/** What a person should hear beside a plan, each sentence once. */
export function planWarnings(
  plan: PlanCase,
  main: PlanWay,
  others: { ways: readonly PlanWay[]; lumpSum: PlanLumpSum | undefined },
): AssessmentWarning[] {
  const { ways, lumpSum } = others;
  const found = [
    warning(plan.tools.words, 'estimate_by_todays_rules', { day: dayMonthYear(plan.rules.on) }),
    ...joiningWarning(plan),
    ...minimumWarning(plan, main),
    ...supportWarnings(plan, main, ways),
    ...pricedWarnings([main, ...ways]),
    ...main.pension.warnings.filter(({ code }) => concerns(plan, code)),
    ...(lumpSum ? [lumpSumWarning(plan)] : []),
  ];
  return [...new Map(found.map((each) => [each.message, each])).values()];
}

/**
 * The lowest income that an already dated value announces for a later day on which the plan still
 * pays, when the chosen income is below it; the first such one.
 */
export function announcedMinimum(
  { rules, tools, facts }: PlanCase,
  timeline: PlanTimeline,
  income: number,
): Figure<number> | undefined {
  const last = timeline.missingIn ?? lastMonthly(facts.start, timeline);
  const id = FIGURES.number.ruralPovertyLine;
  const parameter = shaped(tools.law, id, 'number');
  const above = parameter.values.find(
    ({ from, value }) =>
      from > rules.on && value > income && last !== undefined && monthOf(from) <= last,
  );
  const look = above && valueOn(parameter, id, above.from);
  return look?.ok ? look.figure : undefined;
}

/** The last month paid on its own; undefined when none is. */
export function lastMonthly(
  start: CalendarMonth,
  { monthly }: PlanTimeline,
): CalendarMonth | undefined {
  return monthly > 0 ? start + monthly - 1 : undefined;
}

function joiningWarning({ facts, rules, figures, tools }: PlanCase): AssessmentWarning[] {
  if (facts.start === monthOf(rules.on)) return [];
  const said = { age: figures.joiningAge.value, from: monthYear(firstDayOf(facts.start)) };
  return [warning(tools.words, 'starts_at_joining_age', said)];
}

function minimumWarning(plan: PlanCase, { choice }: PlanWay): AssessmentWarning[] {
  const figure = announcedMinimum(plan, choice.timeline, choice.income);
  if (!figure) return [];
  const said = { day: dayMonthYear(figure.reference.from), minimum: vnd(figure.value) };
  return [warning(plan.tools.words, 'income_below_announced_minimum', said)];
}

function supportWarnings(
  plan: PlanCase,
  main: PlanWay,
  others: readonly PlanWay[],
): AssessmentWarning[] {
  const { input, facts, figures, tools } = plan;
  const say = (code: WarningCode, said: Facts = {}) => warning(tools.words, code, said);
  const supported = [main, ...others].some((way) => way.supportedMonths > 0);
  const assumed = supported && input.paid_months > 0 && input.support_months_used === undefined;
  const ends = main.supportedMonths < main.choice.timeline.monthly;
  const ended = {
    highest: figures.supportHighest.value,
    from: monthYear(firstDayOf(facts.start + main.supportedMonths)),
  };
  return [
    ...(assumed ? [say('support_months_assumed')] : []),
    ...(ends ? [say('support_ends_in_plan', ended)] : []),
  ];
}

/** What the prices rest on; the end of support is said for the whole plan, not for a payment. */
function pricedWarnings(ways: readonly PlanWay[]): AssessmentWarning[] {
  return ways
    .flatMap(({ quotes }) => quotes)
    .flatMap(({ warnings }) => warnings)
    .filter(({ code }) => code !== 'support_months_used_up');
}

/** Somebody who has paid nothing yet joins now, so cannot have joined early. */
function concerns({ facts }: PlanCase, code: string): boolean {
  return code !== 'earlier_age_possible' || facts.paid > 0;
}

function lumpSumWarning({ rules }: PlanCase): AssessmentWarning {
  return warning(rules.words, 'lump_sum_estimated', {
    year: rules.number('lumpSumLaterPartFromYear').value,
    before: dayMonthYear(rules.day('lumpSumStoppedFirstPaidBefore').value),
  });
}
