import type { Lexicon } from '../understanding/lexicon.ts';
import type { Places } from '../understanding/places.ts';
import { bestOf, scoreAt } from './best.ts';
import { plainQuestion } from './entry.ts';
import type { Entry, OutOfScope } from './entry.ts';
import { lineIndex } from './lineIndex.ts';
import { meaningsOf } from './meanings.ts';
import { mender } from './mend.ts';
import { nearnessTo, type Asker } from './nearness.ts';
import { hearQuestion, questionWords } from './questionWords.ts';
import type { Signals } from './settings.ts';
import { signalsOf } from './signals.ts';
import { wordIndex } from './wordIndex.ts';

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

/** Prepares the ranking: BM25 over all lines of an entry, and the nearest single line. */
export function prepareRank(content: RetrievalContent): Rank {
  const { entries } = content;
  const { words, withMeanings, byWords, byLine, mend, outside } = indexed(content);
  const nearness = nearnessTo(entries, words);

  return (question, asker, blend) => {
    const { words: heard, ...about } = hearQuestion(question, words, asker.province);
    const mended = mend(heard);
    const meant = withMeanings(mended);
    const word = byWords.score(meant);
    const near = nearness({ asker, ...about });
    near.forEach((share, at) => (word[at] = scoreAt(word, at) * share));
    const looked = bestOf(word, entries.length, LOOKED_AT);
    const line = byLine.score(meant, [...looked, ...outside]);
    const blended = new Float32Array(word.length);
    for (const at of [...looked, ...outside]) {
      const alike = scoreAt(line, at) * (near[at] ?? 1);
      blended[at] = blend * scoreAt(word, at) + (1 - blend) * alike;
    }
    const best = bestOf(blended, entries.length, MOST_RANKED);
    return {
      ranked: best.flatMap((at) => rankedAt(entries[at], scoreAt(blended, at))),
      ...about,
      signals: signalsOf({
        ...{ word, line, blended, looked, best },
        outside: outside.reduce((most, at) => Math.max(most, scoreAt(blended, at)), 0),
        coverage: byWords.coverage(meant, best[0] ?? 0),
        length: mended.length,
      }),
    };
  };
}

/** Subjects are the entries and, behind them, what is out of scope. */
function indexed({ entries, outOfScope, lexicon, places }: RetrievalContent) {
  const words = questionWords(lexicon, places);
  const withMeanings = meaningsOf(lexicon.questions.same);
  const texts = [...entries.map(linesOf), ...outOfScope.topics.map(({ asked }) => asked)];
  const subjects = texts.map((lines) =>
    lines.map((line) => withMeanings(hearQuestion(line, words).words)),
  );
  const byWords = wordIndex(subjects);
  return {
    ...{ words, withMeanings, byWords },
    byLine: lineIndex(subjects),
    mend: mender(byWords),
    outside: outOfScope.topics.map((_, at) => entries.length + at),
  };
}

/** The question itself tells more than a way to ask it. */
function linesOf(entry: Entry): readonly string[] {
  const title = plainQuestion(entry);
  return [title, title, ...entry.asked];
}

function rankedAt(entry: Entry | undefined, score: number): Ranked[] {
  return entry ? [{ entry, score: Math.min(1, score) }] : [];
}
