/** What the list shows, as it stands in the address, so that going back comes to the same list. */
export interface ListQuery {
  readonly view: string;
  readonly search: string;
  /** `hanoi/ba-dinh`. */
  readonly place: string;
  readonly group: string;
  readonly state: string;
}

export const ROWS_A_PAGE = 50;
const MOST_ROWS = 100;

export function queryFrom(search: string, usualView: string): ListQuery {
  const given = new URLSearchParams(search);
  return {
    view: given.get('view') ?? usualView,
    search: given.get('search') ?? '',
    place: given.get('place') ?? '',
    group: given.get('group') ?? '',
    state: given.get('state') ?? '',
  };
}

export function addressOf(query: ListQuery): string {
  const given = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  return `/desk?${given.toString()}`;
}

/** The path below the API; `rows` are as many as are shown already. */
export function pathOf(query: ListQuery, rows: number, after?: string): string {
  const [province = '', commune = ''] = query.place.split('/');
  const asked = {
    view: query.view,
    search: query.search.trim(),
    province,
    commune,
    group: query.group,
    state: query.state,
    after: after ?? '',
    limit: String(Math.min(MOST_ROWS, Math.max(ROWS_A_PAGE, rows))),
  };
  const given = Object.entries(asked).filter(([, value]) => value !== '');
  return `/leads?${new URLSearchParams(given).toString()}`;
}

/** True when anything but the view chooses. */
export function isNarrowed({ search, place, group, state }: ListQuery): boolean {
  return [search, place, group, state].some((value) => value !== '');
}
