import { dayMonthYear } from '../shared/localDate.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type {
  Assessment,
  AssessmentLine,
  AssessmentWarning,
  LegalReference,
  Outcome,
  Refusal,
} from './assessment.ts';
import { FIGURES } from './figures.ts';
import { parameterNamed, valueOn } from './parameters.ts';
import type {
  Figure,
  Group,
  Law,
  NoValue,
  Parameter,
  ParameterHolding,
  Shape,
  ValueOf,
} from './parameters.ts';
import { fill, REFUSAL_KEYS } from './words.ts';
import type { Facts, LineKey, PolicyWords, RefusalKey, WarningCode } from './words.ts';

/** Sentences that stand under a common code of the API. */
const SHARED_CODES: Partial<Record<RefusalKey, string>> = {
  no_coefficient_for_year: 'no_value_for_date',
  years_not_allowed: 'method_not_allowed',
  months_not_allowed: 'method_not_allowed',
  late_not_allowed: 'method_not_allowed',
  prepaid_not_allowed: 'method_not_allowed',
  remaining_not_allowed: 'method_not_allowed',
  unknown_field: 'invalid_input',
  years_enough_for_pension: 'years_above_maximum',
  target_below_minimum: 'income_below_minimum',
  target_above_maximum: 'income_above_maximum',
};

/** Every code under which a calculator refuses. */
export const REFUSAL_CODES: ReadonlySet<string> = new Set(
  REFUSAL_KEYS.map((key) => SHARED_CODES[key] ?? key),
);

/** What every calculator works with. */
export interface PolicyTools {
  readonly law: Law;
  readonly words: PolicyWords;
  /** The day whose rules count when the question names none. */
  readonly today: LocalDate;
}

/** The figures in force on one day, by name; each refuses when it has no value that day. */
export interface Rules {
  readonly on: LocalDate;
  readonly words: PolicyWords;
  number(name: keyof typeof FIGURES.number): Figure<number>;
  /** As `number`; undefined where the file itself says that a value was looked for in vain. */
  numberIfFound(name: keyof typeof FIGURES.number): Figure<number> | undefined;
  day(name: keyof typeof FIGURES.day): Figure<LocalDate>;
  shares(name: keyof typeof FIGURES.by_group): Figure<ValueOf<'by_group'>>;
  /** As `shares`; undefined where the file itself says that a value was looked for in vain. */
  sharesIfFound(name: keyof typeof FIGURES.by_group): Figure<ValueOf<'by_group'>> | undefined;
  coefficients(name: keyof typeof FIGURES.by_year): Figure<ValueOf<'by_year'>>;
  ages(name: keyof typeof FIGURES.ages_by_sex): Figure<ValueOf<'ages_by_sex'>>;
  ladder(name: keyof typeof FIGURES.ladder_by_sex): Figure<ValueOf<'ladder_by_sex'>>;
  joining(name: keyof typeof FIGURES.joining): Figure<ValueOf<'joining'>>;
}

