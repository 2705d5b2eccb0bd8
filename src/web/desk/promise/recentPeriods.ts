import { periodName } from '../../../core/desk/period.ts';
import { addMonths, partsOf, type LocalDate } from '../../../core/shared/localDate.ts';

const MONTHS_BACK = 12;

/** Names of periods up to a day: its month and those before, its quarter and the last, the years. */
export function recentPeriods(today: LocalDate): readonly string[] {
  const { year } = partsOf(today);
  const months = Array.from({ length: MONTHS_BACK }, (_, back) => partsOf(addMonths(today, -back)));
  const quarters = [0, 3, 6, 9].map((back) => {
    const { year: of, month } = partsOf(addMonths(today, -back));
    return periodName({ kind: 'quarter', year: of, number: Math.ceil(month / 3) });
  });
  return [
    ...months.map(({ year: of, month }) => periodName({ kind: 'month', year: of, number: month })),
    ...quarters,
    periodName({ kind: 'year', year, number: 1 }),
    periodName({ kind: 'year', year: year - 1, number: 1 }),
  ];
}
