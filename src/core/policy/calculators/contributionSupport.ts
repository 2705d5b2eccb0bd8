import { roundToDong } from '../../shared/money.ts';
import { exact, fromPercent, times } from '../../shared/rational.ts';
import type { AssessmentLine, AssessmentWarning } from '../assessment.ts';
import { compoundedSum } from '../interest.ts';
import type { Figure } from '../parameters.ts';
import { labelled, line, warning } from '../rules.ts';
import type { Rules } from '../rules.ts';
import type { ContributionInput } from './contributionInput.ts';
import type { ContributionDue } from './contributionDue.ts';
import { supportShares } from './contributionShares.ts';
import type { Shares, SupportShares } from './contributionShares.ts';

/** What the State and the place pay of the amount due. */
export interface ContributionSupport {
  /** VND. */
  readonly state: number;
  /** VND. */
  readonly local: number;
  /** Months of this payment that the State supports; 0 where its share is 0. */
  readonly months: number;
  /** The shares it rests on. */
  readonly figures: readonly Figure[];
  readonly lines: readonly AssessmentLine[];
  readonly warnings: readonly AssessmentWarning[];
}

/**
 * Support by the most favourable group, for as many months as are left of the highest number, and
 * never more than is due (NĐ 159/2025/NĐ-CP, Điều 5; until 2025-06-30 NĐ 134/2015/NĐ-CP, Điều 14;
 * resolutions of the place). For missing months the old rules let it grow as the amount due does.
 */
export function contributionSupport(
  input: ContributionInput,
  due: ContributionDue,
  rules: Rules,
): ContributionSupport {
  const counted = countedPart(input, rules);
  if (!counted) return unknownSupport(rules);
  const shares = supportShares(input, rules);
  const highest = rules.number('supportMonthsHighest');
  const left = Math.min(due.months, Math.max(0, highest.value - input.support_months_used));
  const pay = payments(rules, { months: left, due, part: counted.part });

  const state = Math.min(due.gross, pay.amount(shares.state));
  const local = shares.local ? Math.min(due.gross - state, pay.amount(shares.local)) : 0;
  return {
    state,
    local,
    months: shares.state.percent > 0 ? left : 0,
    figures: shares.local ? [shares.state.figure, shares.local.figure] : [shares.state.figure],
    lines: [
      ...pay.line('state_support', { share: shares.state, amount: state }, [
        highest,
        ...counted.figures,
      ]),
      ...(shares.local
        ? pay.line('local_support', { share: shares.local, amount: local }, [])
        : []),
    ],
    warnings: [...capWarning(shares, { highest, left, due }, rules), ...shares.warnings],
  };
}

/** How much of the support counts for this method, in percent; undefined where nothing was found. */
function countedPart(
  { method }: ContributionInput,
  rules: Rules,
): { part: number; figures: readonly Figure[] } | undefined {
  if (method !== 'missing_months') return { part: 100, figures: [] };
  const figure = rules.numberIfFound('missingMonthsSupport');
  return figure && { part: figure.value, figures: [figure] };
}

/** NĐ 159/2025/NĐ-CP says nothing that was found about support for missing months. */
function unknownSupport({ words }: Rules): ContributionSupport {
  const warnings = [warning(words, 'support_not_confirmed')];
  return { state: 0, local: 0, months: 0, figures: [], lines: [], warnings };
}

/** Shares of the lowest contribution over the supported months; never discounted. */
function payments(
  rules: Rules,
  { months, due, part }: { months: number; due: ContributionDue; part: number },
) {
  const povertyLine = rules.number('ruralPovertyLine');
  const rate = rules.number('contributionRate');
  const lowest = times(exact(povertyLine.value), fromPercent(rate.value));
  return {
    amount: ({ percent }: Shares) => {
      const monthly = times(times(lowest, fromPercent(percent)), fromPercent(part));
      const sum = due.growth
        ? compoundedSum(monthly, due.growth, months)
        : times(monthly, exact(months));
      return roundToDong(sum);
    },
    /** Nothing where the share is 0: no support is no line. */
    line: (
      key: 'state_support' | 'local_support',
      { share, amount }: { share: Shares; amount: number },
      also: readonly Figure[],
    ): AssessmentLine[] => {
      if (share.percent === 0) return [];
      const label = labelled(rules.words, key, { share: share.percent, months });
      return [line(label, [share.figure, povertyLine, rate, ...also], amount)];
    },
  };
}

function capWarning(
  { state }: SupportShares,
  { highest, left, due }: { highest: Figure<number>; left: number; due: ContributionDue },
  { words }: Rules,
): AssessmentWarning[] {
  if (left === due.months || state.percent === 0) return [];
  const facts = { highest: highest.value, supported: left };
  return [warning(words, 'support_months_used_up', facts)];
}
