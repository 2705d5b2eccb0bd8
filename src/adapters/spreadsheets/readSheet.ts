import { SHEET_LIMITS, type SheetReading } from '../../core/reports/sheet.ts';
import { readCsv } from './readCsv.ts';
import { readXlsx } from './readXlsx.ts';

/** The first bytes of a ZIP archive, which an `.xlsx` file is. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Of an OLE file: a workbook of Excel 97–2003, or one that is locked with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The rows of an uploaded file, CSV or XLSX by what it holds and not by its name. Never throws for what
 * somebody uploaded: a file that cannot be read is refused with the reason.
 */
export async function readSheet(bytes: Uint8Array): Promise<SheetReading> {
  if (bytes.length > SHEET_LIMITS.bytes) return { kind: 'refused', reason: 'too_large' };
  if (beginsWith(bytes, OLE)) return { kind: 'refused', reason: 'old_excel' };
  const reading = beginsWith(bytes, ZIP) ? await readXlsx(bytes) : readCsv(bytes);
  return reading.kind === 'rows' ? withinLimits(reading) : reading;
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function withinLimits(reading: Extract<SheetReading, { kind: 'rows' }>): SheetReading {
  const { rows } = reading;
  if (rows.length === 0) return { kind: 'refused', reason: 'empty' };
  if (rows.length > SHEET_LIMITS.rows) return { kind: 'refused', reason: 'too_many_rows' };
  const wide = rows.find(({ cells }) => cells.length > SHEET_LIMITS.columns);
  return wide ? { kind: 'refused', reason: 'too_many_columns', line: wide.line } : reading;
}
