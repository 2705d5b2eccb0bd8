/** A cell as a spreadsheet or a text file gives it; undefined is an empty one. */
export type Cell = string | number | boolean | Date | undefined;

/** A row with the line that a person finds it at, from 1. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Why a file cannot be read at all. */
export const SHEET_REFUSALS = [
  'too_large',
  'not_a_sheet',
  'old_excel',
  'not_utf8',
  'broken_quotes',
  'too_many_rows',
  'too_many_columns',
  'too_complex',
  'empty',
] as const;

export type SheetRefusal = (typeof SHEET_REFUSALS)[number];

/** What became of a file: its rows, or why there are none. */
export type SheetReading =
  | { readonly kind: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly kind: 'refused'; readonly reason: SheetRefusal; readonly line?: number };

/** What a file may have at most: targets of every commune for every month are far below it. */
export const SHEET_LIMITS = {
  bytes: 2 * 1024 * 1024,
  /** What a workbook may grow to when unpacked. */
  unpackedBytes: 16 * 1024 * 1024,
  entries: 200,
  rows: 5_000,
  columns: 60,
} as const;
