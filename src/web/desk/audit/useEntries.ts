import { useState } from 'preact/hooks';
import { ask, type Refused } from '../api.ts';
import { useAsked } from '../useAsked.ts';
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

export interface Entries {
  readonly page: EntryPage | undefined;
  readonly refused: Refused | undefined;
  /** Absent: there are no older ones. */
  readonly more: (() => void) | undefined;
}

/** The log, newest first, with the older ones that were asked for. */
export function useEntries(filter: EntryFilter): Entries {
  const path = pathOf(filter);
  const { body: first, refused } = useAsked(path, isEntryPage);
  const [older, setOlder] = useState<{ readonly path: string; readonly page: EntryPage }>();
  const [failed, setFailed] = useState<Refused>();
  const added = older?.path === path ? older.page : undefined;
  const page = first && {
    entries: [...first.entries, ...(added?.entries ?? [])],
    names: { ...first.names, ...added?.names },
  };
  const last = page?.entries.at(-1);
  const isFull = page !== undefined && page.entries.length % ENTRIES_A_PAGE === 0;
  const more = async () => {
    const answer = await ask(
      { method: 'GET', path: `${path}&before=${last?.id ?? ''}` },
      isEntryPage,
    );
    setFailed(answer.kind === 'refused' ? answer : undefined);
    if (answer.kind === 'refused') return;
    const { entries, names } = answer.body;
    const all = [...(added?.entries ?? []), ...entries];
    setOlder({ path, page: { entries: all, names: { ...added?.names, ...names } } });
  };
  const isMore = isFull && last !== undefined;
  return { page, refused: refused ?? failed, more: isMore ? () => void more() : undefined };
}

function pathOf({ kind, subject, ...rest }: EntryFilter): string {
  const about = /^\d{1,18}$/.test(subject) ? { kind, subject } : {};
  const given = Object.entries({ ...rest, ...about, limit: String(ENTRIES_A_PAGE) });
  const query = new URLSearchParams(given.filter(([, value]) => value !== ''));
  return `/audit?${query.toString()}`;
}
