import type { Phrases } from '../phrases.ts';
import type { Flow } from '../schema.ts';
import { leavesOf } from './leavesOf.ts';
import {
  expressionsOf,
  factsOf,
  lawsIn,
  lawsInExpression,
  nodesOf,
  templatesOf,
} from './templates.ts';

/** Ids of the parameters that flows and phrases show or decide by. */
export function parametersNamed(flows: readonly Flow[], phrases: Phrases): ReadonlySet<string> {
  const nodes = flows.flatMap((flow) => nodesOf(flow).map(([, node]) => node));
  const templates = [
    ...nodes.flatMap(templatesOf),
    ...leavesOf([], phrases).map(([, text]) => text),
  ];
  const expressions = nodes.flatMap((node) => [...expressionsOf(node), ...factsOf(node)]);
  return new Set([...templates.flatMap(lawsIn), ...expressions.flatMap(lawsInExpression)]);
}
