import { periodName, readPeriod, type Period } from '../desk/period.ts';
import { fold } from '../understanding/normalize.ts';
import type { Cell, SheetRow } from './sheet.ts';
import { cellText } from './sheetCells.ts';
import type { TargetProblem } from './targetSheet.ts';

/** What a column can be about. */
export const TARGET_COLUMNS = [
  'commune',
  'agent',
  'province',
  'period',
  'year',
  'quarter',
  'month',
  'people',
  'ignored',
] as const;

export type TargetColumn = (typeof TARGET_COLUMNS)[number];

/** The names people give to columns, by what they are about; marks, case and signs do not count. */
export type HeaderWords = Readonly<Record<TargetColumn, readonly string[]>>;

/** The heading line, understood. */
export interface Header {
  readonly row: SheetRow;
  readonly columns: Readonly<Partial<Record<TargetColumn, number>>>;
  /** Columns of their own for a period, e.g. "Tháng 11/2026". */
  readonly periods: readonly {
    readonly at: number;
    readonly heading: string;
    readonly period: string;
  }[];
}

export type HeaderReading =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'refused'; readonly problems: readonly TargetProblem[] };

/** Titles may stand above the heading line, but not many. */
const LOOKS_AT = 20;

/** The first line that names a commune or an agent column. */
export function headerOf(rows: readonly SheetRow[], words: HeaderWords): HeaderReading {
  const names = columnNames(words);
  const row = rows
    .slice(0, LOOKS_AT)
    .find(({ cells }) => cells.some((cell) => SUBJECTS.has(names.get(plain(cell)))));
  if (!row) return refusedWith({ line: rows[0]?.line ?? 1, code: 'no_header' });
  const found = row.cells.flatMap((cell, at) => headingsOf(cell, { at, names }));
  const problems = [...unknown(row, found), ...repeated(row, found)];
  if (problems.length > 0) return { kind: 'refused', problems };
  const columns = Object.fromEntries(
    found.flatMap(({ column, at }) => (column === undefined ? [] : [[column, at]])),
  );
  const periods = found.flatMap(({ at, heading, period }) =>
    period === undefined ? [] : [{ at, heading, period }],
  );
  if (periods.length === 0 && columns['people'] === undefined) {
    return refusedWith({ line: row.line, code: 'no_people_column' });
  }
  return { kind: 'header', header: { row, columns, periods } };
}

const SUBJECTS: ReadonlySet<TargetColumn | undefined> = new Set(['commune', 'agent']);

/** A cell of the heading line: a column we know, a period of its own, or neither. */
interface Heading {
  readonly at: number;
  readonly heading: string;
  readonly column?: TargetColumn;
  readonly period?: string;
}

function headingsOf(
  cell: Cell,
  { at, names }: { at: number; names: ReadonlyMap<string, TargetColumn> },
): readonly Heading[] {
  const heading = cellText(cell);
  const column = names.get(plain(cell));
  if (heading === '' || column === 'ignored') return [];
  if (column !== undefined) return [{ at, heading, column }];
  const period = readWritten(heading);
  return [{ at, heading, ...(period && { period: periodName(period) }) }];
}

function unknown({ line }: SheetRow, found: readonly Heading[]): readonly TargetProblem[] {
  return found
    .filter(({ column, period }) => column === undefined && period === undefined)
    .map(({ heading }) => ({ line, code: 'column_unknown', column: heading }));
}

function repeated({ line }: SheetRow, found: readonly Heading[]): readonly TargetProblem[] {
  const meaning = (one: Heading) => one.column ?? one.period;
  const isSecond = (one: Heading, at: number) =>
    meaning(one) !== undefined &&
    found.slice(0, at).some((other) => meaning(other) === meaning(one));
  return found
    .filter(isSecond)
    .map(({ heading }) => ({ line, code: 'column_twice', column: heading }));
}

function refusedWith(problem: TargetProblem): HeaderReading {
  return { kind: 'refused', problems: [problem] };
}

