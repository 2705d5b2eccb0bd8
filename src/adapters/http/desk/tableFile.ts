import { z } from 'zod';
import type { ExportTable } from '../../../core/reports/exportTables.ts';
import type { DeskFile } from './reply.ts';

/** Bytes of a file, made of a table and the name of its sheet. */
export type WriteTable = (table: ExportTable, sheet: string) => Promise<Buffer | string>;

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type TableFormat = keyof typeof TYPES;

/** A writer for each format. */
export type TableWriters = Readonly<Record<TableFormat, WriteTable>>;

export const tableFormat = z.enum(['csv', 'xlsx']).default('xlsx');

export interface TableParts {
  readonly table: ExportTable;
  readonly sheet: string;
  /** Of the file, without its ending: `leads-2026-11`. */
  readonly name: string;
  readonly format: TableFormat;
}

/** A table to save, in the format that was asked for. */
export async function tableFile(
  write: TableWriters,
  { table, sheet, name, format }: TableParts,
): Promise<DeskFile> {
  const bytes = await write[format](table, sheet);
  return { type: TYPES[format], bytes, name: `an-sinh-${name}.${format}` };
}
