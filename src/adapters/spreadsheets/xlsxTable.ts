import writeXlsxFile from 'write-excel-file/node';

/** A workbook of one sheet. */
export interface XlsxTable {
  /** At most 31 characters, none of `\ / ? * [ ] :`. */
  readonly sheet: string;
  /** The heading line. */
  readonly headings: readonly string[];
  /** A text is always a text, whatever it begins with: nothing is a formula, a phone keeps its 0. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What one cell can hold (Microsoft, "Excel specifications and limits"). */
const LONGEST_TEXT = 32_767;
/** Signs that XML 1.0 does not know; a workbook with one of them does not open. */
// eslint-disable-next-line no-control-regex
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const NARROWEST = 8;
const WIDEST = 50;

/** The table as the bytes of an `.xlsx` file, its heading line bold and always in sight. */
export async function xlsxTable({ sheet, headings, rows }: XlsxTable): Promise<Buffer> {
  const widths = headings.map((heading, at) => {
    const lengths = rows.slice(0, 200).map((row) => String(row[at] ?? '').length);
    return { width: Math.min(WIDEST, Math.max(NARROWEST, heading.length, ...lengths) + 2) };
  });
  const written = [
    headings.map((heading) => ({
      value: clean(heading),
      type: String,
      fontWeight: 'bold' as const,
    })),
    ...rows.map((row) => row.map(cellOf)),
  ];
  const options = { sheet, columns: widths, stickyRowsCount: 1 };
  return writeXlsxFile(written, options).toBuffer();
}

function cellOf(cell: string | number) {
  return typeof cell === 'number'
    ? { value: cell, type: Number }
    : { value: clean(cell), type: String };
}

function clean(text: string): string {
  return text.toWellFormed().replace(NO_XML, ' ').slice(0, LONGEST_TEXT);
}
