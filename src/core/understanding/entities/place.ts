import { fits, isMarked, type NormalText, type Word } from '../normalize.ts';
import { withoutBeginning, withoutEnd } from './courtesy.ts';
import { foundAt, type Found } from './found.ts';
import { isSure, keyOf, type PlaceIndex, type PlaceName, type ProvinceName } from './placeIndex.ts';
import { isOneTypoAway } from './typo.ts';

/** What an answer says about a commune. */
export type CommuneReading =
  | { readonly kind: 'one'; readonly found: Found<string> }
  | { readonly kind: 'several'; readonly communes: readonly string[] };

/** What an answer says about a province. */
export type ProvinceReading =
  | { readonly kind: 'one'; readonly found: Found<ProvinceName> }
  | { readonly kind: 'several'; readonly provinces: readonly string[] };

/** More communes than this are no choice but a list: the person is asked again. */
const MOST_OPTIONS = 12;
const SHORTEST_FOR_TYPO = 5;

/** The commune an answer names, by its new or old name; several when the name was shared or split. */
export function readCommune(
  text: NormalText,
  index: PlaceIndex,
  province?: string,
): CommuneReading | undefined {
  const asked = askedFor(text, index, province);
  const exact = matching(index, asked);
  const names = exact.length > 0 ? exact : similar(index, asked);
  const chosen = chosenAmong(names, asked);
  const communes = [...new Set(chosen.flatMap((name) => name.communes))];
  const [only] = communes;
  if (only === undefined || communes.length > MOST_OPTIONS) return undefined;
  if (communes.length > 1) return { kind: 'several', communes };
  const confident = exact.length > 0 && isSure(ofType(exact, asked), only);
  const span = { from: 0, to: text.words.length };
  return { kind: 'one', found: foundAt(text, span, { value: only, confident }) };
}

/** The province an answer names, or that a commune or district it names lies in. */
export function readProvince(text: NormalText, index: PlaceIndex): ProvinceReading | undefined {
  const named = provincesIn(text.words, index);
  if (named.length > 0) return provinceReading(text, named, true);
  const asked = askedFor(text, index);
  const names = matching(index, asked);
  const ids = [...new Set(names.map(({ province }) => province))];
  const implied = ids.map((id) => ({ id, said: index.displayed.get(id) ?? id }));
  return provinceReading(
    text,
    implied,
    names.some(({ kind }) => kind !== 'former'),
  );
}

/** What the person says of a commune: its bare name, and what narrows it down. */
interface Asked {
  readonly words: readonly Word[];
  readonly type: string | undefined;
  readonly isDistrict: boolean;
  readonly province: string | undefined;
  readonly district: string | undefined;
}

/** Courtesy goes only where it must: "Nghia Do" ends in a name, not in "đó". */
function askedFor(text: NormalText, index: PlaceIndex, province?: string): Asked {
  const begun = withoutBeginning(text.words, index.before);
  const polite = withoutEnd(begun, index.after);
  const ways = [text.words, begun, polite].map((words) => askedIn(words, index, province));
  return (
    ways.find((asked) => matching(index, asked).length > 0) ?? askedIn(polite, index, province)
  );
}

function askedIn(words: readonly Word[], index: PlaceIndex, province?: string): Asked {
  const ended = withoutProvince(words, index);
  const { words: named, district } = withoutDistrict(ended.words, index);
  const asked = { district, province: province ?? ended.province };
  const type = index.types.at(named, 0);
  if (type && type.size < named.length) {
    return { ...asked, words: named.slice(type.size), type: type.value, isDistrict: false };
  }
  const size = index.districtTypes.at(named, 0)?.size ?? 0;
  const isDistrict = size > 0 && size < named.length;
  return { ...asked, words: isDistrict ? named.slice(size) : named, type: undefined, isDistrict };
}

/** "Minh Khai Hà Nội" → "Minh Khai" in `hanoi`. */
function withoutProvince(words: readonly Word[], index: PlaceIndex) {
  const last = index.provinces.endingAt(words, words.length);
  const isOurs = last !== undefined && index.shortNames.has(last.value.id);
  if (!isOurs || last.size >= words.length) return { words, province: undefined };
  const rest = withoutEnd(words.slice(0, -last.size), index.at);
  // "phường Lào Cai" is a ward with the name of its province.
  if (index.types.whole(rest)) return { words, province: undefined };
  return { words: rest, province: last.value.id };
}

