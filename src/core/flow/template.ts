import { Liquid } from 'liquidjs';
import type { Template } from 'liquidjs';
import { Defect, NoFigureToday } from './failure.ts';
import { filtersOf } from './filters.ts';
import { LIMITS } from './limits.ts';
import type { Speech } from './speech.ts';

const TAGS = ['if', 'unless', 'case', 'for', 'comment'];
const FILTERS = ['default', 'size', 'join', 'first', 'last', 'upcase', 'downcase', 'capitalize'];

/** The speech that a rendering belongs to, found by its scope: filters get nothing else from us. */
const speechOf = new WeakMap<object, Speech>();
const parsedOf = new WeakMap<object, Map<string, Template[]>>();
const LIQUID = sandbox();

/**
 * The text of a template of `owner` (a flow or the phrases; what is parsed lives as long as it).
 * A variable without a value is a defect, save in a condition. Throws `Defect`.
 */
export function render(owner: object, source: string, speech: Speech): string {
  const scope = { ...speech.variables };
  speechOf.set(scope, speech);
  try {
    const text: unknown = LIQUID.renderSync(parsed(owner, source), scope);
    return withinLimit(tidy(String(text)));
  } catch (error) {
    const missing = missingFigure(error);
    if (missing) throw missing;
    throw new Defect(`a text cannot be said: ${reasonOf(error)}`, { cause: error });
  }
}

/** Liquid wraps what a filter throws. */
function missingFigure(error: unknown): NoFigureToday | undefined {
  if (!(error instanceof Error) || !('originalError' in error)) return undefined;
  return error.originalError instanceof NoFigureToday ? error.originalError : undefined;
}

/** The top-level names a template reads; throws `Defect` when it cannot be parsed. */
export function namesInTemplate(source: string): readonly string[] {
  try {
    return LIQUID.globalVariablesSync(LIQUID.parse(source));
  } catch (error) {
    throw new Defect(reasonOf(error), { cause: error });
  }
}

/** What a template reads of its variables: `due.net` is `['due', 'net']`; it must be parsable. */
export function fieldsInTemplate(source: string): readonly (readonly [string, string])[] {
  return segmentsIn(source).flatMap(([name, field]) =>
    typeof name === 'string' && typeof field === 'string' ? [[name, field] as const] : [],
  );
}

function segmentsIn(source: string) {
  try {
    return LIQUID.globalVariableSegmentsSync(LIQUID.parse(source));
  } catch {
    // What cannot be parsed is told by `namesInTemplate`.
    return [];
  }
}

function parsed(owner: object, source: string): Template[] {
  const known = parsedOf.get(owner) ?? new Map<string, Template[]>();
  parsedOf.set(owner, known);
  const template = known.get(source) ?? LIQUID.parse(source);
  known.set(source, template);
  return template;
}

/** Liquid without files, assignments and arithmetic, and with bounds on time and memory. */
function sandbox(): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    memoryLimit: 100_000,
    parseLimit: 20_000,
    templates: {},
  });
  keepOnly(liquid.tags, TAGS);
  keepOnly(liquid.filters, FILTERS);
  for (const [name, filter] of Object.entries(filtersOf((scope) => speechOf.get(scope)))) {
    liquid.registerFilter(name, filter);
  }
  return liquid;
}

function keepOnly(record: object, names: readonly string[]): void {
  for (const name of Object.keys(record)) {
    if (!names.includes(name)) Reflect.deleteProperty(record, name);
  }
}

/** Conditions leave empty lines behind; a message has one empty line at most and none at its ends. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withinLimit(text: string): string {
  if (text.length > LIMITS.messageText) {
    throw new RangeError(`a message is longer than ${LIMITS.messageText} characters`);
  }
  return text;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
