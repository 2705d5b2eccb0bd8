import { useState } from 'preact/hooks';
import type { PeriodKind } from '../../../core/desk/period.ts';
import { dayInVietnam } from '../../../core/shared/localDate.ts';
import { queryFrom, searchOf, type NumbersQuery } from './numbersQuery.ts';

export interface ShownQuery {
  readonly query: NumbersQuery;
  readonly change: (part: Partial<NumbersQuery>) => void;
}

/** What the page shows, kept in the address so that going back and sending a link come to the same. */
export function useNumbersQuery(kind?: PeriodKind): ShownQuery {
  const today = dayInVietnam(Date.now());
  const [query, setQuery] = useState(() =>
    queryFrom(location.search, kind ? { today, kind } : { today }),
  );
  const change = (part: Partial<NumbersQuery>) => {
    const next = { ...query, ...part };
    history.replaceState(null, '', `${location.pathname}${searchOf(next)}`);
    setQuery(next);
  };
  return { query, change };
}
