import type { Target, TargetSubject } from '../desk/targets.ts';
import type { Cell, SheetRow } from './sheet.ts';
import { cellText, readCount } from './sheetCells.ts';
import { headerOf, periodOf, type Header, type HeaderWords } from './targetHeader.ts';

/** Why a line of targets is refused. */
export const TARGET_PROBLEMS = [
  'no_header',
  'no_subject_column',
  'no_people_column',
  'column_unknown',
  'column_twice',
  'subject_missing',
  'two_subjects',
  'commune_unknown',
  'commune_ambiguous',
  'commune_unsure',
  'commune_outside',
  'agent_unknown',
  'agent_ambiguous',
  'agent_outside',
  'period_missing',
  'period_malformed',
  'people_missing',
  'people_malformed',
  'target_twice',
  'no_targets',
] as const;

export type TargetProblemCode = (typeof TARGET_PROBLEMS)[number];

/** What is wrong, where: the line as the person's program shows it, the heading of the column. */
export interface TargetProblem {
  readonly line: number;
  readonly code: TargetProblemCode;
  readonly column?: string;
  /** What stands there, or the names it may be. */
  readonly found?: string;
}

/** What a name may be. */
export type SubjectReading =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'unsure'; readonly name: string }
  | { readonly kind: 'several'; readonly names: readonly string[] }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown' };

/** Who is meant by the names of a list. `province` as it is written in the line, may be empty. */
export interface SubjectReader {
  commune(name: string, province: string): SubjectReading;
  agent(name: string): SubjectReading;
}

/** All of a list, or every reason against it: nothing is taken in by halves. */
export type TargetSheet =
  | { readonly kind: 'targets'; readonly targets: readonly Target[] }
  | { readonly kind: 'refused'; readonly problems: readonly TargetProblem[] };

/** How many reasons are told at once. */
const MOST_PROBLEMS = 200;

/**
 * The targets of a list: a heading line, then a line per commune or agent. Either one column names the
 * period and one the people, or each period has a column of its own; an empty cell there is no target.
 * Totals and titles above the heading line are passed over up to the first line that names a commune or
 * agent column.
 */
export function readTargets(
  rows: readonly SheetRow[],
  words: HeaderWords,
  subjects: SubjectReader,
): TargetSheet {
  const found = headerOf(rows, words);
  if (found.kind === 'refused') return found;
  const lines = rows
    .slice(rows.indexOf(found.header.row) + 1)
    .filter(({ cells }) => !isBlank(cells));
  const read = lines.map((row) => readLine(row, found.header, subjects));
  const targets = read.flatMap((line) => line.targets);
  const problems = [...read.flatMap((line) => line.problems), ...twice(read)];
  if (problems.length > 0) {
    const inOrder = problems.toSorted((a, b) => a.line - b.line).slice(0, MOST_PROBLEMS);
    return { kind: 'refused', problems: inOrder };
  }
  if (targets.length > 0) return { kind: 'targets', targets };
  return { kind: 'refused', problems: [{ line: found.header.row.line, code: 'no_targets' }] };
}

interface Line {
  readonly line: number;
  readonly targets: readonly Target[];
  readonly problems: readonly TargetProblem[];
}

function readLine(row: SheetRow, header: Header, subjects: SubjectReader): Line {
  const subject = readSubject(row, header, subjects);
  const amounts = amountsOf(row, header);
  const problems = [subject, ...amounts].filter((each) => 'code' in each);
  if (problems.length > 0 || 'code' in subject) return { line: row.line, targets: [], problems };
  const targets = amounts.flatMap((each) => ('code' in each ? [] : [{ ...each, subject }]));
  return { line: row.line, targets, problems: [] };
}

function readSubject(
  row: SheetRow,
  { columns }: Header,
  subjects: SubjectReader,
): TargetSubject | TargetProblem {
  const [commune, agent, province] = [columns.commune, columns.agent, columns.province].map((at) =>
    at === undefined ? '' : cellText(row.cells[at]),
  );
  if (commune && agent) return { line: row.line, code: 'two_subjects' };
  if (commune) {
    const reading = subjects.commune(commune, province ?? '');
    return subjectOf(row.line, { kind: 'commune', name: commune, reading });
  }
  if (!agent) return { line: row.line, code: 'subject_missing' };
  return subjectOf(row.line, { kind: 'agent', name: agent, reading: subjects.agent(agent) });
}

interface Named {
  readonly kind: TargetSubject['kind'];
  readonly name: string;
  readonly reading: SubjectReading;
}

function subjectOf(line: number, { kind, name, reading }: Named): TargetSubject | TargetProblem {
  switch (reading.kind) {
    case 'one':
      return { kind, id: reading.id };
    case 'unsure':
      return { line, code: 'commune_unsure', found: `${name} → ${reading.name}` };
    case 'several':
      return { line, code: `${kind}_ambiguous`, found: `${name} → ${reading.names.join(' / ')}` };
    case 'outside':
      return { line, code: `${kind}_outside`, found: name };
    case 'unknown':
      return { line, code: `${kind}_unknown`, found: name };
  }
}

type Amount = Pick<Target, 'period' | 'people'>;

function amountsOf(row: SheetRow, header: Header): readonly (Amount | TargetProblem)[] {
  if (header.periods.length === 0) return [amountOfLine(row, header)];
  return header.periods.flatMap(({ at, heading, period }): (Amount | TargetProblem)[] => {
    const cell = row.cells[at];
    if (cellText(cell) === '') return [];
    const people = readCount(cell);
    return people === undefined
      ? [{ line: row.line, code: 'people_malformed', column: heading, found: cellText(cell) }]
      : [{ period, people }];
  });
}

function amountOfLine(row: SheetRow, header: Header): Amount | TargetProblem {
  const { line } = row;
  const cell = header.columns.people === undefined ? undefined : row.cells[header.columns.people];
  const period = periodOf(row, header);
  if (period.kind === 'missing') return { line, code: 'period_missing' };
  if (period.kind === 'malformed') return { line, code: 'period_malformed', found: period.found };
  if (cellText(cell) === '') return { line, code: 'people_missing' };
  const people = readCount(cell);
  if (people === undefined) return { line, code: 'people_malformed', found: cellText(cell) };
  return { period: period.name, people };
}

/** The same target in two lines: nobody can say which is meant, though they agree. */
function twice(lines: readonly Line[]): readonly TargetProblem[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ line, targets }) =>
    targets.flatMap(({ subject, period }): TargetProblem[] => {
      const key = `${subject.kind} ${subject.id} ${period}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, line);
      return first === undefined ? [] : [{ line, code: 'target_twice', found: String(first) }];
    }),
  );
}

function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cellText(cell) === '');
}
