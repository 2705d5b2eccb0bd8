import { csvTable } from '../adapters/spreadsheets/csvTable.ts';
import type { Column } from './column.ts';

/** The list as CSV with a heading line; see `csvTable`. */
export function csvOf<Item>(columns: readonly Column<Item>[], items: readonly Item[]): string {
  return csvTable([
    columns.map(({ heading }) => heading),
    ...items.map((item) => columns.map(({ cell }) => cell(item))),
  ]);
}
