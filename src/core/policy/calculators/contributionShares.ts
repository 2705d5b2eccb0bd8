import type { AssessmentWarning } from '../assessment.ts';
import { GROUPS } from '../parameters.ts';
import type { Figure, Group, ValueOf } from '../parameters.ts';
import { doubts, warning } from '../rules.ts';
import type { Rules } from '../rules.ts';
import type { WarningCode } from '../words.ts';
import type { ContributionInput } from './contributionInput.ts';

/** What one supporter gives one group: percent of the lowest contribution. */
export interface Shares {
  readonly figure: GroupShares;
  readonly percent: number;
}

/** The shares that count for a person, and what is unsure about them. */
export interface SupportShares {
  readonly state: Shares;
  readonly local: Shares | undefined;
  readonly warnings: readonly AssessmentWarning[];
}

type GroupShares = Figure<ValueOf<'by_group'>>;

/** Places whose own support is known, or is known to have been looked for. */
const LOCAL_FIGURES = { hanoi: 'hanoiSupport', lao_cai: 'laoCaiSupport' } as const;

/** Ways to pay for which no rule of a place was found: its share is left out, and that is said. */
const WITHOUT_LOCAL: ReadonlySet<string> = new Set(['missing_months', 'late']);

/** The shares of the person's most favourable group. */
export function supportShares(input: ContributionInput, rules: Rules): SupportShares {
  const place = localPlace(input.province);
  const offered = place && rules.sharesIfFound(LOCAL_FIGURES[place]);
  const entitled = input.permanent_resident ? offered : undefined;
  const counted = WITHOUT_LOCAL.has(input.method) ? undefined : entitled;
  const national = rules.shares('stateSupport');
  const group = mostFavourable(input.groups, { national, counted });
  return {
    state: { figure: national, percent: national.value[group] },
    local: counted && { figure: counted, percent: counted.value[group] },
    warnings: [
      ...doubts(rules.words, entitled ? [national, entitled] : [national], group),
      ...placeCodes(input, { group, national, offered }).map((code) => warning(rules.words, code)),
    ],
  };
}

function localPlace(province: string | undefined): keyof typeof LOCAL_FIGURES | undefined {
  return province === 'hanoi' || province === 'lao_cai' ? province : undefined;
}

/** One group counts: the one whose shares together are highest, the State's first when equal. */
function mostFavourable(
  groups: readonly Group[],
  { national, counted }: { national: GroupShares; counted: GroupShares | undefined },
): Group {
  const total = (group: Group) => national.value[group] + (counted?.value[group] ?? 0);
  const better = (a: Group, b: Group) =>
    total(b) > total(a) || (total(b) === total(a) && national.value[b] > national.value[a]) ? b : a;
  // In the order of the law, so that the order of the question cannot matter.
  return GROUPS.filter((group) => groups.includes(group)).reduce(better);
}

interface PlaceShares {
  readonly group: Group;
  readonly national: GroupShares;
  /** What the place gives its permanent residents. */
  readonly offered: GroupShares | undefined;
}

function placeCodes(input: ContributionInput, shares: PlaceShares): WarningCode[] {
  const place = localPlace(input.province);
  if (!place) return [];
  return [...localCodes(input, shares), ...islandCodes(shares)];
}

function localCodes(
  { method, permanent_resident: resident }: ContributionInput,
  { group, offered }: PlaceShares,
): WarningCode[] {
  if (!offered) return ['local_support_not_found'];
  if (offered.value[group] === 0) return [];
  if (!resident) return ['local_support_needs_residence'];
  const unsure = method === 'years_ahead' || WITHOUT_LOCAL.has(method);
  return unsure ? ['local_share_not_confirmed'] : [];
}

/** Whether a commune here is on the islands' list matters only where islanders get more. */
function islandCodes({ group, national }: PlaceShares): WarningCode[] {
  const more = national.value.island_or_special_zone > national.value.other;
  return group === 'island_or_special_zone' && more ? ['island_not_confirmed'] : [];
}
