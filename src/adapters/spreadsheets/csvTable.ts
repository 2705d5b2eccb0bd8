/** Without it Excel takes UTF-8 for the system's code page and breaks every accented letter. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/**
 * Rows as CSV after RFC 4180: CRLF, quotes where a cell needs them; UTF-8 with a byte order mark. A
 * text that a spreadsheet would run as a formula is made text by a leading apostrophe (OWASP, "CSV
 * Injection"); numbers stay numbers.
 */
export function csvTable(rows: readonly (readonly (string | number)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(csvCell).join(',') + LINE_END).join('');
}

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The full-width signs count too: some spreadsheets take them for the plain ones. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
