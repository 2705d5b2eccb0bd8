import type { AssessmentLine } from '../policy/assessment.ts';
import type { FlowTools } from './types.ts';

/** What a text is made of; `lines` gathers the law behind the figures it says. */
export interface Speech {
  readonly tools: FlowTools;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly lines: AssessmentLine[];
}
