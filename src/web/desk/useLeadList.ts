import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Refused } from './api.ts';
import { pathOf, ROWS_A_PAGE, type ListQuery } from './listQuery.ts';
import { useChanges } from './useChanges.ts';
import { isLeadList, type LeadList } from './wire.ts';

/** Typing is over when nothing was typed for this long. */
const TYPING_MS = 250;

export interface ShownList {
  readonly list: LeadList | undefined;
  /** `list` answers the query before; the answer to this one is on its way. */
  readonly isOld: boolean;
  readonly refused: Refused | undefined;
  /** Absent: these are all, or it is not known yet. */
  readonly more: (() => void) | undefined;
}

interface Answer {
  readonly query: ListQuery;
  readonly list: LeadList;
}

/** The list for a query, kept up with what happens; `more` adds the next page. */
export function useLeadList(query: ListQuery): ShownList {
  const [latest, setLatest] = useState<Answer>();
  const [refused, setRefused] = useState<Refused>();
  const turn = useRef(0);
  const rows = useRef(ROWS_A_PAGE);
  const load = useCallback(
    async (before?: LeadList) => {
      turn.current += 1;
      const mine = turn.current;
      const path = pathOf(query, before ? 0 : rows.current, before?.next);
      const answer = await ask({ method: 'GET', path }, isLeadList);
      if (mine !== turn.current) return;
      setRefused(answer.kind === 'refused' ? answer : undefined);
      if (answer.kind === 'refused') return;
      const shown = before ? joined(before, answer.body) : answer.body;
      rows.current = shown.leads.length;
      setLatest({ query, list: shown });
    },
    [query],
  );
  useEffect(() => {
    rows.current = ROWS_A_PAGE;
    const soon = setTimeout(() => void load(), TYPING_MS);
    return () => {
      clearTimeout(soon);
      turn.current += 1;
    };
  }, [load]);
  useChanges(() => void load());
  const list = latest?.list;
  const isOld = latest !== undefined && latest.query !== query;
  const more = list?.next === undefined || isOld ? undefined : () => void load(list);
  return { list, isOld, refused, more };
}

function joined(first: LeadList, next: LeadList): LeadList {
  const known = new Set(first.leads.map(({ id }) => id));
  return {
    ...next,
    leads: [...first.leads, ...next.leads.filter(({ id }) => !known.has(id))],
    names: { ...first.names, ...next.names },
  };
}