/** Carries a refusal from the rule that says no to `assess`; never leaves a calculator. */
export class RuleRefused extends Error {
  override readonly name = 'RuleRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The rules of one day. */
export function rulesOn({ law, words }: PolicyTools, on: LocalDate): Rules {
  const { number, day, by_group, by_year, ages_by_sex, ladder_by_sex, joining } = FIGURES;
  const inForce = <Value>(id: string, parameter: ParameterHolding<Value>): Figure<Value> => {
    const look = valueOn(parameter, id, on);
    if (!look.ok) throw noValue(words, look.missing);
    return look.figure;
  };
  /** Asks only where the file does not say itself that nothing was found for the day. */
  const ifFound = <Value>(id: string, parameter: ParameterHolding<Value> & NotFound) =>
    valueOn(parameter, id, on).ok || !parameter.not_found ? inForce(id, parameter) : undefined;
  return {
    on,
    words,
    number: (name) => inForce(number[name], shaped(law, number[name], 'number')),
    numberIfFound: (name) => ifFound(number[name], shaped(law, number[name], 'number')),
    day: (name) => inForce(day[name], shaped(law, day[name], 'day')),
    shares: (name) => inForce(by_group[name], shaped(law, by_group[name], 'by_group')),
    sharesIfFound: (name) => ifFound(by_group[name], shaped(law, by_group[name], 'by_group')),
    coefficients: (name) => inForce(by_year[name], shaped(law, by_year[name], 'by_year')),
    ages: (name) => inForce(ages_by_sex[name], shaped(law, ages_by_sex[name], 'ages_by_sex')),
    ladder: (name) =>
      inForce(ladder_by_sex[name], shaped(law, ladder_by_sex[name], 'ladder_by_sex')),
    joining: (name) => inForce(joining[name], shaped(law, joining[name], 'joining')),
  };
}

type NotFound = Pick<Parameter, 'not_found'>;

/** The refusal for a figure that has no value on a day: names the figure and the day. */
export function noValue(words: PolicyWords, { id, description, name, on }: NoValue): RuleRefused {
  return refusal(words, 'no_value_for_date', {
    facts: { figure: name ?? description, day: dayMonthYear(on) },
    field: 'on',
    allowed: { parameter: id, on },
  });
}

/** Runs a calculator and turns its refusal into a value; any other error is ours and goes on. */
export function assess<Result>(calculation: () => Assessment<Result>): Outcome<Result> {
  try {
    return { ok: true, ...calculation() };
  } catch (error) {
    if (error instanceof RuleRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The refusal to throw: the sentence under `key`, under the code of the API. */
export function refusal(
  words: PolicyWords,
  key: RefusalKey,
  { facts = {}, field, allowed }: { facts?: Facts; field?: string; allowed?: unknown } = {},
): RuleRefused {
  return new RuleRefused({
    code: SHARED_CODES[key] ?? key,
    message: fill(words.refusals[key], facts),
    ...(field === undefined ? {} : { field }),
    ...(allowed === undefined ? {} : { allowed }),
  });
}

/** A warning with its places filled. */
export function warning(
  words: PolicyWords,
  code: WarningCode,
  facts: Facts = {},
): AssessmentWarning {
  return { code, message: fill(words.warnings[code], facts) };
}

/**
 * One `needs_confirmation` for each figure that no official page confirms, or whose number for
 * `group` is our reading or disputed.
 */
export function doubts(
  words: PolicyWords,
  figures: readonly Figure[],
  group?: Group,
): AssessmentWarning[] {
  return figures
    .filter(
      ({ status, to_confirm }) => status !== 'confirmed' || (group && to_confirm.includes(group)),
    )
    .map(({ name, description }) =>
      warning(words, 'needs_confirmation', { figure: name ?? description }),
    );
}

/** A step of a result: its words, its amount in VND when it has one, and the figures it rests on. */
export function line(label: string, figures: readonly Figure[], amount?: number): AssessmentLine {
  return {
    label,
    ...(amount === undefined ? {} : { amount }),
    parameters: figures.map(({ id }) => id),
    references: citedOnce(figures),
  };
}

/** The references of some figures, each article once. */
export function citedOnce(figures: readonly Figure[]): LegalReference[] {
  return eachOnce(figures.map(({ reference }) => reference));
}

/** What several steps rest on together: each figure and each article once. */
export function groundsOf(lines: readonly AssessmentLine[]): Grounds {
  return {
    parameters: [...new Set(lines.flatMap(({ parameters }) => parameters))],
    references: eachOnce(lines.flatMap(({ references }) => references)),
  };
}

/** The figures and articles behind a step. */
export type Grounds = Pick<AssessmentLine, 'parameters' | 'references'>;

/** Lists are short and most places the same, so looking back costs less than a key for each. */
function eachOnce(references: readonly LegalReference[]): LegalReference[] {
  const once: LegalReference[] = [];
  for (const each of references)
    if (!once.some((known) => isSamePlace(known, each))) once.push(each);
  return once;
}

/** The label of a step with its places filled. */
export function labelled(words: PolicyWords, key: LineKey, facts: Facts = {}): string {
  return fill(words.lines[key], facts);
}

/** The parameter with the shape a calculator needs; throws when the content folder has another. */
export function shaped<S extends Shape>(
  law: Law,
  id: string,
  shape: S,
): Extract<Parameter, { shape: S }> {
  const parameter = parameterNamed(law, id);
  if (hasShape(parameter, shape)) return parameter;
  throw new Error(`"${id}" is ${parameter.shape}; content/parameters/${id}.yaml needs ${shape}`);
}

function isSamePlace(a: LegalReference, b: LegalReference): boolean {
  return a.article === b.article && a.from === b.from && a.title === b.title;
}

function hasShape<S extends Shape>(
  parameter: Parameter,
  shape: S,
): parameter is Extract<Parameter, { shape: S }> {
  return parameter.shape === shape;
}
