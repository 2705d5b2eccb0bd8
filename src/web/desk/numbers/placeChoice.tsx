import type { Province } from '../../../core/desk/province.ts';
import { useDesk, type Desk } from '../deskContext.ts';
import { Choice } from '../field.tsx';
import type { ShownQuery } from './useNumbersQuery.ts';
import { WORDS } from './words.ts';

/** The province, then the commune, as far as one may look; nothing to choose where there is one only. */
export function PlaceChoice({ query, change }: ShownQuery) {
  const provinces = mine(useDesk());
  const [chosen = ''] = query.place.split('/');
  const hasOne = provinces.length === 1;
  const province = hasOne ? provinces[0] : provinces.find(({ id }) => id === chosen);
  return (
    <div class="places">
      {!hasOne && (
        <Choice
          label={WORDS.province}
          value={chosen}
          options={[
            ['', WORDS.everywhere],
            ...provinces.map(({ id, name }) => [id, name] as const),
          ]}
          onText={(place) => change({ place })}
        />
      )}
      {province && (
        <CommuneChoice
          province={province}
          whole={hasOne ? '' : province.id}
          query={query}
          change={change}
        />
      )}
    </div>
  );
}

interface CommuneChoiceProps extends ShownQuery {
  readonly province: Province;
  /** The place that stands for all of them. */
  readonly whole: string;
}

function CommuneChoice({
  province: { id: province, communes },
  whole,
  query,
  change,
}: CommuneChoiceProps) {
  if (communes.length < 2) return null;
  return (
    <Choice
      label={WORDS.commune}
      value={query.place.includes('/') ? query.place : whole}
      options={[
        [whole, WORDS.allCommunes],
        ...communes.map(({ id, name }) => [`${province}/${id}`, name] as const),
      ]}
      onText={(place) => change({ place })}
    />
  );
}

/** The provinces one may look at, each with the communes of it that are one's own. */
function mine({ me, provinces }: Desk): readonly Province[] {
  const isEverywhere = me.capabilities['numbers.read'] === 'all';
  return provinces.flatMap(({ id, name, communes }) => {
    const own = me.areas.filter(({ province }) => province === id);
    const isWhole = isEverywhere || own.some(({ commune }) => commune === undefined);
    const found = communes.filter(
      (each) => isWhole || own.some(({ commune }) => commune === each.id),
    );
    return found.length === 0 ? [] : [{ id, name, communes: found }];
  });
}
