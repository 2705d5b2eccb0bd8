import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js';
import { Defect } from './failure.ts';
import { localDate, monthsBetween } from '../shared/localDate.ts';
import { own } from './own.ts';

/** An expression ready to run, with the names of the variables it reads. */
interface Expression {
  readonly names: readonly string[];
  readonly run: (variables: Readonly<Record<string, unknown>>) => unknown;
}

const CEL = numbersWithoutTypes(
  new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false }),
);

const compiledOf = new WeakMap<object, Map<string, Expression>>();

/**
 * The value of a CEL expression. A variable that has no value yet is `null`; a variable's
 * number is a double, so `/` rounds only between two whole literals. `owner` is the flow the expression stands in: what is compiled
 * lives as long as it. Throws `Defect`.
 */
export function evaluate(
  owner: object,
  source: string,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  const { names, run } = compile(owner, source);
  const context: Record<string, unknown> = {};
  Object.setPrototypeOf(context, null);
  for (const name of names) context[name] = own(variables, name) ?? null;
  try {
    return plainNumbers(run(context));
  } catch (error) {
    throw new Defect(`"${source}": ${reasonOf(error)}`, { cause: error });
  }
}

/** The names an expression reads; throws `Defect` when it cannot be parsed. */
export function namesIn(source: string): readonly string[] {
  return parse(source).names;
}

function compile(owner: object, source: string): Expression {
  const known = compiledOf.get(owner) ?? new Map<string, Expression>();
  compiledOf.set(owner, known);
  const expression = known.get(source) ?? parse(source);
  known.set(source, expression);
  return expression;
}

function parse(source: string): Expression {
  try {
    const run = CEL.parse(source);
    return { names: [...freeNames(run.ast)], run };
  } catch (error) {
    throw new Defect(`"${source}": ${reasonOf(error)}`, { cause: error });
  }
}

/** Whole numbers of a literal are integers to CEL and ours are doubles; arithmetic takes both. */
function numbersWithoutTypes(env: Environment): Environment {
  const operations = {
    '+': (a: unknown, b: unknown) => Number(a) + Number(b),
    '-': (a: unknown, b: unknown) => Number(a) - Number(b),
    '*': (a: unknown, b: unknown) => Number(a) * Number(b),
    '/': (a: unknown, b: unknown) => Number(a) / Number(b),
    '%': (a: unknown, b: unknown) => Number(a) % Number(b),
  };
  for (const [sign, operation] of Object.entries(operations)) {
    env.registerOperator(`double ${sign} int`, operation);
    env.registerOperator(`int ${sign} double`, operation);
  }
  return env
    .registerOperator('double % double', operations['%'])
    .registerFunction('months_between(string, string): double', wholeMonths);
}

/** Whole months from one day to another, both YYYY-MM-DD. */
function wholeMonths(from: string, to: string): number {
  return monthsBetween(localDate(from), localDate(to));
}

/** Names bound by a macro such as `list.exists(item, …)` are not variables of the flow. */
function freeNames(ast: ASTNode): Set<string> {
  if (ast.op === 'id') return new Set([ast.args]);
  const names = new Set(childrenOf(ast.args).flatMap((child) => [...freeNames(child)]));
  if (ast.op === 'rcall' && isMacro(ast.args[0])) {
    const [bound] = ast.args[2];
    if (bound?.op === 'id') names.delete(bound.args);
  }
  return names;
}

function isMacro(method: string): boolean {
  return ['all', 'exists', 'exists_one', 'map', 'filter'].includes(method);
}

function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap((arg: unknown) => childrenOf(arg));
  return isNode(args) ? [args] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

function plainNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plainNumbers);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainNumbers(item)]));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An evaluation is told by its code: its message can hold what a person said. */
function reasonOf(error: unknown): string {
  if (error instanceof EvaluationError) return error.code;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
