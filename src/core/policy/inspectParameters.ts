import type { z } from 'zod';
import { addDays, addMonths, monthsBetween } from '../shared/localDate.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { parameterSchema } from './parameters.ts';
import type { Parameter } from './parameters.ts';

/** A parameter file as read from disk: parsed YAML, nothing checked. */
export interface ParameterFile {
  /** Path as a person would type it, e.g. `content/parameters/hanoi/contribution-support.yaml`. */
  readonly file: string;
  /** The parameter's id: path under `content/parameters` without `.yaml`. */
  readonly id: string;
  readonly content: unknown;
}

/** Something wrong (or soon wrong) in a content file, and what to do about it. */
export interface Finding {
  readonly file: string;
  /** Where in the file, e.g. `['values', 1, 'from']`. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly cure: string;
  /** An error stops the start; a warning is for the editor. */
  readonly severity: 'error' | 'warning';
}

const DAYS_OF_NOTICE = 60;
const MONTHS_UNTIL_REVIEW = 12;
const LAWFUL_ID = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)+$/;

/**
 * Everything an editor should know about parameter files on a day. Errors: unknown keys, values
 * without date or reference, unsorted or overlapping values, an empty list without `not_found`.
 * Warnings: a value that ends within 60 days with nothing after it, no review for a year.
 */
export function inspectParameters(files: readonly ParameterFile[], on: LocalDate): Finding[] {
  return files.flatMap((file) => {
    const parsed = parameterSchema.safeParse(file.content);
    const errors = parsed.success
      ? valueErrors(parsed.data)
      : parsed.error.issues.map(schemaProblem);
    const warnings = parsed.success
      ? [...endingSoon(parsed.data, on), ...reviewOverdue(parsed.data, on)]
      : [];
    return [
      ...[...idProblems(file), ...errors].map((problem) => found(file, 'error', problem)),
      ...warnings.map((problem) => found(file, 'warning', problem)),
    ];
  });
}

type Problem = Pick<Finding, 'path' | 'message' | 'cure'>;

function found({ file }: ParameterFile, severity: Finding['severity'], problem: Problem): Finding {
  return { file, severity, ...problem };
}

function idProblems({ id }: ParameterFile): Problem[] {
  if (LAWFUL_ID.test(id)) return [];
  const cure = 'name folder and file in lower case with hyphens, as <law>/<name>.yaml';
  return [{ path: [], message: `"${id}" is no id of a parameter`, cure }];
}

function schemaProblem({ path, message }: z.core.$ZodIssue): Problem {
  const last = String(path.at(-1));
  const cure = CURES.get(last) ?? 'compare with another file of content/parameters';
  return { path, message: `${path.join('.') || 'the file'}: ${message}`, cure };
}

const CURES: ReadonlyMap<string, string> = new Map([
  ['from', 'write the first day the value counts, as YYYY-MM-DD'],
  ['to', 'write the last day the value counts, as YYYY-MM-DD, or leave it out'],
  ['reference', 'write reference: { title, article } of the law the value stands in'],
  ['title', 'name the law, decree or notice'],
  ['article', 'name the article'],
  ['reviewed', 'write the day somebody last compared the file with the law, as YYYY-MM-DD'],
  ['shape', 'say what a value looks like: see src/core/policy/parameters.ts'],
]);

function valueErrors({ values, not_found }: Parameter): Problem[] {
  if (values.length === 0 && !not_found) {
    const cure = 'add a value, or say under not_found what was looked for and whom to ask';
    return [{ path: ['values'], message: 'there is no value', cure }];
  }
  return values.flatMap((value, index) => {
    const before = values[index - 1];
    return [
      ...(value.to && value.to < value.from ? [endsBeforeItBegins(index)] : []),
      ...(before && value.from < before.from ? [unsorted(index)] : []),
      ...(before && overlaps(before, value) ? [overlapping(index)] : []),
    ];
  });
}

function overlaps(
  before: { from: LocalDate; to?: LocalDate | undefined },
  value: { from: LocalDate },
): boolean {
  return value.from >= before.from && (!before.to || before.to >= value.from);
}

function endsBeforeItBegins(index: number): Problem {
  const path = ['values', index, 'to'];
  return { path, message: 'the value ends before it begins', cure: 'mend from or to' };
}

function unsorted(index: number): Problem {
  const path = ['values', index, 'from'];
  return { path, message: 'the value begins before the one above it', cure: 'sort by from' };
}

function overlapping(index: number): Problem {
  const path = ['values', index, 'from'];
  const message = 'the value begins while the one above it still counts';
  return { path, message, cure: 'end the value above with to: the day before' };
}

function endingSoon({ values, not_found }: Parameter, on: LocalDate): Problem[] {
  const notice = addDays(on, DAYS_OF_NOTICE);
  return values.flatMap(({ to }, index) => {
    if (!to || to > notice) return [];
    if (isHistory(to, values[index + 1]?.from ?? (not_found && addDays(to, 1)), on)) return [];
    const message = `the value ends on ${to} and nothing follows`;
    const cure = 'look for the new value and add it; until then answers after that day are refused';
    return [{ path: ['values', index, 'to'], message, cure }];
  });
}

/** What ended long ago, and was followed by something or explained; or goes on without a gap. */
function isHistory(to: LocalDate, next: LocalDate | '' | undefined, on: LocalDate): boolean {
  return Boolean(next) && (to < on || next === addDays(to, 1));
}

function reviewOverdue({ reviewed }: Parameter, on: LocalDate): Problem[] {
  if (monthsBetween(reviewed, on) < MONTHS_UNTIL_REVIEW) return [];
  const message = `nobody compared the file with the law since ${reviewed}`;
  const due = addMonths(reviewed, MONTHS_UNTIL_REVIEW);
  return [{ path: ['reviewed'], message, cure: `due since ${due}: compare, then set reviewed` }];
}
