import { useState } from 'preact/hooks';
import { may, useDesk } from './deskContext.ts';
import { Heading } from './heading.tsx';
import { LeadCard } from './leadCard.tsx';
import { ListFilters, type ListFiltersProps } from './listFilters.tsx';
import { addressOf, isNarrowed, queryFrom, type ListQuery } from './listQuery.ts';
import { ListStanding } from './listStanding.tsx';
import { Notice } from './notice.tsx';
import { useLeadList } from './useLeadList.ts';
import type { LeadList } from './wire.ts';
import { WORDS } from './words.ts';

const { list: words } = WORDS;

/** Who is to be called. */
export function ListPage() {
  const [query, setQuery] = useState(() => queryFrom(location.search, 'new'));
  const { list, isOld, refused, more } = useLeadList(query);
  const change = (part: Partial<ListQuery>) => {
    const next = { ...query, ...part };
    history.replaceState(null, '', addressOf(next));
    setQuery(next);
  };
  return (
    <>
      <Heading>{WORDS.navigation.leads}</Heading>
      <Views query={query} onChange={change} />
      <ListFilters query={query} onChange={change} />
      <Notice said={refused && { kind: 'bad', text: refused.message }} />
      <ListStanding
        shown={list?.leads.length}
        isOld={isOld}
        refused={refused}
        empty={emptyWords(query)}
      />
      {list && <Rows list={list} isOld={isOld} />}
      {more && (
        <button type="button" class="wide" onClick={more}>
          {words.more}
        </button>
      )}
    </>
  );
}

function Views({ query, onChange }: ListFiltersProps) {
  const desk = useDesk();
  const views = [
    'new',
    ...(may(desk, 'leads.act') ? (['mine'] as const) : []),
    'overdue',
    ...(may(desk, 'leads.assign') ? (['unassigned'] as const) : []),
    'all',
  ] as const;
  return (
    <div class="views" role="group" aria-label={words.views}>
      {views.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={query.view === view}
          onClick={() => onChange({ view })}
        >
          {words[view]}
        </button>
      ))}
    </div>
  );
}

interface RowsProps {
  readonly list: LeadList;
  readonly isOld: boolean;
}

function Rows({ list: { leads, names }, isOld }: RowsProps) {
  return (
    <ul class="leads" aria-busy={isOld}>
      {leads.map((lead) => (
        <LeadCard key={lead.id} lead={lead} names={names} />
      ))}
    </ul>
  );
}

function emptyWords(query: ListQuery): string {
  const found = Object.entries(words.empty).find(([view]) => view === query.view)?.[1];
  return isNarrowed(query) ? words.empty.found : (found ?? words.empty.all);
}
