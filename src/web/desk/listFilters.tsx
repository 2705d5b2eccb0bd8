import { useDesk, type Desk } from './deskContext.ts';
import { Choice, Field } from './field.tsx';
import { isNarrowed, type ListQuery } from './listQuery.ts';
import { WORDS } from './words.ts';

const { list: words } = WORDS;

export interface ListFiltersProps {
  readonly query: ListQuery;
  readonly onChange: (part: Partial<ListQuery>) => void;
}

/** The search, and behind one more tap: commune, group, state. */
export function ListFilters({ query, onChange }: ListFiltersProps) {
  const desk = useDesk();
  const { groups, states } = desk.choices;
  const any = ['', words.any] as const;
  return (
    <search class="filters">
      <Field
        label={words.search}
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        value={query.search}
        onText={(search) => onChange({ search })}
      />
      <details open={isNarrowed({ ...query, search: '' })}>
        <summary>{words.filters}</summary>
        <div class="choices">
          <Choice
            label={words.commune}
            value={query.place}
            options={[any, ...placesOf(desk)]}
            onText={(place) => onChange({ place })}
          />
          <Choice
            label={words.group}
            value={query.group}
            options={[any, ...groups.map(({ id, title }) => [id, title] as const)]}
            onText={(group) => onChange({ group })}
          />
          <Choice
            label={words.state}
            value={query.state}
            options={[any, ...Object.entries(states)]}
            onText={(state) => onChange({ state })}
          />
        </div>
      </details>
    </search>
  );
}

/** The communes the viewer may see: all, where the role reaches everywhere. */
function placesOf({ me, provinces }: Desk): readonly (readonly [string, string])[] {
  const isMine = (province: string, commune: string) =>
    me.capabilities['leads.read'] === 'all' ||
    me.areas.some(
      (area) =>
        area.province === province && (area.commune === undefined || area.commune === commune),
    );
  return provinces.flatMap(({ id: province, name, communes }) =>
    communes
      .filter((commune) => isMine(province, commune.id))
      .map((commune) => [`${province}/${commune.id}`, `${commune.name}, ${name}`] as const),
  );
}
