import { z } from 'zod';

const weight = z.number();

/**
 * What a ranking is judged by, all between about -1 and 1:
 *
 * - `match`: the blended score of the first;
 * - `words`: how much of the question the first entry's words cover (BM25 against the most possible);
 * - `line`: how alike the question is to the first entry's nearest line;
 * - `coverage`: the share of the question's syllables, by rarity, that the first entry holds;
 * - `margin`: how far the second entry is behind the first, as a share, 1 from three tenths on;
 * - `lead`: how far what is out of scope is behind;
 * - `length`: how much was said;
 * - `agreement`: how far the first entry's nearest line is ahead of all other entries' lines;
 * - `apart`: `lead` as a share of `match`;
 * - `clarity`: the share of the first among all that come into question, the near ones counting most.
 */
export const SIGNALS = [
  'match',
  'words',
  'line',
  'coverage',
  'margin',
  'lead',
  'length',
  'agreement',
  'apart',
  'clarity',
] as const;

export type Signal = (typeof SIGNALS)[number];

const judge = z.strictObject({
  bias: weight,
  weights: z.record(z.enum(SIGNALS), weight),
  /** From this probability on the judgement is yes. */
  threshold: z.number().min(0).max(1),
});

/**
 * `content/faq/retrieval.yaml`, written by `npm run fit`: numbers that belong to the content they were
 * fitted to. `sure` judges whether the first entry is the right one, `near` whether the right one is
 * among the first three.
 */
export const retrievalSchema = z.strictObject({
  /** Share of the words in the blended score; the rest is the nearest line. */
  blend: z.number().min(0).max(1),
  sure: judge,
  near: judge,
  /** A `lead` below this is out of scope, whatever else is judged; negative. */
  outside: z.number().max(0),
  /** What it was fitted to and how well that went, for the reader. */
  fitted: z.record(z.string(), z.union([z.string(), z.number()])),
});

export type Retrieval = z.infer<typeof retrievalSchema>;
export type Judge = Retrieval['sure'];
export type Signals = Readonly<Record<Signal, number>>;

/** How probable a judge holds it, between 0 and 1. */
export function probability({ bias, weights }: Pick<Judge, 'bias' | 'weights'>, signals: Signals) {
  const sum = SIGNALS.reduce((total, name) => total + weights[name] * signals[name], bias);
  return 1 / (1 + Math.exp(-sum));
}
