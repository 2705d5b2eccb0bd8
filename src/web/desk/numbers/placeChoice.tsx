import { useDesk, type Desk } from '../deskContext.ts';
import { Choice } from '../field.tsx';
import type { ShownQuery } from './useNumbersQuery.ts';
import { WORDS } from './words.ts';

/** The province, then the commune, as far as one may look; nothing to choose where there is one only. */
export function PlaceChoice({ query, change }: ShownQuery) {
  const provinces = mine(useDesk());
  const only = provinces.length === 1 ? provinces[0] : undefined;
  const [chosen = ''] = query.place.split('/');
  const province = only ?? provinces.find(({ id }) => id === chosen);
  const whole = only ? '' : (province?.id ?? '');
  const communes = province?.communes ?? [];
  return (
    <div class="places">
      {!only && (
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
      {province && communes.length > 1 && (
        <Choice
          label={WORDS.commune}
          value={query.place.includes('/') ? query.place : whole}
          options={[
            [whole, WORDS.allCommunes],
            ...communes.map(({ id, name }) => [`${province.id}/${id}`, name] as const),
          ]}
          onText={(place) => change({ place })}
        />
      )}
    </div>
  );
}

/** The provinces one may look at, each with the communes of it that are one's own. */
function mine({ me, provinces }: Desk) {
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
