import { useFurther, type Further } from '../useFurther.ts';
import { isEntryPage, type EntryPage } from './wire.ts';

const ENTRIES_A_PAGE = 50;

/** What the log is narrowed to; empty texts narrow nothing. */
export interface EntryFilter {
  readonly staff: string;
  readonly action: string;
  readonly on: string;
  readonly kind: string;
  readonly subject: string;
}

const PAGES = {
  isPage: isEntryPage,
  next: ({ entries }: EntryPage) => {
    const last = entries.length < ENTRIES_A_PAGE ? undefined : entries.at(-1);
    return last && `before=${last.id}`;
  },
  join: (before: EntryPage, page: EntryPage) => ({
    entries: [...before.entries, ...page.entries],
    names: { ...before.names, ...page.names },
  }),
};

/** The log, newest first, with the older ones that were asked for. */
export function useEntries(filter: EntryFilter): Further<EntryPage> {
  return useFurther(pathOf(filter), PAGES);
}

function pathOf({ kind, subject, ...rest }: EntryFilter): string {
  const about = /^\d{1,18}$/.test(subject) ? { kind, subject } : {};
  const given = Object.entries({ ...rest, ...about, limit: String(ENTRIES_A_PAGE) });
  const query = new URLSearchParams(given.filter(([, value]) => value !== ''));
  return `/audit?${query.toString()}`;
}
