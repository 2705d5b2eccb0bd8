import { shortForms, writtenOut, type ShortForms } from '../understanding/entities/shortForms.ts';
import type { Lexicon } from '../understanding/lexicon.ts';
import { fold, normalize, phrase, type Word } from '../understanding/normalize.ts';
import { phraseSet, phraseTable, type PhraseTable } from '../understanding/phraseTable.ts';
import type { Places } from '../understanding/places.ts';

/** How free questions are read: short forms, particles, and the names of provinces. */
export interface QuestionWords {
  readonly shorts: ShortForms;
  readonly particles: PhraseTable<true>;
  /** Ids of our provinces by their names. */
  readonly home: PhraseTable<string>;
  /** The names of other provinces, as they are written right. */
  readonly elsewhere: PhraseTable<readonly Word[]>;
  /** What stands before the name of a place: ở, tỉnh … */
  readonly before: PhraseTable<true>;
}

/** A question as it is compared. */
export interface HeardQuestion {
  readonly words: readonly Word[];
  /** The province of ours that it names, when it names one. */
  readonly named?: string;
  /** True when it names a province where the person does not live. */
  readonly isAboutOthers: boolean;
}

/** Stands for the name of any province that the person does not live in. */
const OTHER_PROVINCE: Word = {
  folded: '@province',
  letters: '@province',
  tone: 0,
  start: 0,
  end: 0,
};

/** Prepares the words of questions; `places` are our provinces. */
export function questionWords(lexicon: Lexicon, places: readonly Places[]): QuestionWords {
  const { particles, shorts } = lexicon.questions;
  const { other_provinces: provinces, other_also: also } = lexicon.places;
  // A short single word such as "tuyên" or "đn" means too many other things in a sentence.
  const otherNames = Object.keys(also).filter((name) => fold(name).includes(' '));
  return {
    shorts: shortForms({ ...lexicon.shorts, ...shorts }),
    particles: phraseSet(particles),
    home: phraseTable(places.flatMap(({ province }) => namesOf(province))),
    elsewhere: phraseTable(
      [...provinces.flat(), ...otherNames].map((name) => [name, phrase(name)]),
    ),
    before: phraseSet(lexicon.places.at),
  };
}

function namesOf({ id, short, former }: Places['province']): [string, string][] {
  return [short, ...former.map(({ name }) => name)].map((name) => [name, id]);
}

/**
 * A question without courtesy and with short forms written out. A province that is neither ours nor,
 * where it is known, the one the person lives in, becomes one and the same word: what holds for another
 * province is asked about Huế as about Hải Phòng.
 */
export function hearQuestion(text: string, words: QuestionWords, province?: string): HeardQuestion {
  const written = writtenOut(normalize(text).words, words.shorts);
  const pieces = piecesOf(written, words, province);
  const named = pieces.find((piece) => piece.named !== undefined)?.named;
  return {
    words: pieces.flatMap((piece) => piece.words),
    isAboutOthers: pieces.some((piece) => piece.words.includes(OTHER_PROVINCE)),
    ...(named !== undefined && { named }),
  };
}

/** Some words of a question, as they are compared: none for a particle. */
interface Piece {
  readonly size: number;
  readonly words: readonly Word[];
  readonly named?: string;
}

function piecesOf(
  written: readonly Word[],
  words: QuestionWords,
  province: string | undefined,
): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < written.length; at += pieces.at(-1)?.size ?? 1) {
    pieces.push(provinceAt(written, at, { words, province }) ?? wordAt(written, at, words));
  }
  return pieces;
}

function provinceAt(
  written: readonly Word[],
  at: number,
  { words, province }: { readonly words: QuestionWords; readonly province: string | undefined },
): Piece | undefined {
  const home = words.home.at(written, at);
  if (home && (province === undefined || home.value === province)) {
    const { size, value: named } = home;
    return { size, words: written.slice(at, at + size), named };
  }
  const size = home?.size ?? strangeAt(written, at, words);
  return size === undefined ? undefined : { size, words: [OTHER_PROVINCE] };
}

/** "dong thap nhat" names no Đồng Tháp: without its marks a name wants "ở" or "tỉnh" before it. */
function strangeAt(
  written: readonly Word[],
  at: number,
  { elsewhere, before }: QuestionWords,
): number | undefined {
  const found = elsewhere.at(written, at);
  const isWrittenRight = found?.value.every((right, index) => {
    const typed = written[at + index];
    return typed?.letters === right.letters && typed.tone === right.tone;
  });
  const isPlace = isWrittenRight === true || before.endingAt(written, at) !== undefined;
  return isPlace ? found?.size : undefined;
}

function wordAt(written: readonly Word[], at: number, { particles }: QuestionWords): Piece {
  const particle = particles.at(written, at);
  if (particle) return { size: particle.size, words: [] };
  return { size: 1, words: written.slice(at, at + 1) };
}
