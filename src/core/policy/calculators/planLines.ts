import { firstDayOf } from '../../shared/calendarMonth.ts';
import { decimalComma } from '../../shared/decimalComma.ts';
import { monthYear, dayMonthYear } from '../../shared/localDate.ts';
import type { AssessmentLine } from '../assessment.ts';
import { groundsOf, labelled, line } from '../rules.ts';
import type { Grounds } from '../rules.ts';
import type { Facts, LineKey } from '../words.ts';
import type { PlanAlternative } from './planAlternatives.ts';
import type { PlanCase, Quote } from './planCase.ts';
import type { PlanLumpSum } from './planLumpSum.ts';
import type { PlanResult } from './planResult.ts';
import { announcedMinimum } from './planWarnings.ts';
import type { PlanWay } from './planWay.ts';

/** The law behind every figure of a plan, the main way first. */
export function planLines(
  plan: PlanCase,
  main: PlanWay,
  { result, others }: { result: PlanResult; others: readonly PlanAlternative[] },
): AssessmentLine[] {
  const [retirement, ...pension] = main.pension.lines.filter(isLawful);
  return [
    ...(retirement ? [retirement] : []),
    ...monthLines(plan, main, result),
    ...missingLines(main),
    ...totalLines(plan, main, result),
    ...pension,
    pensionFromLine(plan, main),
    ...minimumLines(plan, main),
    ...others.flatMap((other) =>
      'way' in other ? wayLines(plan, main, other) : lumpSumLines(plan, other),
    ),
  ];
}

/** The income the person chose stands among the payments already; alone it rests on no article. */
function isLawful({ references }: AssessmentLine): boolean {
  return references.length > 0;
}

/** The first month as the contribution calculator explains it, and what follows from it. */
function monthLines(plan: PlanCase, main: PlanWay, result: PlanResult): AssessmentLine[] {
  const [first] = main.quotes;
  const { monthly } = main.choice.timeline;
  if (!first || monthly === 0) return incomeLines(first);
  const grounds = groundsOf(first.lines);
  const from = monthYear(firstDayOf(plan.facts.start + main.supportedMonths));
  const ends = main.supportedMonths < monthly && main.supportedMonths > 0;
  const after = labelled(plan.rules.words, 'net_after_support', { from });
  return [
    ...first.lines,
    { label: labelled(plan.rules.words, 'net_a_day'), amount: result.net_a_day, ...grounds },
    ...(ends ? [{ label: after, amount: result.net_after_support, ...grounds }] : []),
  ];
}

function incomeLines(quote: Quote | undefined): AssessmentLine[] {
  return quote ? quote.lines.slice(0, 1) : [];
}

/** The payment of the missing months, without the income that stands above already. */
function missingLines({ missingQuote }: PlanWay): AssessmentLine[] {
  return missingQuote
    ? missingQuote.lines
        .slice(1)
        .filter(({ amount }) => amount === missingQuote.result.gross)
        .slice(0, 1)
    : [];
}

function totalLines(plan: PlanCase, main: PlanWay, result: PlanResult): AssessmentLine[] {
  const { timeline } = main.choice;
  const supported = { months: main.supportedMonths };
  const say = (key: LineKey, amount: number, facts: Facts = {}) => ({
    label: labelled(plan.rules.words, key, facts),
    amount,
    ...main.grounds,
  });
  if (result.gross_total === 0) return [];
  const { state_support_total: state, local_support_total: local } = result;
  return [
    say('plan_gross', result.gross_total, { months: timeline.monthly + timeline.missing }),
    ...(state > 0 ? [say('plan_state_support', state, supported)] : []),
    ...(local > 0 ? [say('plan_local_support', local, supported)] : []),
    say('plan_net', result.total_net),
  ];
}

function pensionFromLine({ rules, figures, retirement }: PlanCase, { choice }: PlanWay) {
  const { pensionFrom, missing } = choice.timeline;
  const day = dayMonthYear(firstDayOf(pensionFrom));
  const once = missing > 0 ? [figures.missingHighest, figures.missingEarliest] : [];
  const rests = [retirement.figure, figures.minimumYears, ...once];
  return line(labelled(rules.words, 'plan_pension_from', { day }), rests);
}

function minimumLines(plan: PlanCase, { choice }: PlanWay): AssessmentLine[] {
  const figure = announcedMinimum(plan, choice.timeline, choice.income);
  if (!figure) return [];
  const day = dayMonthYear(figure.reference.from);
  return [line(labelled(plan.rules.words, 'announced_minimum', { day }), [figure], figure.value)];
}

/** Only what differs from the main way: the rest is explained there. */
function wayLines(
  plan: PlanCase,
  main: PlanWay,
  { label, way }: PlanAlternative & { readonly way: PlanWay },
): AssessmentLine[] {
  const { choice, first, missingOnce, total, pension, quotes } = way;
  const rate = decimalComma(pension.result.rate_percent);
  const sayBy =
    ({ parameters, references }: Grounds) =>
    (key: LineKey, amount: number) => {
      const said = labelled(plan.rules.words, key, { alternative: label, rate });
      return { label: said, amount, parameters, references };
    };
  // Who stops paying at once is spared what the main way costs.
  const say = sayBy(quotes.length > 0 ? way.grounds : main.grounds);
  const isOtherIncome = choice.income !== main.choice.income;
  const isOtherFirst = first.net > 0 && first.net !== main.first.net;
  const isOtherOnce = missingOnce > 0 && missingOnce !== main.missingOnce;
  const drawn = { own: pension.result.monthly_pension, usual: main.pension.result.monthly_pension };
  return [
    ...(isOtherIncome ? [say('alternative_income', choice.income)] : []),
    ...(isOtherFirst ? [say('alternative_first_payment', first.net)] : []),
    ...(isOtherOnce ? [say('alternative_missing_once', missingOnce)] : []),
    ...compared({ own: total.net, usual: main.total.net }, 'alternative_net', say),
    ...(drawn.own === drawn.usual
      ? []
      : compared(drawn, 'alternative_pension', sayBy(groundsOf(pension.lines)))),
  ];
}

/** A figure of a way and its difference from the main one; nothing when they are the same. */
function compared(
  { own, usual }: { own: number; usual: number },
  key: 'alternative_net' | 'alternative_pension',
  say: (key: LineKey, amount: number) => AssessmentLine,
): AssessmentLine[] {
  if (own === usual) return [];
  const difference =
    own > usual ? say(`${key}_more`, own - usual) : say(`${key}_less`, usual - own);
  return [say(key, own), difference];
}

function lumpSumLines(
  { rules }: PlanCase,
  { label, lumpSum }: PlanAlternative & { readonly lumpSum: PlanLumpSum },
): AssessmentLine[] {
  const { figures, quote, amount, deducted } = lumpSum;
  const facts = { alternative: label };
  const taken = labelled(rules.words, 'alternative_support_deducted', facts);
  return [
    ...(deducted > 0 ? [{ label: taken, amount: deducted, ...groundsOf(quote.lines) }] : []),
    line(labelled(rules.words, 'alternative_lump_sum', facts), figures, amount),
  ];
}
