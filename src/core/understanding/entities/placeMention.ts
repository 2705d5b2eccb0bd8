import { isMarked, type NormalText } from '../normalize.ts';
import { foundAt, isGap, type Found } from './found.ts';
import { isSure, keyOf, type PlaceIndex, type PlaceName } from './placeIndex.ts';

/** More communes than this are not listed one by one. */
const MOST_OPTIONS = 5;
const SHORTEST_PROVINCE = 4;

/** The provinces named in a free text, by their id. */
export function findProvinces(text: NormalText, index: PlaceIndex): readonly Found<string>[] {
  return text.words.flatMap((_, from) => {
    const match = index.provinces.at(text.words, from);
    if (!match) return [];
    const to = from + match.size;
    // "khác" and "tuyên" are words of every day; the names of ours are not.
    const isName = match.size > 1 || index.shortNames.has(match.value.id);
    const isLong = isName && keyOf(text.words.slice(from, to)).length >= SHORTEST_PROVINCE;
    const isLed =
      index.at.endingAt(text.words, from) !== undefined || text.words.length === match.size;
    if (!isLed && (!isLong || isEveryday(text, index, { from, to }, match.value.id))) return [];
    return [foundAt(text, { from, to }, { value: match.value.id, confident: true })];
  });
}

/** "muc dong thap nhat" is not in Đồng Tháp: another province without marks and capitals must be led. */
function isEveryday(
  text: NormalText,
  index: PlaceIndex,
  { from, to }: { readonly from: number; readonly to: number },
  id: string,
): boolean {
  const isOurs = index.shortNames.has(id);
  return !isOurs && !text.words.slice(from, to).some(isMarked) && !isCapitalised(text, from, to);
}

/**
 * The communes named in a free text. Many names are everyday words (Hạnh Phúc, Trung Tâm), so one
 * counts only after "xã", "ở" and the like, or with capitals. A shared name gives each commune.
 */
export function findCommunes(text: NormalText, index: PlaceIndex): readonly Found<string>[] {
  const found: Found<string>[] = [];
  for (let at = 0; at < text.words.length;) {
    const mention = mentionAt(text, index, at);
    if (mention) found.push(...toFound(text, { from: at, to: at + mention.size }, mention.names));
    at += mention?.size ?? 1;
  }
  return found;
}

/** "Lào Cai" is the province; the ward is called "phường Lào Cai". */
function isNoProvince(text: NormalText, index: PlaceIndex, at: number): boolean {
  const isTyped = index.types.endingAt(text.words, at) !== undefined;
  return isTyped || index.provinces.at(text.words, at) === undefined;
}

interface Mention {
  readonly size: number;
  readonly names: readonly PlaceName[];
}

function mentionAt(text: NormalText, index: PlaceIndex, at: number): Mention | undefined {
  for (let size = Math.min(index.longest, text.words.length - at); size > 0; size -= 1) {
    const names = index.byKey.get(keyOf(text.words.slice(at, at + size)));
    if (names && isNoProvince(text, index, at) && isLed(text, index, { from: at, to: at + size }))
      return { size, names };
  }
  return undefined;
}

function isLed(
  text: NormalText,
  index: PlaceIndex,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const leads = [index.types, index.at, index.districtTypes];
  if (leads.some((lead) => lead.endingAt(text.words, from) !== undefined)) return true;
  return to - from > 1 && isCapitalised(text, from, to) && !isInName(text, from);
}

/** "Nguyễn Văn Hoàng" is somebody, and not in Văn Hoàng. */
function isInName(text: NormalText, from: number): boolean {
  return from > 0 && isGap(text, from - 1, /^ $/) && isCapitalised(text, from - 1, from);
}

function isCapitalised(text: NormalText, from: number, to: number): boolean {
  return text.words.slice(from, to).every(({ start }) => {
    const offset = text.offset(start);
    return /^[\p{Lu}\p{N}]/u.test(text.original.slice(offset, offset + 2));
  });
}

function toFound(
  text: NormalText,
  span: { readonly from: number; readonly to: number },
  names: readonly PlaceName[],
): readonly Found<string>[] {
  const today = names.filter(({ kind }) => kind === 'commune');
  const chosen = today.length > 0 ? today : names;
  const communes = [...new Set(chosen.flatMap((name) => name.communes))];
  if (communes.length > MOST_OPTIONS) return [];
  return communes.map((value) => {
    const confident = communes.length === 1 && isSure(names, value);
    return foundAt(text, span, { value, confident });
  });
}
