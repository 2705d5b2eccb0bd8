import { probability, SIGNALS } from './settings.ts';
import type { Judge, Signal, Signals } from './settings.ts';

/** Signals with what was right, and how much the example counts. */
export interface Example {
  readonly signals: Signals;
  readonly isRight: boolean;
  readonly weight: number;
}

type Model = Pick<Judge, 'bias' | 'weights'>;

const ROUNDS = 4_000;
const STEP = 2;
/** Keeps weights small where the examples say little. */
const RESTRAINT = 0.000_3;
const DECIMALS = 1_000;

/** Logistic regression by plain descent: the same examples give the same model. */
export function fitLogistic(examples: readonly Example[]): Model {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0) || 1;
  let model: Model = { bias: 0, weights: weightsOf(() => 0) };
  for (let round = 0; round < ROUNDS; round += 1) model = descend(model, examples, total);
  return { bias: rounded(model.bias), weights: weightsOf((name) => rounded(model.weights[name])) };
}

function descend(model: Model, examples: readonly Example[], total: number): Model {
  let bias = 0;
  const slopes = weightsOf(() => 0);
  for (const { signals, isRight, weight } of examples) {
    const error = (probability(model, signals) - (isRight ? 1 : 0)) * weight;
    bias += error;
    for (const name of SIGNALS) slopes[name] += error * signals[name];
  }
  return {
    bias: model.bias - (STEP * bias) / total,
    weights: weightsOf(
      (name) =>
        model.weights[name] - STEP * (slopes[name] / total + RESTRAINT * model.weights[name]),
    ),
  };
}

function weightsOf(value: (name: Signal) => number): Record<Signal, number> {
  return {
    match: value('match'),
    words: value('words'),
    line: value('line'),
    coverage: value('coverage'),
    margin: value('margin'),
    lead: value('lead'),
    length: value('length'),
    agreement: value('agreement'),
    apart: value('apart'),
    clarity: value('clarity'),
  };
}

function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
