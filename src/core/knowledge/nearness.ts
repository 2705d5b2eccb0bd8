import type { LocalDate } from '../shared/localDate.ts';
import { PLACES, plainQuestion } from './entry.ts';
import type { Entry } from './entry.ts';
import { hearQuestion, type QuestionWords } from './questionWords.ts';

/** Who asks and when: it decides which entries they may be given. */
export interface Asker {
  /** A province id such as `hanoi`; any other text: somewhere else; undefined: not known. */
  readonly province?: string | undefined;
  readonly on: LocalDate;
}

/** What a question says of places. */
interface About {
  readonly asker: Asker;
  readonly named?: string;
  readonly isAboutOthers: boolean;
}

/** What holds in a province, for somebody who names none: one that is about the province as such … */
const OF_SOMEWHERE = 0.6;
/** … and one that is told from others by a place in it, such as an office. */
const OF_SOME_PLACE = 0.85;
/** What holds where the asker lives, or asks about, comes before what holds everywhere. */
const OF_HERE = 1.05;

/** Prepares how much each entry counts for an asker: 0 when they may not be given it at all. */
export function nearnessTo(entries: readonly Entry[], words: QuestionWords) {
  const elsewhere = entries.map((entry) =>
    hearQuestion(plainQuestion(entry), words).named === undefined ? OF_SOME_PLACE : OF_SOMEWHERE,
  );
  const nearness = (
    entry: Entry,
    { asker, isAboutOthers }: About,
    here: Entry['place'] | undefined,
  ) => {
    if (!mayHave(entry, asker)) return 0;
    if (entry.place === 'national') return 1;
    if (isAboutOthers) return 0;
    return entry.place === here ? OF_HERE : undefined;
  };
  return (about: About): Float32Array => {
    const here = placeOf(about.asker.province ?? about.named);
    return Float32Array.from(
      entries,
      (entry, at) => nearness(entry, about, here) ?? elsewhere[at] ?? 0,
    );
  };
}

/** The folder of an entry's place for a province id: `lao_cai` → `lao-cai`. */
export function placeOf(province: string | undefined): Entry['place'] | undefined {
  const folder = province?.replaceAll('_', '-');
  return PLACES.find((place) => place === folder && place !== 'national');
}

/** Whether an entry holds for an asker that day; who did not say where they live may live anywhere. */
export function mayHave({ place, from, to }: Entry, { province, on }: Asker): boolean {
  const isThere = place === 'national' || province === undefined || placeOf(province) === place;
  return isThere && from <= on && (to === undefined || on <= to);
}
