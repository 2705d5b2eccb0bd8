import type { LocalDate } from '../shared/localDate.ts';
import type { Lexicon } from '../understanding/lexicon.ts';
import type { Places } from '../understanding/places.ts';
import { plainQuestion, PLACES } from './entry.ts';
import type { Entry, OutOfScope } from './entry.ts';
import { lineIndex } from './lineIndex.ts';
import { meaningsOf } from './meanings.ts';
import { mender } from './mend.ts';
import { hearQuestion, questionWords, type QuestionWords } from './questionWords.ts';
import type { Signals } from './settings.ts';
import { wordIndex } from './wordIndex.ts';

/** Who asks and when: it decides which entries they may be given. */
export interface Asker {
  /** A province id such as `hanoi`; any other text: somewhere else; undefined: not known. */
  readonly province?: string | undefined;
  readonly on: LocalDate;
}

/** An entry with how well it fits, from 0 to 1. */
export interface Ranked {
  readonly entry: Entry;
  readonly score: number;
}

/** What a question comes to before anything is decided. */
export interface Ranking {
  /** Best first; only entries that hold for the asker that day. */
  readonly ranked: readonly Ranked[];
  /** The province of ours that the question names. */
  readonly named?: string;
  /** True when it names a province where the person does not live. */
  readonly isAboutOthers: boolean;
  readonly signals: Signals;
}

/** Ranks entries for a question; `blend` is the share of the words in the score. */
export type Rank = (question: string, asker: Asker, blend: number) => Ranking;

/** What the ranking is made of. */
export interface RetrievalContent {
  readonly entries: readonly Entry[];
  readonly outOfScope: OutOfScope;
  readonly lexicon: Lexicon;
  readonly places: readonly Places[];
}

const MOST_RANKED = 10;
/** So many of those whose words fit best are looked at line by line. */
const LOOKED_AT = 60;
/** Syllables from which on a question is as long as it needs to be. */
const LONG = 8;
/** The second this far behind, as a share of the first, is far enough. */
const WIDE = 0.3;
/** How much nearer ones count more. */
const SHARP = 8;
/** Who names no province does not ask for what holds in one. */
const OF_SOMEWHERE = 0.6;
const OF_SOME_PLACE = 0.85;
/** What holds where the asker lives, or asks about, comes before what holds everywhere. */
const OF_HERE = 1.05;

/** Prepares the ranking: BM25 over all lines of an entry, and the nearest single line. */
export function prepareRank({ entries, outOfScope, lexicon, places }: RetrievalContent): Rank {
  const words = questionWords(lexicon, places);
  const withMeanings = meaningsOf(lexicon.questions.same);
  const texts = [...entries.map(linesOf), ...outOfScope.topics.map(({ asked }) => asked)];
  const subjects = texts.map((lines) =>
    lines.map((line) => withMeanings(hearQuestion(line, words).words)),
  );
  const byWords = wordIndex(subjects);
  const byLine = lineIndex(subjects);
  const mend = mender(byWords);
  const outside = outOfScope.topics.map((_, at) => entries.length + at);
  const namesPlace = entries.map((entry) => namedIn(plainQuestion(entry), words));

  return (question, asker, blend) => {
    const heard = hearQuestion(question, words, asker.province);
    const { named, isAboutOthers } = heard;
    const mended = mend(heard.words);
    const meant = withMeanings(mended);
    const allowed = entries.flatMap((entry, at) =>
      isMeant(entry, isAboutOthers) && mayHave(entry, asker) ? [at] : [],
    );
    const word = byWords.score(meant);
    entries.forEach((entry, at) => {
      word[at] = scoreAt(word, at) * nearness(entry, { asker, named, names: namesPlace[at] });
    });
    const looked = topOf(allowed, word, LOOKED_AT);
    const line = byLine.score(meant, [...looked, ...outside]);
    const blended = word.map((score, at) => blend * score + (1 - blend) * scoreAt(line, at));
    entries.forEach((entry, at) => {
      const near = nearness(entry, { asker, named, names: namesPlace[at] });
      blended[at] = blend * scoreAt(word, at) + (1 - blend) * scoreAt(line, at) * near;
    });
    const best = topOf(looked, blended, MOST_RANKED);
    const [first, second] = best;
    const match = scoreAt(blended, first);
    const strange = outside.reduce((most, at) => Math.max(most, scoreAt(blended, at)), 0);
    return {
      ranked: best.flatMap((at) => rankedAt(entries[at], scoreAt(blended, at))),
      ...(named !== undefined && { named }),
      isAboutOthers,
      signals: {
        match,
        words: scoreAt(word, first),
        line: scoreAt(line, first),
        coverage: first === undefined ? 0 : byWords.coverage(meant, first),
        margin: marginOf(match, scoreAt(blended, second)),
        lead: match - strange,
        length: Math.min(mended.length, LONG) / LONG,
        agreement: agreementOf(line, looked, first),
        apart: match === 0 ? 0 : Math.max(-1, 1 - strange / match),
        clarity: clarityOf(blended, best),
      },
    };
  };
}

function namedIn(text: string, words: QuestionWords): boolean {
  return hearQuestion(text, words).named !== undefined;
}

/** How near an entry's place is to the asker and to what they ask about. */
function nearness(
  { place }: Entry,
  {
    asker,
    named,
    names,
  }: {
    readonly asker: Asker;
    readonly named: string | undefined;
    readonly names: boolean | undefined;
  },
): number {
  if (place === 'national') return 1;
  if (placeOf(asker.province ?? named) === place) return OF_HERE;
  return names === true ? OF_SOMEWHERE : OF_SOME_PLACE;
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

/** A question about another province is none about ours. */
function isMeant({ place }: Entry, isAboutOthers: boolean): boolean {
  return place === 'national' || !isAboutOthers;
}

/** The question itself tells more than a way to ask it. */
function linesOf(entry: Entry): readonly string[] {
  const title = plainQuestion(entry);
  return [title, title, ...entry.asked];
}

/** How far the second is behind, as a share of the first; a wide margin is as good as a very wide one. */
function marginOf(first: number, second: number): number {
  return first === 0 ? 0 : Math.min(WIDE, 1 - second / first) / WIDE;
}

function agreementOf(line: Float32Array, looked: readonly number[], first: number | undefined) {
  const others = looked.reduce((most, at) => (at === first ? most : Math.max(most, scoreAt(line, at))), 0);
  return scoreAt(line, first) - others;
}

function clarityOf(blended: Float32Array, best: readonly number[]): number {
  const first = scoreAt(blended, best[0]);
  const sum = best.reduce((all, at) => all + (scoreAt(blended, at) / first) ** SHARP, 0);
  return sum === 0 ? 0 : 1 / sum;
}

function topOf(
  allowed: readonly number[],
  scores: Float32Array,
  most: number,
): readonly number[] {
  return allowed
    .filter((at) => scoreAt(scores, at) > 0)
    .sort((a, b) => scoreAt(scores, b) - scoreAt(scores, a))
    .slice(0, most);
}

function scoreAt(scores: Float32Array, at: number | undefined): number {
  return at === undefined ? 0 : (scores[at] ?? 0);
}

function rankedAt(entry: Entry | undefined, score: number): Ranked[] {
  return entry ? [{ entry, score }] : [];
}
