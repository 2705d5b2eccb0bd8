import { addMonths, type LocalDate } from '../../shared/localDate.ts';
import type { ContributionAndPension } from './input.ts';
import { breakEvenAfter, monthsApart, monthsPaid } from './months.ts';

/** An amount of VND reached so many months after the first payment's month began. */
export interface Step {
  readonly month: number;
  readonly amount: number;
}

/** Both sums over the months, from the first payment on. */
export interface Timeline {
  /** The first day of the first month. */
  readonly start: LocalDate;
  /** Months that the picture shows. */
  readonly months: number;
  readonly paid: readonly Step[];
  readonly received: readonly Step[];
  /** Where both sums are equal: what was paid has come back. */
  readonly crossing: Step;
  /** The highest sum shown, VND. */
  readonly highest: number;
}

/** Ten years of pension are shown at least, and well beyond the crossing. */
const FEWEST_MONTHS_OF_PENSION = 120;
const BEYOND_CROSSING = 1.7;

/** What the picture shows, in months and VND. */
export function timelineOf(input: ContributionAndPension): Timeline {
  const { paid_total: total, pension_monthly: monthly, paid_from: start } = input;
  const pensionAt = monthsApart(start, input.pension_from);
  const shown = Math.max(
    FEWEST_MONTHS_OF_PENSION,
    Math.ceil(breakEvenAfter(input) * BEYOND_CROSSING),
  );
  const months = pensionAt + shown;
  const highest = shown * monthly;
  return {
    start,
    months,
    paid: [...paidSteps(input), { month: months, amount: total }],
    received: [
      { month: pensionAt, amount: 0 },
      { month: months, amount: highest },
    ],
    crossing: { month: pensionAt + total / monthly, amount: total },
    highest,
  };
}

/** The day that lies `months` after the start of the picture. */
export function dayAfter({ start }: Pick<Timeline, 'start'>, months: number): LocalDate {
  return addMonths(start, Math.floor(months));
}

/** Evenly over the months, and at the end what is paid at once. */
function paidSteps(input: ContributionAndPension): readonly Step[] {
  const { paid_total: total, paid_once: once } = input;
  const months = monthsPaid(input);
  return [
    { month: 0, amount: 0 },
    { month: months, amount: total - once },
    { month: months, amount: total },
  ];
}
