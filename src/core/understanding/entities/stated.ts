import type { NormalText } from '../normalize.ts';
import type { PhraseTable } from '../phraseTable.ts';
import type { FactTable, FactWords } from './factWords.ts';
import { foundAt, isDigits, isGap, type Found } from './found.ts';
import type { PlaceIndex } from './placeIndex.ts';
import { keyOf } from './placeIndex.ts';

/** So far before a fact a "không" still denies it: "không phải là hộ nghèo". */
const DENIED_FROM = 3;
const COMMA = /[,;.!?\n]/;

interface Match {
  readonly value: string;
  readonly size: number;
  readonly confident: boolean;
}

/** The household groups a text states, minorities by their names among them: "em người Mông". */
export function findGroups(
  text: NormalText,
  words: FactWords,
  places: PlaceIndex,
): readonly Found<string>[] {
  return findAll(
    text,
    words,
    (at) => statedAt(text, words.groups, at) ?? people(text, words, at, places),
  );
}

/** What a person does or receives: "làm tự do", "đang nhận lương hưu". */
export function findSituations(text: NormalText, words: FactWords): readonly Found<string>[] {
  return findAll(text, words, (at) => statedAt(text, words.situations, at));
}

/** How somebody pays: "đóng 3 tháng một lần"; not "đóng hằng tháng bao nhiêu". */
export function findMethods(text: NormalText, words: FactWords): readonly Found<string>[] {
  return findAll(text, words, (at) => {
    const match = statedAt(text, words.methods, at) ?? apart(text, words.methodsApart, at);
    return match && !isAmountNext(text, words, at + match.size) ? match : undefined;
  });
}

function findAll(
  text: NormalText,
  words: FactWords,
  read: (at: number) => Match | undefined,
): readonly Found<string>[] {
  const found: Found<string>[] = [];
  for (let at = 0; at < text.words.length;) {
    const match = read(at);
    if (match && !isDenied(text, words, at)) {
      found.push(foundAt(text, { from: at, to: at + match.size }, match));
    }
    at += match?.size ?? 1;
  }
  return found;
}

function statedAt(text: NormalText, { exact, near }: FactTable, at: number): Match | undefined {
  const match = exact.at(text.words, at);
  if (match) return { ...match, confident: true };
  const slip = near.at(text.words, at);
  const rest = text.words.slice(at + 1, at + (slip?.size ?? 0));
  // "la nong dan" is no slip of "làm nông".
  const isWithin = rest.some((_, index) => exact.at(text.words, at + 1 + index) !== undefined);
  return slip && !isWithin ? { ...slip, confident: false } : undefined;
}

/** "người Dao", but not "người Thái Bình". */
function people(
  text: NormalText,
  { peoplesBefore, peoples }: FactWords,
  at: number,
  places: PlaceIndex,
): Match | undefined {
  const lead = peoplesBefore.at(text.words, at)?.size ?? 0;
  const name = lead > 0 ? peoples.at(text.words, at + lead) : undefined;
  if (!name || isPlace(text, at + lead, name.size, places)) return undefined;
  return { value: 'ethnic_minority', size: lead + name.size, confident: true };
}

/** Whether a longer name of a place begins where the name of a people was found. */
function isPlace(text: NormalText, at: number, size: number, places: PlaceIndex): boolean {
  if ((places.provinces.at(text.words, at)?.size ?? 0) > size) return true;
  const pair = text.words.slice(at, at + 2);
  return pair.length > size && places.byKey.has(keyOf(pair));
}

function apart(text: NormalText, table: PhraseTable<string>, at: number): Match | undefined {
  const match = table.at(text.words, at);
  if (!match) return undefined;
  const to = at + match.size;
  const isBegun = at === 0 || isGap(text, at - 1, COMMA);
  const isEnded = to >= text.words.length || isGap(text, to - 1, COMMA);
  return isBegun && isEnded ? { ...match, confident: true } : undefined;
}

function isAmountNext(text: NormalText, { notMethodBefore }: FactWords, at: number): boolean {
  if (isGap(text, at - 1, COMMA)) return false;
  return isDigits(text.words[at]) || notMethodBefore.at(text.words, at) !== undefined;
}

/** A "không" shortly before, in the same clause; the "k" of "500k" denies nothing. */
function isDenied(text: NormalText, { denials }: FactWords, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - DENIED_FROM); before -= 1) {
    if (isGap(text, before, COMMA)) return false;
    if (denials.at(text.words, before) && !isDigits(text.words[before - 1])) return true;
  }
  return false;
}