/** "Minh Khai, quận Bắc Từ Liêm" → "Minh Khai" in that district. */
function withoutDistrict(words: readonly Word[], index: PlaceIndex) {
  for (let at = words.length - 1; at > 0; at -= 1) {
    const names = index.byKey.get(keyOf(words.slice(at))) ?? [];
    const district = names.find(({ kind }) => kind === 'district')?.district;
    const size = index.districtTypes.endingAt(words, at)?.size ?? 0;
    const rest = words.slice(0, Math.max(0, at - size));
    if (district !== undefined && index.byKey.has(keyOf(bare(rest, index)))) {
      return { words: rest, district };
    }
  }
  return { words, district: undefined };
}

function bare(words: readonly Word[], index: PlaceIndex): readonly Word[] {
  const size = index.types.at(words, 0)?.size ?? 0;
  return size < words.length ? words.slice(size) : words;
}

function matching(index: PlaceIndex, asked: Asked): readonly PlaceName[] {
  const names = index.byKey.get(keyOf(asked.words)) ?? [];
  return narrowed(
    names.filter((name) => isSpelled(asked.words, name.words)),
    asked,
  );
}

/** Marks that were typed must be right, whether "Sa Pa" or "sapa" was written. */
function isSpelled(typed: readonly Word[], meant: readonly Word[]): boolean {
  if (typed.length !== meant.length) return !typed.some(isMarked);
  return typed.every((word, at) => {
    const other = meant[at];
    return other !== undefined && fits(word, other);
  });
}

function similar(index: PlaceIndex, asked: Asked): readonly PlaceName[] {
  const key = keyOf(asked.words);
  if (key.length < SHORTEST_FOR_TYPO || asked.words.length > index.longest + 1) return [];
  // Wrong marks on the right letters come first: nothing else can be nearer.
  const respelled = narrowed(index.byKey.get(key) ?? [], asked);
  if (respelled.length > 0) return respelled;
  const begun = narrowed(beginningWith(index, key), asked);
  if (begun.length > 0) return begun;
  const near = [...index.byKey]
    .filter(([other]) => isOneTypoAway(key, other))
    .flatMap(([, names]) => names);
  return narrowed(near, asked);
}

/** "Văn Miếu" is enough of "Văn Miếu - Quốc Tử Giám". */
function beginningWith(index: PlaceIndex, key: string): readonly PlaceName[] {
  const names = [...index.byKey].filter(([other]) => other.startsWith(key) && other.length > 12);
  return names.flatMap(([, each]) => each);
}

function narrowed(names: readonly PlaceName[], asked: Asked): readonly PlaceName[] {
  return names.filter(
    ({ province, district, kind }) =>
      (asked.province === undefined || asked.province === province) &&
      (asked.district === undefined || asked.district === district) &&
      (!asked.isDistrict || kind === 'district'),
  );
}

/**
 * A name of today goes before the same name of yesterday, unless the kind that was typed fits only
 * the old one: "xã Yên Sở" is not phường Yên Sở.
 */
function chosenAmong(names: readonly PlaceName[], { type }: Asked): readonly PlaceName[] {
  const fitting = ofType(names, { type });
  const units = fitting.filter(({ kind }) => kind !== 'district');
  const today = units.filter(({ kind }) => kind === 'commune');
  if (today.length > 0) return today;
  return units.length > 0 ? units : fitting;
}

/** The names of the kind that was typed, or all where none is or the kind fits none. */
function ofType(names: readonly PlaceName[], { type }: Pick<Asked, 'type'>): readonly PlaceName[] {
  const typed = type === undefined ? names : names.filter((name) => name.type === type);
  return typed.length > 0 ? typed : names;
}

function provincesIn(words: readonly Word[], index: PlaceIndex): readonly ProvinceName[] {
  const whole = index.provinces.whole(
    withoutEnd(withoutBeginning(words, index.before), index.after),
  );
  if (whole) return [whole];
  const found: ProvinceName[] = [];
  for (let at = 0; at < words.length;) {
    const match = index.provinces.at(words, at);
    // Two letters in the middle of a sentence may be anything.
    const isName = match && keyOf(words.slice(at, at + match.size)).length > 3;
    if (isName) found.push(match.value);
    at += isName ? match.size : 1;
  }
  return found.filter(({ id }, at) => found.findIndex((other) => other.id === id) === at);
}

function provinceReading(
  text: NormalText,
  provinces: readonly ProvinceName[],
  confident: boolean,
): ProvinceReading | undefined {
  const [only] = provinces;
  if (only === undefined) return undefined;
  if (provinces.length > 1) return { kind: 'several', provinces: provinces.map(({ id }) => id) };
  const span = { from: 0, to: text.words.length };
  return { kind: 'one', found: foundAt(text, span, { value: only, confident }) };
}
