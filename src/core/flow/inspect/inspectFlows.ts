import type { Check, Finding, Surroundings } from './finding.ts';
import { inspectCalled } from './inspectCalled.ts';
import { inspectLoops } from './inspectLoops.ts';
import { inspectReferences } from './inspectReferences.ts';
import { inspectRoutes } from './inspectRoutes.ts';
import { inspectTexts } from './inspectTexts.ts';
import { inspectWords } from './inspectWords.ts';

const CHECKS: readonly Check[] = [
  inspectCalled,
  inspectRoutes,
  inspectLoops,
  inspectReferences,
  inspectWords,
  inspectTexts,
];

/** Everything wrong with the flows, flow by flow. Pure; finds nothing in flows that cannot fail. */
export function inspectFlows(surroundings: Surroundings): readonly Finding[] {
  return surroundings.flows.flatMap((flow) => CHECKS.flatMap((check) => check(flow, surroundings)));
}
