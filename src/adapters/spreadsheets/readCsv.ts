import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { SHEET_LIMITS, type SheetReading } from '../../core/reports/sheet.ts';

const DELIMITERS = [';', ',', '\t'] as const;
/** Lines that the delimiter is judged by: titles may stand above the heading line. */
const JUDGED_LINES = 20;
const UTF16_LITTLE = [0xff, 0xfe];

const records = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

/**
 * The rows of a CSV file: UTF-8 with or without a byte order mark (or what Excel calls "Unicode text"),
 * separated by `;`, `,` or tabs.
 */
export function readCsv(bytes: Uint8Array): SheetReading {
  const text = decoded(bytes);
  if (text === undefined) return { kind: 'refused', reason: 'not_utf8' };
  if (text.includes('\u0000')) return { kind: 'refused', reason: 'not_a_sheet' };
  try {
    const found: unknown = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: SHEET_LIMITS.rows + 1,
    });
    const rows = records.parse(found).map(({ record, info }) => ({
      line: info.lines - lineBreaksIn(record),
      cells: record.map((cell) => (cell.trim() === '' ? undefined : cell)),
    }));
    return { kind: 'rows', rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = z.object({ lines: z.number() }).safeParse(error).data?.lines;
    return { kind: 'refused', reason: 'broken_quotes', ...(line !== undefined && { line }) };
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  const isUtf16 = UTF16_LITTLE.every((byte, at) => bytes[at] === byte);
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The sign that most lines have most of. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\n|\r/, JUDGED_LINES);
  const counted = DELIMITERS.map((sign) => ({
    sign,
    times: Math.max(...lines.map((line) => line.split(sign).length)),
  }));
  return counted.reduce((best, each) => (each.times > best.times ? each : best)).sign;
}

/** A record is known by its last line; a person looks for the first. */
function lineBreaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split(/\r\n|\n|\r/).length - 1, 0);
}
