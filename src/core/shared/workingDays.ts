import { addDays, partsOf, type LocalDate } from './localDate.ts';

/**
 * The day that is `count` working days (Monday to Friday) after `day`. Public holidays count as working
 * days, so a deadline comes early rather than late.
 */
export function afterWorkingDays(day: LocalDate, count: number): LocalDate {
  let left = count;
  let reached = day;
  while (left > 0) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

function isWorkingDay(date: LocalDate): boolean {
  const { year, month, day } = partsOf(date);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}
