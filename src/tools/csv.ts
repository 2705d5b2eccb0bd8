import type { Column } from './column.ts';

/** Without it Excel takes UTF-8 for the system's code page and breaks every accented letter. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/**
 * The list as CSV after RFC 4180: a heading line, CRLF, quotes where a cell needs them; UTF-8 with a
 * byte order mark. A cell that a spreadsheet would run as a formula is made text by a leading
 * apostrophe (OWASP, "CSV Injection").
 */
export function csvOf<Item>(columns: readonly Column<Item>[], items: readonly Item[]): string {
  const rows = [
    columns.map(({ heading }) => heading),
    ...items.map((item) => columns.map(({ cell }) => cell(item))),
  ];
  return BYTE_ORDER_MARK + rows.map((row) => row.map(csvCell).join(',') + LINE_END).join('');
}

function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The full-width signs count too: some spreadsheets take them for the plain ones. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
