import {
  PERIOD_KINDS,
  periodName,
  periodOn,
  readPeriod,
  spanOf,
  type Period,
  type PeriodKind,
} from '../../../core/desk/period.ts';
import type { LocalDate } from '../../../core/shared/localDate.ts';

/** What the pages for numbers show, as it stands in the address. */
export interface NumbersQuery {
  readonly period: Period;
  /** Empty: everywhere one may look; `hanoi` or `hanoi/ba-dinh`. */
  readonly place: string;
  /** How the funnel is cut. */
  readonly by: string;
}

/** What an address asks for; the quarter of `today` where it names no period. */
export function queryFrom(
  search: string,
  { today, kind = 'quarter' }: { readonly today: LocalDate; readonly kind?: PeriodKind },
): NumbersQuery {
  const given = new URLSearchParams(search);
  return {
    period: readPeriod(given.get('period') ?? '') ?? periodOn(kind, today),
    place: given.get('place') ?? '',
    by: given.get('by') ?? '',
  };
}

/** `?period=2026-Q4&place=hanoi`. */
export function searchOf({ period, place, by }: NumbersQuery): string {
  const all = Object.entries({ period: periodName(period), place, by });
  return `?${new URLSearchParams(all.filter(([, value]) => value !== '')).toString()}`;
}

/** What the API is asked: period, province, commune. */
export function askedOf({ period, place }: Pick<NumbersQuery, 'period' | 'place'>): string {
  const [province = '', commune = ''] = place.split('/');
  const all = Object.entries({ period: periodName(period), province, commune });
  return `?${new URLSearchParams(all.filter(([, value]) => value !== '')).toString()}`;
}

/** The period of another kind that is meant by whoever looks at `period`: today's, where it is inside. */
export function inKind(kind: string, period: Period, today: LocalDate): Period {
  const wanted = PERIOD_KINDS.find((each) => each === kind) ?? period.kind;
  const { from, to } = spanOf(period);
  const isNow = today >= from && today <= to;
  return periodOn(wanted, isNow ? today : from);
}
