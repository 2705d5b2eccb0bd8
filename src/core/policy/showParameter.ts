import type { LocalDate } from '../shared/localDate.ts';
import type { AssessmentLine } from './assessment.ts';
import { GROUPS, valueOn } from './parameters.ts';
import type { Figure, Law, Parameter } from './parameters.ts';
import { line } from './rules.ts';

/** A figure of the law that is one number, with the line that answers "vì sao". */
export interface NumberShown {
  readonly value: number;
  /** `age`: an age in months; anything else as the parameter says. */
  readonly unit: Parameter['unit'];
  readonly line: AssessmentLine;
}

const SEXES = ['male', 'female'] as const;

/**
 * The number a sentence may show on a day: a single one, or with a key that of a group (`poor`) or the
 * age of a sex (`male`). Undefined when the id or the key is unknown, when no value counts that day, or
 * when the parameter holds no such number.
 */
export function showParameter(
  law: Law,
  id: string,
  on: LocalDate,
  key?: string,
): NumberShown | undefined {
  const parameter = law.get(id);
  if (!parameter) return undefined;
  const look = valueOn<Figure['value']>(parameter, id, on);
  const shown = look.ok ? numberIn(parameter, look.figure.value, key) : undefined;
  if (!look.ok || !shown) return undefined;
  const amount = shown.unit === 'vnd' ? shown.value : undefined;
  return { ...shown, line: line(look.figure.description, [look.figure], amount) };
}

/** The keys of a parameter: none for a single number, undefined where no number can be shown. */
export function keysOf({ shape }: Parameter): readonly string[] | undefined {
  switch (shape) {
    case 'number':
      return [];
    case 'by_group':
      return GROUPS;
    case 'ages_by_sex':
      return SEXES;
    case 'day':
    case 'by_year':
    case 'ladder_by_sex':
    case 'joining':
      return undefined;
  }
}

function numberIn(
  parameter: Parameter,
  value: Figure['value'],
  key: string | undefined,
): Pick<NumberShown, 'value' | 'unit'> | undefined {
  const keys = keysOf(parameter);
  if (!keys || (keys.length === 0 ? key !== undefined : !keys.some((known) => known === key))) {
    return undefined;
  }
  const number = typeof value === 'object' && key !== undefined ? ownValue(value, key) : value;
  if (typeof number === 'number') return inUnit(number, parameter.unit);
  return isAge(number) ? { value: number.years * 12 + number.months, unit: 'age' } : undefined;
}

function inUnit(value: number, unit: Parameter['unit']): Pick<NumberShown, 'value' | 'unit'> {
  return { value: unit === 'age' ? value * 12 : value, unit };
}

function ownValue(value: object, key: string): unknown {
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function isAge(value: unknown): value is { readonly years: number; readonly months: number } {
  return typeof value === 'object' && value !== null && 'years' in value && 'months' in value;
}