function columnNames(words: HeaderWords): ReadonlyMap<string, TargetColumn> {
  return new Map(
    TARGET_COLUMNS.flatMap((column) =>
      words[column].map((name): [string, TargetColumn] => [plain(name), column]),
    ),
  );
}

function plain(cell: Cell): string {
  return fold(cellText(cell))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export type PeriodReading =
  | { readonly kind: 'read'; readonly name: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed'; readonly found: string };

/** The period of a line: written in one cell, or as a year with a quarter or month beside it. */
export function periodOf(row: SheetRow, { columns }: Header): PeriodReading {
  const cell = (column: TargetColumn): Cell => {
    const at = columns[column];
    return at === undefined ? undefined : row.cells[at];
  };
  const written = cellText(cell('period'));
  const parts = [cell('month'), cell('quarter'), cell('year')].map(cellText);
  const found = [written, ...parts].filter((text) => text !== '').join(' ');
  if (found === '') return { kind: 'missing' };
  const period = written === '' ? ofParts(parts) : readWritten(written);
  return period ? { kind: 'read', name: periodName(period) } : { kind: 'malformed', found };
}

/** A month or quarter cell may hold the whole: `11/2026`. */
function ofParts([month = '', quarter = '', year = '']: readonly string[]): Period | undefined {
  if (month !== '' && quarter !== '') return undefined;
  const part = `${month}${quarter}`;
  if (year === '') return readWritten(part);
  return readWritten(part === '' ? year : `${numbered(month, quarter)}/${year}`);
}

/** "11", "Tháng 11" → `t11`; "IV", "Quý 4" → `q4`. */
function numbered(month: string, quarter: string): string {
  const number = (text: string) => /\d{1,2}$/.exec(arabic(fold(text)))?.[0] ?? '';
  return month === '' ? `q${number(quarter)}` : `t${number(month)}`;
}

/** Folded, signs are blanks: `11/2026` and `11-2026` are both `11 2026`. */
const SHAPES: readonly (readonly [RegExp, Period['kind']])[] = [
  [/^(?:thang|thg|t)?\s*(\d{1,2})\s*(?:nam)?\s+(\d{4})$/, 'month'],
  [/^(?:quy|q)\s*(\d)\s*(?:nam)?\s+(\d{4})$/, 'quarter'],
  [/^(?:6 thang|nua nam|h)\s*(\d)\s*(?:nam)?\s+(\d{4})$/, 'half'],
  [/^()(?:ca nam|nam)?\s*(\d{4})$/, 'year'],
];

/** A period as people write it: `2026-11`, `11/2026`, "Tháng 11/2026", "Quý IV/2026", "Năm 2026". */
function readWritten(text: string): Period | undefined {
  // A cell that a spreadsheet took for a day is the first of the month.
  const own = readPeriod(
    text
      .trim()
      .toUpperCase()
      .replace(/-01$/, (end, at) => (at === 7 ? '' : end)),
  );
  if (own) return own;
  const folded = arabic(fold(text).trim());
  for (const [shape, kind] of SHAPES) {
    const [whole, number = '', rest = ''] = shape.exec(folded) ?? [];
    if (whole !== undefined) return number === '' ? readPeriod(rest) : named(kind, number, rest);
  }
  return undefined;
}

/** A thirteenth month is none. */
function named(kind: Period['kind'], number: string, year: string): Period | undefined {
  return readPeriod(periodName({ kind, year: Number(year), number: Number(number) }));
}

/** Roman numerals, and the halves of "6 tháng đầu năm", "6 tháng cuối năm". */
const NUMERALS: Readonly<Record<string, string>> = {
  ...{ i: '1', ii: '2', iii: '3', iv: '4' },
  ...{ dau: '1', cuoi: '2' },
};

function arabic(text: string): string {
  return text.replace(/\b(iv|i{1,3}|dau|cuoi)\b/g, (numeral) => NUMERALS[numeral] ?? numeral);
}
