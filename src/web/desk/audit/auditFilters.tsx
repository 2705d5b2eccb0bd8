import { Choice, Field } from '../field.tsx';
import { useAsked } from '../useAsked.ts';
import { isStaff } from '../staff/staffWire.ts';
import { ACTION_TITLES } from './sentences.ts';
import type { EntryFilter } from './useEntries.ts';
import { WORDS } from './words.ts';

interface AuditFiltersProps {
  readonly filter: EntryFilter;
  readonly onChange: (part: Partial<EntryFilter>) => void;
  readonly onClear: () => void;
}

const ANY = ['', WORDS.any] as const;

/** What the log is narrowed to: a colleague, a kind of action, a day, a lead or person. */
export function AuditFilters({ filter, onChange, onClear }: AuditFiltersProps) {
  const { body } = useAsked('/staff', isStaff);
  const colleagues = (body?.staff ?? []).map(({ id, name }) => [id, name] as const);
  const { staff, action, on, kind } = filter;
  const isNarrowed = [staff, action, on, kind].some((value) => value !== '');
  return (
    <search class="log-filters">
      <Choice
        label={WORDS.colleague}
        value={staff}
        options={[ANY, ...colleagues]}
        onText={(value) => onChange({ staff: value })}
      />
      <Choice
        label={WORDS.action}
        value={action}
        options={[ANY, ...Object.entries(ACTION_TITLES)]}
        onText={(value) => onChange({ action: value })}
      />
      <Field label={WORDS.day} type="date" value={on} onText={(value) => onChange({ on: value })} />
      <About filter={filter} onChange={onChange} />
      {isNarrowed && (
        <button type="button" onClick={onClear}>
          {WORDS.clear}
        </button>
      )}
    </search>
  );
}

/** A lead or a person, by number. */
function About({ filter: { kind, subject }, onChange }: Omit<AuditFiltersProps, 'onClear'>) {
  return (
    <>
      <Choice
        label={WORDS.about}
        value={kind}
        options={[ANY, ...Object.entries(WORDS.abouts)]}
        onText={(value) => onChange({ kind: value, subject: '' })}
      />
      {kind !== '' && (
        <Field
          label={WORDS.number}
          inputmode="numeric"
          autocomplete="off"
          value={subject}
          onText={(value) => onChange({ subject: value.trim() })}
        />
      )}
    </>
  );
}
