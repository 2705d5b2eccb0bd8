import { PERIOD_KINDS, readPeriod, spanOf, type Period } from './period.ts';
import type { Target } from './targets.ts';

/** The months and quarters of a year, each quarter behind its months. */
export function plannedPeriods(year: number): readonly Period[] {
  return Array.from({ length: 4 }, (_, at) => [
    ...Array.from({ length: 3 }, (_month, of): Period => {
      return { kind: 'month', year, number: at * 3 + of + 1 };
    }),
    { kind: 'quarter', year, number: at + 1 } as const,
  ]).flat();
}

/** The periods that have targets, by their end; of one end the shorter first. */
export function periodsIn(targets: readonly Pick<Target, 'period'>[]): readonly Period[] {
  const names = [...new Set(targets.map(({ period }) => period))];
  return names
    .flatMap((name) => readPeriod(name) ?? [])
    .toSorted(
      (a, b) =>
        spanOf(a).to.localeCompare(spanOf(b).to) ||
        PERIOD_KINDS.indexOf(a.kind) - PERIOD_KINDS.indexOf(b.kind),
    );
}
