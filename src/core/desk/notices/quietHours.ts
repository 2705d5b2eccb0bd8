import { dayInVietnam, partsOf, addDays, type LocalDate } from '../../shared/localDate.ts';

/**
 * A daily time in which nobody is disturbed: minutes after midnight in Việt Nam, `from` counts, `to`
 * does not. Over midnight when `from` is the later; no time at all when both are the same.
 */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
const EAST_OF_GREENWICH_MS = 7 * 60 * MINUTE_MS;

/** When the quiet time that runs at `at` ends, epoch milliseconds; undefined when none runs. */
export function quietUntil({ from, to }: QuietHours, at: number): number | undefined {
  if (from === to) return undefined;
  const today = dayInVietnam(at);
  const begins = instantOf(today, from);
  const ends = instantOf(today, to);
  if (from < to) return at >= begins && at < ends ? ends : undefined;
  if (at < ends) return ends;
  return at >= begins ? instantOf(addDays(today, 1), to) : undefined;
}

function instantOf(day: LocalDate, minutes: number): number {
  const { year, month, day: number } = partsOf(day);
  return Date.UTC(year, month - 1, number) - EAST_OF_GREENWICH_MS + minutes * MINUTE_MS;
}
