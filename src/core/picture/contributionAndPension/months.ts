import { partsOf, type LocalDate } from '../../shared/localDate.ts';

/** Months paid for, first and last included. */
export function monthsPaid(span: {
  readonly paid_from: LocalDate;
  readonly paid_until: LocalDate;
}): number {
  return monthsApart(span.paid_from, span.paid_until) + 1;
}

/** Whole months of pension after which at least everything paid (VND) has come back. */
export function breakEvenAfter(amounts: {
  readonly paid_total: number;
  readonly pension_monthly: number;
}): number {
  return Math.ceil(amounts.paid_total / amounts.pension_monthly);
}

/** Months from the month of one day to that of another. */
export function monthsApart(from: LocalDate, to: LocalDate): number {
  const a = partsOf(from);
  const b = partsOf(to);
  return (b.year - a.year) * 12 + (b.month - a.month);
}
