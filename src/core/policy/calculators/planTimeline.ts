import type { CalendarMonth } from '../../shared/calendarMonth.ts';

/** What the months of a plan follow from. */
export interface PlanFacts {
  /** The first month that can be paid. */
  readonly start: CalendarMonth;
  /** The month in which the retirement age is reached. */
  readonly age: CalendarMonth;
  /** Months paid before `start`. */
  readonly paid: number;
  /** Months a pension asks for. */
  readonly needed: number;
  /** Missing months that may be paid once, at most. */
  readonly mostOnce: number;
}

/** When is paid, and from when a pension comes. */
export interface PlanTimeline {
  /** Months paid one by one from the start on. */
  readonly monthly: number;
  /** Missing months paid once, and when; 0 and undefined when none is missing. */
  readonly missing: number;
  readonly missingIn: CalendarMonth | undefined;
  readonly pensionFrom: CalendarMonth;
}

/**
 * The earliest way to a pension (Luật 41/2024/QH15, khoản 3 Điều 36, Điều 98; TT 11/2025/TT-BNV,
 * Điều 5; NĐ 159/2025/NĐ-CP, Điều 7), as published timelines go:
 *
 * - monthly from the start through the month of the age, that month included (a woman born 03/1979
 *   who pays 04/2025–03/2039 has 168 months); what is missing then is paid once in that month;
 * - while more is missing than may be paid once: monthly on, and once in the month after the last
 *   monthly one (8 years at 60, 24 months from 09/2016, the rest once in 09/2018, pension 10/2018);
 * - after the age, with no more missing than may be paid once: once in the first month;
 * - the pension comes from the month after the last payment, never before the month after the age.
 *
 * The law counts by months, so the month of the age counts as a whole, whatever its day is.
 */
export function earliestTimeline(facts: PlanFacts): PlanTimeline {
  const untilAge = monthsUntilAge(facts);
  const short = Math.max(0, facts.needed - facts.paid - untilAge);
  const beyond = Math.max(0, short - facts.mostOnce);
  const paidUp = Math.max(facts.age, facts.start);
  if (short === 0) {
    return { monthly: untilAge, missing: 0, missingIn: undefined, pensionFrom: paidUp + 1 };
  }
  const monthly = untilAge + beyond;
  const missingIn = beyond > 0 ? facts.start + monthly : paidUp;
  return { monthly, missing: short - beyond, missingIn, pensionFrom: missingIn + 1 };
}

/** Months from the start through the month of the age; 0 when the age was reached before. */
export function monthsUntilAge({ start, age }: PlanFacts): number {
  return Math.max(0, age - start + 1);
}

/** Stops as soon as the months for a pension are paid and waits for the age. */
export function minimumTimeline(facts: PlanFacts): PlanTimeline | undefined {
  const monthly = Math.max(0, facts.needed - facts.paid);
  if (monthsUntilAge(facts) <= monthly) return undefined;
  return { monthly, missing: 0, missingIn: undefined, pensionFrom: facts.age + 1 };
}

/** Instead of paying the missing months once: monthly until none is missing. */
export function monthlyTimeline(facts: PlanFacts, main: PlanTimeline): PlanTimeline | undefined {
  if (main.missing === 0) return undefined;
  const monthly = facts.needed - facts.paid;
  return { monthly, missing: 0, missingIn: undefined, pensionFrom: facts.start + monthly };
}

/** Stops when only as much is missing as may be paid once, and pays that once at the age. */
export function onceTimeline(facts: PlanFacts, main: PlanTimeline): PlanTimeline | undefined {
  const toPay = facts.needed - facts.paid;
  if (main.missing > 0 || toPay <= 0) return undefined;
  const missing = Math.min(toPay, facts.mostOnce);
  return {
    monthly: toPay - missing,
    missing,
    missingIn: facts.age,
    pensionFrom: facts.age + 1,
  };
}
