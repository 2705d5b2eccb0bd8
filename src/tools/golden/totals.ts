import { isAnswered, shiftsOf } from './changes.ts';
import type { Change, Shift } from './changes.ts';
import type { Household } from './households.ts';

/** Heads under which changes are added up. */
const HEADS: readonly { readonly title: string; readonly headOf: (change: Change) => string }[] = [
  { title: 'by province', headOf: provinceOf },
  { title: 'by group', headOf: groupOf },
  { title: 'in all', headOf: () => 'everybody' },
];

/** The calculators that ask for a place and for groups. */
const PAYING: readonly string[] = ['contribution', 'plan'];

const PROVINCES: readonly unknown[] = ['hanoi', 'lao_cai'];

/** Who gains and who loses in all, by province and by group. */
export function totalsOf(changes: readonly Change[]): readonly string[] {
  return HEADS.flatMap(({ title, headOf }) => {
    const heads = [...new Set(changes.map(headOf))].sort();
    const lines = heads.map((head) => {
      const under = changes.filter((change) => headOf(change) === head);
      return `  ${head}: ${summaryOf(under)}`;
    });
    return [`${title}:`, ...lines];
  });
}

function summaryOf(changes: readonly Change[]): string {
  const shifts = changes.flatMap(shiftsOf);
  const kinds = [...new Set(shifts.map(kindOf))].sort();
  const money = kinds.flatMap((kind) => {
    const alike = shifts.filter((shift) => kindOf(shift) === kind);
    return [sumOf(kind, 'gain', alike), sumOf(kind, 'lose', alike)].flat();
  });
  return [`${changes.length} changed`, ...money, ...refusals(changes)].join(', ');
}

/** Amounts of different kinds are never added: a month's money is no lump sum. */
function kindOf({ money, often }: Shift): string {
  return `${money.verb} ${often}`;
}

function sumOf(kind: string, verb: 'gain' | 'lose', shifts: readonly Shift[]): string[] {
  const sign = verb === 'gain' ? 1 : -1;
  const own = shifts.filter(({ gain }) => gain * sign > 0);
  if (own.length === 0) return [];
  const sum = own.reduce((total, { gain }) => total + gain * sign, 0);
  return [`${kind}: ${own.length} ${verb} ${sum.toLocaleString('vi-VN')}`];
}

function refusals(changes: readonly Change[]): string[] {
  const stood = changes.filter(({ before, after }) => before && after);
  const now = stood.filter(({ before, after }) => isAnswered(before) && !isAnswered(after));
  const noLonger = stood.filter(({ before, after }) => !isAnswered(before) && isAnswered(after));
  return [
    ...(now.length > 0 ? [`${now.length} now refused`] : []),
    ...(noLonger.length > 0 ? [`${noLonger.length} no longer refused`] : []),
  ];
}

function provinceOf({ household }: Change): string {
  const { province } = household?.with ?? {};
  if (PROVINCES.includes(province)) return String(province);
  return province !== undefined || isPaying(household) ? 'elsewhere' : 'no place asked';
}

function groupOf({ household }: Change): string {
  const { groups } = household?.with ?? {};
  if (Array.isArray(groups)) return groups.map(String).sort().join(' + ');
  return isPaying(household) ? 'other' : 'no group asked';
}

/** True for questions in which place and group count, even where they are left out. */
function isPaying(household: Household | undefined): boolean {
  return household !== undefined && PAYING.includes(household.calculator);
}
