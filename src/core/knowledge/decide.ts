import type { Entry } from './entry.ts';
import { placeOf, type Asker } from './nearness.ts';
import type { Rank, Ranked, Ranking } from './retrieve.ts';
import { probability } from './settings.ts';
import type { Retrieval, Signals } from './settings.ts';

/** What is done with a question: answered, asked back, or not answered. */
export interface Decision {
  /** `answer`: the first result is the one; `choose`: one of up to three; `none`: out of scope. */
  readonly decision: 'answer' | 'choose' | 'none';
  readonly results: readonly Ranked[];
  /**
   * What an answer may be written from when none is sure: as `results`, and also for a question that is
   * near to being offered some. Only what holds for the asker for certain.
   */
  readonly related: readonly Ranked[];
}

const MOST_CHOICES = 3;
/** What scores less than this share of the first is no choice beside it. */
const WORTH_OFFERING = 0.5;
/** A cosine from which on the question is one of the lines, marks and particles aside. */
const WORD_FOR_WORD = 0.99;
/** Three syllables of the eight from which on a question is long. */
const SHORTEST_QUESTION = 3 / 8;
const NOTHING: Decision = { decision: 'none', results: [], related: [] };
/** From this share of the probability on that makes a choice, a question is near to one. */
const NEARLY = 0.6;
const MOST_RELATED = 4;

/**
 * Finds what a question asks for. A place's answer is never given to who lives elsewhere; who did not say
 * where they live gets it when they ask about the place by name.
 */
export function decide(rank: Rank, retrieval: Retrieval, question: string, asker: Asker): Decision {
  const ranking = rank(question, asker, retrieval.blend);
  const [first] = ranking.ranked;
  if (!first || ranking.signals.lead < retrieval.outside) return NOTHING;
  const results = offered(ranking, asker);
  const isSure = isSureOf(ranking.signals, retrieval);
  const isWithin = mayBeAnswered(ranking) && isForAsker(first.entry, ranking, asker);
  if (isSure && isWithin) return sure(first, results);
  const nearness = isSure ? 1 : nearnessOf(ranking.signals, retrieval);
  return unsure(ranking, asker, { nearness, results });
}

/** From one on the right answer is probably among those offered. */
function nearnessOf(signals: Signals, { near }: Retrieval): number {
  return probability(near, signals) / near.threshold;
}

function sure(first: Ranked, results: readonly Ranked[]): Decision {
  const others = results.filter((one) => one !== first);
  return { decision: 'answer', results: [first, ...others], related: [] };
}

function unsure(
  ranking: Ranking,
  asker: Asker,
  { nearness, results }: { readonly nearness: number; readonly results: readonly Ranked[] },
): Decision {
  if (nearness < NEARLY) return NOTHING;
  const related = relatedIn(ranking, asker);
  return nearness < 1 ? { ...NOTHING, related } : { decision: 'choose', results, related };
}

function relatedIn(ranking: Ranking, asker: Asker): readonly Ranked[] {
  const least = (ranking.ranked[0]?.score ?? 0) * WORTH_OFFERING;
  return ranking.ranked
    .filter(({ entry, score }) => score >= least && isForAsker(entry, ranking, asker))
    .slice(0, MOST_RELATED);
}

/** Asked word for word, or judged so; two words such as "lương hưu" are a topic and no question. */
function isSureOf(signals: Signals, { sure }: Retrieval): boolean {
  if (signals.line >= WORD_FOR_WORD) return true;
  return signals.length >= SHORTEST_QUESTION && probability(sure, signals) >= sure.threshold;
}

/** What is out of scope, or asked of another province, may look much like an answer: at most it is offered. */
function mayBeAnswered({ signals, isAboutOthers }: Ranking): boolean {
  return signals.lead > 0 && !isAboutOthers;
}

/** What holds in a province is for who lives there or, where that is not known, asks about it by name. */
function isForAsker({ place }: Entry, { named }: Ranking, { province }: Asker): boolean {
  return place === 'national' || placeOf(province ?? named) === place;
}

/** Where the province is not known, what holds everywhere comes before what holds in a place. */
function offered({ ranked, named }: Ranking, asker: Asker): readonly Ranked[] {
  const least = (ranked[0]?.score ?? 0) * WORTH_OFFERING;
  const worth = ranked.filter(({ score }) => score >= least).slice(0, MOST_CHOICES);
  const isFirst = ({ entry: { place } }: Ranked) =>
    asker.province !== undefined || place === (placeOf(named) ?? 'national');
  return [...worth.filter(isFirst), ...worth.filter((one) => !isFirst(one))];
}
