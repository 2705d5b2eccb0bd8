import type { Lexicon } from '../lexicon.ts';
import { phrase, type Word } from '../normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../phraseTable.ts';
import type { Places } from '../places.ts';

/** A name that leads to communes. */
export interface PlaceName {
  readonly words: readonly Word[];
  readonly province: string;
  readonly kind: 'commune' | 'former' | 'district';
  /** The kind of unit the name belongs to: `phường`, `xã`, `thị trấn`, `quận` … */
  readonly type: string;
  /** The district a former unit stood in, without marks and kind. */
  readonly district: string;
  /** Ids of the communes the name means today. */
  readonly communes: readonly string[];
}

/** A province by one of its names. */
export interface ProvinceName {
  /** `hanoi`, `lao_cai` or `other`. */
  readonly id: string;
  readonly said: string;
}

/** Every place the ear knows, by the letters of its name without marks and blanks. */
export interface PlaceIndex {
  readonly byKey: ReadonlyMap<string, readonly PlaceName[]>;
  readonly provinces: PhraseTable<ProvinceName>;
  readonly types: PhraseTable<string>;
  readonly districtTypes: PhraseTable<true>;
  readonly before: PhraseTable<true>;
  readonly at: PhraseTable<true>;
  readonly after: PhraseTable<true>;
  /** Display names by id: `hanoi`, `hanoi/ba-dinh`. */
  readonly displayed: ReadonlyMap<string, string>;
  /** Short names of the provinces by id. */
  readonly shortNames: ReadonlyMap<string, string>;
  /** The most words a name has. */
  readonly longest: number;
}

/** The value of a province that is neither of ours. */
const OTHER_PROVINCE = 'other';

/** Builds the index of places once, for the whole life of the ear. */
export function placeIndex(lexicon: Lexicon, places: readonly Places[]): PlaceIndex {
  const names = places.flatMap(namesOf);
  const words = lexicon.places;
  return {
    byKey: Map.groupBy(names, (name) => keyOf(name.words)),
    provinces: phraseTable([...otherProvinces(lexicon), ...places.flatMap(provinceNames)]),
    types: phraseTable(
      Object.entries(words.types).flatMap(([type, spellings]) =>
        spellings.map((spelling): [string, string] => [spelling, type]),
      ),
    ),
    districtTypes: phraseSet(words.district_types),
    before: phraseSet(words.before),
    at: phraseSet(words.at),
    after: phraseSet(words.after),
    displayed: new Map([
      [OTHER_PROVINCE, lexicon.said.other_province],
      ...places.flatMap(displayedNames),
    ]),
    shortNames: new Map(places.map(({ province }) => [province.id, province.short])),
    longest: Math.max(1, ...names.map((name) => name.words.length)),
  };
}

/** The letters of a name without marks and blanks: "Sa Pa" and "sapa" are one. */
export function keyOf(words: readonly Word[]): string {
  return words.map(({ folded }) => folded).join('');
}

/** Sure when every unit of a name leads to the same commune, and no district shares it. */
export function isSure(names: readonly PlaceName[], commune: string): boolean {
  return names.every(({ kind, communes }) => kind !== 'district' && communes.includes(commune));
}

function namesOf({ province, communes, former }: Places): readonly PlaceName[] {
  const id = (commune: string) => `${province.id}/${commune}`;
  return [
    ...communes.map((commune) => {
      const { type } = commune;
      const words = phrase(commune.name);
      return {
        words,
        province: province.id,
        kind: 'commune' as const,
        type,
        district: '',
        communes: [id(commune.id)],
      };
    }),
    ...former.flatMap(({ district, units }) => {
      const [type, name] = kindAndName(district);
      const districtKey = keyOf(phrase(name));
      const all = [...new Set(units.flatMap(({ now }) => now))].map(id);
      return [
        {
          words: phrase(name),
          province: province.id,
          kind: 'district' as const,
          type,
          district: districtKey,
          communes: all,
        },
        ...units.map((unit) => ({
          words: phrase(unit.name),
          province: province.id,
          kind: 'former' as const,
          type: unit.type,
          district: districtKey,
          communes: unit.now.map(id),
        })),
      ];
    }),
  ];
}

/** "thị xã Sa Pa" → "thị xã", "Sa Pa": the kind is written small. */
function kindAndName(district: string): readonly [string, string] {
  const at = district.search(/\p{Lu}/u);
  return [district.slice(0, at).trim(), district.slice(at)];
}

function provinceNames({ province }: Places): readonly (readonly [string, ProvinceName])[] {
  const { id, name, short, also, former } = province;
  return [
    ...[name, short, ...also].map((text): [string, ProvinceName] => [text, { id, said: name }]),
    ...former.flatMap((old) =>
      [old.name, ...old.also].map((text): [string, ProvinceName] => [text, { id, said: old.said }]),
    ),
  ];
}

function otherProvinces(lexicon: Lexicon): readonly (readonly [string, ProvinceName])[] {
  const { other_provinces: names, other_also: also, elsewhere } = lexicon.places;
  return [
    ...names
      .flat()
      .map((name): [string, ProvinceName] => [name, { id: OTHER_PROVINCE, said: name }]),
    ...Object.entries(also).map(([text, said]): [string, ProvinceName] => [
      text,
      { id: OTHER_PROVINCE, said },
    ]),
    ...elsewhere.map((text): [string, ProvinceName] => [
      text,
      { id: OTHER_PROVINCE, said: lexicon.said.other_province },
    ]),
  ];
}

function displayedNames({ province, communes }: Places): readonly (readonly [string, string])[] {
  return [
    [province.id, province.name],
    ...communes.map(({ id, type, name }): [string, string] => [
      `${province.id}/${id}`,
      `${type} ${name}`,
    ]),
  ];
}
