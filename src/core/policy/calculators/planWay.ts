import type { Assessment } from '../assessment.ts';
import { MONTHS_A_YEAR } from '../../shared/localDate.ts';
import { groundsOf } from '../rules.ts';
import type { Grounds } from '../rules.ts';
import type { PensionResult } from './pension.ts';
import type { PlanCase, Quote } from './planCase.ts';
import type { PlanTimeline } from './planTimeline.ts';

/** Who pays how much, in VND. */
export interface Shares {
  readonly gross: number;
  readonly state_support: number;
  readonly local_support: number;
  readonly net: number;
}

/** How a plan is paid: month by month, or so many months at a time. */
export type PlanMethod =
  | { readonly method: 'monthly' | '12_months' }
  | { readonly method: 'years_ahead'; readonly years: number };

/** What a way consists of before it is priced. */
export type PlanChoice = PlanMethod & {
  readonly timeline: PlanTimeline;
  readonly income: number;
};

/** A way to a pension with its price. */
export interface PlanWay {
  readonly choice: PlanChoice;
  /** All payments together, the missing months included. */
  readonly total: Shares;
  /** The first payment of the method; all zero when nothing is paid month by month. */
  readonly first: Shares;
  /** Before support, for none was found for it; 0 when nothing is missing. */
  readonly missingOnce: number;
  readonly supportedMonths: number;
  /** Months on which the pension is reckoned. */
  readonly totalMonths: number;
  /** The different payments of the way, in their order. */
  readonly quotes: readonly Quote[];
  /** The law its price rests on. */
  readonly grounds: Grounds;
  /** The payment of the missing months, when there is one. */
  readonly missingQuote: Quote | undefined;
  readonly pension: Assessment<PensionResult>;
}

const NOTHING: Shares = { gross: 0, state_support: 0, local_support: 0, net: 0 };

/**
 * Prices a choice by the rules of the plan's day: support for the first months until it is used up,
 * blocks of several months as often as they fit and single months after them, the missing months
 * once with interest.
 */
export function planWay(choice: PlanChoice, plan: PlanCase): PlanWay {
  const { timeline, income } = choice;
  const payments = paymentsOf(choice, plan);
  const missingQuote = missingPayment(choice, plan);
  const counted = missingQuote ? [...payments, { quote: missingQuote, count: 1 }] : payments;
  const quotes = counted.map(({ quote }) => quote);
  const totalMonths = plan.facts.paid + timeline.monthly + timeline.missing;
  return {
    choice,
    total: counted.reduce(withPayment, NOTHING),
    first: sharesOf(payments[0]),
    missingOnce: missingQuote?.result.gross ?? 0,
    supportedMonths: Math.min(timeline.monthly, plan.supportLeft),
    totalMonths,
    quotes,
    grounds: groundsOf(quotes.flatMap(({ lines }) => lines)),
    missingQuote,
    pension: plan.pensionAfter(totalMonths, income),
  };
}

/** How many months a method pays at once. */
export function monthsAtOnce(method: PlanMethod): number {
  switch (method.method) {
    case 'monthly':
      return 1;
    case '12_months':
      return MONTHS_A_YEAR;
    case 'years_ahead':
      return method.years * MONTHS_A_YEAR;
  }
}

interface Payment {
  readonly quote: Quote;
  readonly count: number;
}

/** The payments of the monthly part in their order, equal ones together. */
function paymentsOf(choice: PlanChoice, plan: PlanCase): Payment[] {
  const { timeline, income } = choice;
  const length = monthsAtOnce(choice);
  const blocks = Math.floor(timeline.monthly / length);
  const inBlocks = blocks * length;
  const method = { method: choice.method, ...('years' in choice ? { years: choice.years } : {}) };
  const single = {
    blocks: timeline.monthly - inBlocks,
    length: 1,
    supportLeft: Math.max(0, plan.supportLeft - inBlocks),
  };
  return [
    ...bySupport({ blocks, length, supportLeft: plan.supportLeft }).map(({ supported, count }) => ({
      quote: plan.quote({ income, ...method, supported }),
      count,
    })),
    ...bySupport(single).map(({ supported, count }) => ({
      quote: plan.quote({ income, method: 'monthly', supported }),
      count,
    })),
  ];
}

/** Blocks of months by how many of their months are supported: all, some, none. */
function bySupport({
  blocks,
  length,
  supportLeft,
}: {
  blocks: number;
  length: number;
  supportLeft: number;
}): { supported: number; count: number }[] {
  const whole = Math.min(blocks, Math.floor(supportLeft / length));
  const rest = supportLeft - whole * length;
  const partly = whole < blocks && rest > 0 ? 1 : 0;
  return [
    { supported: length, count: whole },
    { supported: rest, count: partly },
    { supported: 0, count: blocks - whole - partly },
  ].filter(({ count }) => count > 0);
}

function missingPayment({ timeline, income }: PlanChoice, plan: PlanCase): Quote | undefined {
  if (timeline.missing === 0) return undefined;
  const asked = { income, method: 'missing_months', months: timeline.missing } as const;
  return plan.quote({ ...asked, supported: 0 });
}

function sharesOf(payment: Payment | undefined): Shares {
  return payment ? withPayment(NOTHING, { ...payment, count: 1 }) : NOTHING;
}

function withPayment(sum: Shares, { quote: { result }, count }: Payment): Shares {
  return {
    gross: sum.gross + count * result.gross,
    state_support: sum.state_support + count * result.state_support,
    local_support: sum.local_support + count * result.local_support,
    net: sum.net + count * result.net,
  };
}
