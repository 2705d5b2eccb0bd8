import type { LocalDate } from '../shared/localDate.ts';
import type { AssessmentLine } from './assessment.ts';
import { valueOn } from './parameters.ts';
import type { Law, Parameter } from './parameters.ts';
import { line } from './rules.ts';

/** A single number of the law, with the line that answers "vì sao". */
export interface NumberShown {
  readonly value: number;
  readonly unit: Parameter['unit'];
  readonly line: AssessmentLine;
}

/**
 * The number a sentence may show on a day; undefined when the id is unknown, when no value counts
 * that day, or when the parameter is no single number.
 */
export function showParameter(law: Law, id: string, on: LocalDate): NumberShown | undefined {
  const parameter = law.get(id);
  if (parameter?.shape !== 'number') return undefined;
  const look = valueOn(parameter, id, on);
  if (!look.ok) return undefined;
  const { value, unit, description } = look.figure;
  const amount = unit === 'vnd' ? value : undefined;
  return { value, unit, line: line(description, [look.figure], amount) };
}
