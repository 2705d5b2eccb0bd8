import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Household } from './households.ts';
import { columnsOf, idOf } from './row.ts';
import type { Row } from './row.ts';

/** Every row by the number of its household. */
export type Rows = ReadonlyMap<number, Row>;

const ENDING = '.csv';

/** The reviewed results: a CSV file per calculator. A folder that is not there holds none. */
export async function readTables(folder: string): Promise<Rows> {
  const texts = await Promise.all(
    (await tablesIn(folder)).map((name) => readFile(path.join(folder, name), 'utf8')),
  );
  return byId(texts.flatMap(rowsIn));
}

/** Writes the results in the order of the households; tables without any household go. */
export async function writeTables(
  folder: string,
  households: readonly Household[],
  rows: Rows,
): Promise<void> {
  const calculators = [...new Set(households.map(({ calculator }) => calculator))];
  const old = await tablesIn(folder);
  await mkdir(folder, { recursive: true });
  await Promise.all(old.map((name) => rm(path.join(folder, name))));
  await Promise.all(
    calculators.map((calculator) => {
      const asking = households.filter((household) => household.calculator === calculator);
      const own = asking.flatMap(({ id }) => rows.get(id) ?? []);
      return writeFile(path.join(folder, calculator + ENDING), tableOf(calculator, own));
    }),
  );
}

export function byId(rows: readonly Row[]): Rows {
  return new Map(rows.map((row) => [idOf(row), row]));
}

async function tablesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(ENDING));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function tableOf(calculator: string, rows: readonly Row[]): string {
  const columns = columnsOf(calculator);
  const lines = rows.map((row) => columns.map((column) => row.get(column) ?? ''));
  return [columns, ...lines].map((line) => `${line.map(quoted).join(',')}\n`).join('');
}

function rowsIn(text: string): readonly Row[] {
  const [columns = [], ...lines] = text.trimEnd().split('\n').map(cellsIn);
  return lines.map(
    (cells) => new Map(columns.map((column, index) => [column, cells[index] ?? ''])),
  );
}

/** Line ends never stand inside a cell: texts are one line each. */
function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellsIn(line: string): string[] {
  return [...`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*)),/g)].map(
    ([, inQuotes, plain = '']) => inQuotes?.replaceAll('""', '"') ?? plain,
  );
}
