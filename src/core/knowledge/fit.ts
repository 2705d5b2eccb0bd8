import type { LocalDate } from '../shared/localDate.ts';
import { examplesOf } from './examples.ts';
import type { AskedExample } from './examples.ts';
import { fitLogistic } from './logistic.ts';
import type { RetrievalContent } from './retrieve.ts';
import type { QuestionCase } from './score.ts';
import { probability } from './settings.ts';
import type { Judge, Retrieval } from './settings.ts';

const BLENDS = [0.65, 0.8, 0.9];
/**
 * Of a hundred questions answered at once at most two may be answered wrongly. Those it is fitted to
 * are answered better than others will be: so of those only one.
 */
const MOST_WRONG_WHEN_SURE = 0.004;
/** So many questions of people in scope carry the thresholds alone, when there are some out of scope too. */
const ENOUGH_QUESTIONS = 40;
/** Of the questions whose answer is among the first three, so many are answered or offered at least. */
const FEWEST_KEPT = 0.99;
/** Of those, so many may be lost to what is out of scope. */
const MOST_LOST = 0.008;
/** A question of ours that is refused is worse than a choice offered to one that is not. */
const WORTH_OF_KEPT = 3;
/** How much all questions out of scope count beside all those in scope. */
const WEIGHT_OF_OUTSIDE = 0.6;
const DECIMALS = 1_000;

interface FitContent extends RetrievalContent {
  readonly on: LocalDate;
  /** Questions of people, beside the lines of the content. */
  readonly questions: readonly QuestionCase[];
}

/**
 * Fits the retrieval to the content: every line that asks for an entry is asked while it is left out,
 * every topic out of scope too, and the given questions beside them. Deterministic.
 */
export function fit(content: FitContent): Retrieval {
  const tried = BLENDS.map((blend) => ({ blend, examples: examplesOf(content, blend) }));
  const [best] = tried.toSorted((a, b) => firsts(b.examples) - firsts(a.examples));
  if (!best) throw new Error('no blend was tried');
  const { blend, examples } = best;
  const sure = fitted(examples, (example) => example.place === 1, sureThreshold);
  const near = fitted(examples, (example) => example.place !== undefined, nearThreshold);
  const outside = outsideThreshold(examples);
  return { blend, sure, near, outside, fitted: summary(content, examples, sure) };
}

type IsRight = (example: AskedExample) => boolean;
type Threshold = (judged: readonly Judgement[]) => number;

interface Judgement {
  readonly probability: number;
  readonly isRight: boolean;
  readonly isInside: boolean;
}

function fitted(examples: readonly AskedExample[], isRight: IsRight, threshold: Threshold): Judge {
  const known = telling(examples, 'all');
  const outside = known.filter(({ isInside }) => !isInside).length;
  const inside = known.length - outside;
  const weightOutside = outside === 0 ? 0 : (WEIGHT_OF_OUTSIDE * inside) / outside;
  const model = fitLogistic(
    known.map((example) => ({
      signals: example.signals,
      isRight: isRight(example),
      weight: example.isInside ? 1 : weightOutside,
    })),
  );
  const judged = telling(examples, 'given').map((example) => ({
    probability: probability(model, example.signals),
    isRight: isRight(example),
    isInside: example.isInside,
  }));
  return { ...model, threshold: threshold(judged) };
}

/**
 * Lines of editors are harder than what people ask: where there are enough, people's questions tell what
 * is right. Of what is out of scope, topics that nobody thought of tell as well.
 */
function telling(
  examples: readonly AskedExample[],
  outside: 'given' | 'all',
): readonly AskedExample[] {
  const given = examples.filter(({ isGiven }) => isGiven);
  const isEnough = given.filter(({ isInside }) => isInside).length >= ENOUGH_QUESTIONS;
  if (!isEnough || !given.some(({ isInside }) => !isInside)) return examples;
  return outside === 'given' ? given : examples.filter((one) => one.isGiven || !one.isInside);
}

/** The lowest probability from which on almost nothing is wrong. */
function sureThreshold(judged: readonly Judgement[]): number {
  const sorted = judged.toSorted((a, b) => b.probability - a.probability);
  let wrong = 0;
  let threshold = 1;
  sorted.forEach(({ probability: each, isRight }, index) => {
    if (!isRight) wrong += 1;
    if (wrong <= MOST_WRONG_WHEN_SURE * (index + 1)) threshold = each;
  });
  return up(threshold);
}

/** Where most that is out of scope is refused and almost nothing else. */
function nearThreshold(judged: readonly Judgement[]): number {
  const right = judged.filter(({ isRight }) => isRight);
  const outside = judged.filter(({ isInside }) => !isInside);
  const candidates = right.map((each) => up(each.probability)).toSorted((a, b) => a - b);
  const most = candidates[Math.floor((1 - FEWEST_KEPT) * candidates.length)] ?? 0;
  const worth = (threshold: number) =>
    (WORTH_OF_KEPT * right.filter((each) => each.probability >= threshold).length) /
      Math.max(1, right.length) +
    outside.filter((each) => each.probability < threshold).length / Math.max(1, outside.length);
  const steps = Array.from({ length: 100 }, (_, step) => step / 100);
  const [best = 0] = steps.filter((step) => step <= most).toSorted((a, b) => worth(b) - worth(a));
  return best;
}

/** Below this lead hardly any question has its answer among the first three. */
function outsideThreshold(examples: readonly AskedExample[]): number {
  const leads = examples
    .filter(({ place }) => place !== undefined)
    .map(({ signals }) => signals.lead)
    .toSorted((a, b) => a - b);
  return Math.min(0, up(leads[Math.floor(MOST_LOST * leads.length)] ?? 0));
}

function up(value: number): number {
  return Math.ceil(value * DECIMALS) / DECIMALS;
}

function firsts(examples: readonly AskedExample[]): number {
  return examples.filter(({ place }) => place === 1).length;
}

function summary(
  { entries, questions, on }: FitContent,
  examples: readonly AskedExample[],
  { threshold, ...model }: Judge,
): Retrieval['fitted'] {
  const inside = examples.filter(({ isInside }) => isInside);
  const sure = inside.filter(({ signals }) => probability(model, signals) >= threshold);
  const share = (count: number) => up(count / Math.max(1, inside.length));
  return {
    on,
    entries: entries.length,
    questions: questions.length,
    examples_in_scope: inside.length,
    examples_out_of_scope: examples.length - inside.length,
    first: share(firsts(inside)),
    among_three: share(inside.filter(({ place }) => place !== undefined).length),
    answered_at_once: share(sure.length),
  };
}
