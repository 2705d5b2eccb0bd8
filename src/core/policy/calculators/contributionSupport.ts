import { roundToDong } from '../../shared/money.ts';
import { exact, fromPercent, times } from '../../shared/rational.ts';
import type { Rational } from '../../shared/rational.ts';
import type { AssessmentLine, AssessmentWarning } from '../assessment.ts';
import { GROUPS } from '../parameters.ts';
import type { Figure, Group, ValueOf } from '../parameters.ts';
import { doubts, labelled, line, warning } from '../rules.ts';
import type { Rules } from '../rules.ts';
import type { PolicyWords } from '../words.ts';
import type { ContributionInput } from './contributionInput.ts';
import type { ContributionDue } from './contributionDue.ts';

/** What the State and the place pay of the amount due. */
export interface ContributionSupport {
  /** VND. */
  readonly state: number;
  /** VND. */
  readonly local: number;
  /** Months of this payment that are supported. */
  readonly months: number;
  /** The shares it rests on. */
  readonly figures: readonly Figure[];
  readonly lines: readonly AssessmentLine[];
  readonly warnings: readonly AssessmentWarning[];
}

type Shares = Figure<ValueOf<'by_group'>>;

/** Places whose own support is known, or is known to have been looked for. */
const LOCAL_FIGURES = { hanoi: 'hanoiSupport', lao_cai: 'laoCaiSupport' } as const;

/**
 * Support by the most favourable group, for as many months as are left of the highest number, and
 * never more than is due (NĐ 159/2025/NĐ-CP, Điều 5; resolutions of the place).
 */
export function contributionSupport(
  input: ContributionInput,
  due: ContributionDue,
  rules: Rules,
): ContributionSupport {
  if (input.method === 'missing_months') return unknownSupport(rules);
  const highest = rules.number('supportMonthsHighest');
  const months = Math.min(due.months, Math.max(0, highest.value - input.support_months_used));
  const shares = { state: rules.shares('stateSupport'), local: localShares(input, rules) };
  const group = mostFavourable(input.groups, shares);
  const pay = payments(rules, months);

  const state = Math.min(due.gross, pay.amount(shares.state.value[group]));
  const local = shares.local
    ? Math.min(due.gross - state, pay.amount(shares.local.value[group]))
    : 0;
  return {
    state,
    local,
    months,
    figures: shares.local ? [shares.state, shares.local] : [shares.state],
    lines: [
      pay.line('state_support', { shares: shares.state, group }, state, [highest]),
      ...(shares.local ? [pay.line('local_support', { shares: shares.local, group }, local)] : []),
    ],
    warnings: [
      ...capWarning(rules, { highest, months, due }),
      ...placeWarnings(input, { group, shares }, rules),
    ],
  };
}

/** NĐ 159/2025/NĐ-CP says nothing that was found about support for missing months. */
function unknownSupport({ words }: Rules): ContributionSupport {
  const warnings = [warning(words, 'support_not_confirmed')];
  return { state: 0, local: 0, months: 0, figures: [], lines: [], warnings };
}

function localShares(input: ContributionInput, rules: Rules): Shares | undefined {
  const place = localPlace(input.province);
  if (!place || !input.permanent_resident) return undefined;
  return rules.sharesIfFound(LOCAL_FIGURES[place]);
}

function localPlace(province: string | undefined): keyof typeof LOCAL_FIGURES | undefined {
  return province === 'hanoi' || province === 'lao_cai' ? province : undefined;
}

/** One group counts: the one whose shares together are highest, the State's first when equal. */
function mostFavourable(
  groups: readonly Group[],
  { state, local }: { state: Shares; local: Shares | undefined },
): Group {
  const total = (group: Group) => state.value[group] + (local?.value[group] ?? 0);
  const better = (a: Group, b: Group) =>
    total(b) > total(a) || (total(b) === total(a) && state.value[b] > state.value[a]) ? b : a;
  // In the order of the law, so that the order of the question cannot matter.
  return GROUPS.filter((group) => groups.includes(group)).reduce(better);
}

/** Shares of the lowest contribution, over the supported months; never discounted. */
function payments(rules: Rules, months: number) {
  const povertyLine = rules.number('ruralPovertyLine');
  const rate = rules.number('contributionRate');
  const lowest: Rational = times(exact(povertyLine.value), fromPercent(rate.value));
  return {
    amount: (share: number) => roundToDong(times(times(lowest, fromPercent(share)), exact(months))),
    line: (
      key: 'state_support' | 'local_support',
      { shares, group }: { shares: Shares; group: Group },
      amount: number,
      also: readonly Figure[] = [],
    ) => {
      const label = labelled(rules.words, key, { share: shares.value[group], months });
      return line(label, [shares, povertyLine, rate, ...also], amount);
    },
  };
}

function capWarning(
  { words }: Rules,
  { highest, months, due }: { highest: Figure<number>; months: number; due: ContributionDue },
): AssessmentWarning[] {
  if (months === due.months) return [];
  const facts = { highest: highest.value, supported: months };
  return [warning(words, 'support_months_used_up', facts)];
}

function placeWarnings(
  input: ContributionInput,
  { group, shares }: { group: Group; shares: { state: Shares; local: Shares | undefined } },
  { words }: Rules,
): AssessmentWarning[] {
  const place = localPlace(input.province);
  const figures = shares.local ? [shares.state, shares.local] : [shares.state];
  return [
    ...doubts(words, figures, group),
    ...(place === 'hanoi' ? hanoiWarnings(input, shares.local, words) : []),
    ...(place === 'lao_cai' && !shares.local ? [warning(words, 'local_support_not_found')] : []),
    ...(place && group === 'island_or_special_zone'
      ? [warning(words, 'island_not_confirmed')]
      : []),
  ];
}

function hanoiWarnings(
  { method }: ContributionInput,
  local: Shares | undefined,
  words: PolicyWords,
): AssessmentWarning[] {
  if (!local) return [warning(words, 'local_support_needs_residence')];
  return method === 'years_ahead' ? [warning(words, 'local_share_not_confirmed')] : [];
}
