import { useState } from 'preact/hooks';
import { Heading } from '../heading.tsx';
import { ListStanding } from '../listStanding.tsx';
import { Notice } from '../notice.tsx';
import { PlaceLink } from '../placeLink.tsx';
import { timeShown } from '../shown.ts';
import type { Names } from '../wire.ts';
import { AuditFilters } from './auditFilters.tsx';
import { detailsOf, sentenceOf } from './entryShown.ts';
import { useEntries, type EntryFilter } from './useEntries.ts';
import type { Entry, EntryPage } from './wire.ts';
import { WORDS } from './words.ts';

/** An address may name what it is about: `/desk/audit/lead-12`. */
const ABOUT = /^(lead|contact)-(\d{1,18})$/;

/** Who looked at or changed what, and when. */
export function AuditPage({ about = '' }: { readonly about?: string | undefined }) {
  const [filter, setFilter] = useState(() => filterOf(about));
  const { page, isOld, refused, more } = useEntries(filter);
  return (
    <>
      <Heading>{WORDS.title}</Heading>
      <p class="quiet">{WORDS.intro}</p>
      <AuditFilters
        filter={filter}
        onChange={(part) => setFilter({ ...filter, ...part })}
        onClear={() => setFilter(filterOf(''))}
      />
      <Notice said={refused && { kind: 'bad', text: refused.message }} />
      <ListStanding
        shown={page?.entries.length}
        isOld={isOld}
        refused={refused}
        empty={WORDS.none}
      />
      {page && <Log page={page} isOld={isOld} />}
      {more && (
        <button type="button" class="wide" onClick={more}>
          {WORDS.more}
        </button>
      )}
    </>
  );
}

interface LogProps {
  readonly page: EntryPage;
  readonly isOld: boolean;
}

function Log({ page: { entries, names }, isOld }: LogProps) {
  return (
    <ol class="log" aria-busy={isOld}>
      {entries.map((entry) => (
        <LogEntry key={entry.id} entry={entry} names={names} />
      ))}
    </ol>
  );
}

function filterOf(about: string): EntryFilter {
  const [, kind = '', subject = ''] = ABOUT.exec(about) ?? [];
  return { staff: '', action: '', on: '', kind, subject };
}

function LogEntry({ entry, names }: { readonly entry: Entry; readonly names: Names }) {
  const sentence = sentenceOf(entry, names);
  const details = detailsOf(entry);
  const { kind, id } = entry.subject;
  return (
    <li>
      <time class="quiet">{timeShown(entry.at)}</time>
      <p>
        {kind === 'lead' ? <PlaceLink to={`/desk/leads/${id}`}>{sentence}</PlaceLink> : sentence}
        {details !== '' && <small>{` (${details})`}</small>}
      </p>
    </li>
  );
}
