import type { EvaluationRow, FunnelRow, ResponseRow, StepRow } from './counts.ts';
import type { ResultRow } from './resultTable.ts';
import type { Heading, ReportWords } from './words.ts';

/** A table as it leaves the desk: a heading line and rows of texts and numbers. */
export interface ExportTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What an export says of ids. */
export interface Naming {
  readonly words: ReportWords;
  /** A commune, an agent or a province as a person reads it. */
  readonly nameOf: (id: string) => string | undefined;
}

type Value = string | number | undefined;

/** A table of these columns; what is not known is an empty cell. */
export function tableOf<Item>(
  { words }: Pick<Naming, 'words'>,
  items: readonly Item[],
  columns: readonly (readonly [Heading, (item: Item) => Value])[],
): ExportTable {
  return {
    headings: columns.map(([heading]) => words.exports.headings[heading]),
    rows: items.map((item) => columns.map(([, read]) => read(item) ?? '')),
  };
}

export function resultsTable(rows: readonly ResultRow[], naming: Naming): ExportTable {
  const { words } = naming;
  return tableOf(naming, rows, [
    ['subject', ({ subject }) => named(naming, subject)],
    ['result', ({ result }) => result],
    ['target', ({ target }) => target],
    ['percent', ({ percent }) => percent],
    ['expected', ({ expected }) => expected],
    ['months', ({ months }) => months],
    ['state', ({ state }) => words.report.states[state]],
  ]);
}

export function funnelTable(rows: readonly FunnelRow[], naming: Naming): ExportTable {
  return tableOf(naming, rows, [
    ['key', ({ key }) => named(naming, key)],
    ['started', ({ started }) => started],
    ['computed', ({ computed }) => computed],
    ['captured', ({ captured }) => captured],
    ['contacted', ({ contacted }) => contacted],
    ['registered', ({ registered }) => registered],
  ]);
}

export function stepsTable(rows: readonly StepRow[], naming: Naming): ExportTable {
  return tableOf(naming, rows, [
    ['flow', ({ flow }) => flow],
    ['node', ({ node }) => node],
    ['asked', ({ asked }) => asked],
    ['answered', ({ answered }) => answered],
    ['lastSeen', ({ lastSeen }) => lastSeen],
    ['misses', ({ misses }) => misses],
  ]);
}

export function responseTable(rows: readonly ResponseRow[], naming: Naming): ExportTable {
  const hours = (value: number | undefined) =>
    value === undefined ? undefined : Math.round(value * 10) / 10;
  return tableOf(naming, rows, [
    ['subject', ({ subject }) => named(naming, subject)],
    ['captured', ({ captured }) => captured],
    ['contacted', ({ contacted }) => contacted],
    ['median', ({ median }) => hours(median)],
    ['p90', ({ p90 }) => hours(p90)],
    ['kept', ({ kept }) => kept],
    ['broken', ({ broken }) => broken],
    ['running', ({ running }) => running],
  ]);
}

type Evaluated = EvaluationRow & {
  readonly target: number | undefined;
  readonly percent: number | undefined;
};

export function evaluationTable(rows: readonly Evaluated[], naming: Naming): ExportTable {
  return tableOf(naming, rows, [
    ['agent', ({ agent }) => named(naming, agent)],
    ['leads', ({ leads }) => leads],
    ['contacted', ({ contacted }) => contacted],
    ['contactedInTime', ({ contactedInTime }) => contactedInTime],
    ['registered', ({ registered }) => registered],
    ['target', ({ target }) => target],
    ['percent', ({ percent }) => percent],
    ['months', ({ months }) => months],
    ['everRegistered', ({ everRegistered }) => everRegistered],
    ['stillPaying', ({ stillPaying }) => stillPaying],
    ['wrongNumbers', ({ wrongNumbers }) => wrongNumbers],
    ['refusals', ({ refusals }) => listed(refusals)],
  ]);
}

function listed(refusals: EvaluationRow['refusals']): string {
  return Object.entries(refusals)
    .map(([reason, times]) => `${reason}: ${times}`)
    .join('; ');
}

function named({ words, nameOf }: Naming, id: string): string {
  return id === '' ? words.exports.unknown : (nameOf(id) ?? id);
}
