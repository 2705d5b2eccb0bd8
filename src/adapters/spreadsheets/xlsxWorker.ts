import { parentPort, workerData } from 'node:worker_threads';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { z } from 'zod';
import { SHEET_LIMITS, type Cell, type SheetReading } from '../../core/reports/sheet.ts';

/** Runs in a thread of its own: see readXlsx.ts. */
const bytes = z.instanceof(Uint8Array).parse(workerData);
parentPort?.postMessage(await read(bytes));

async function read(file: Uint8Array): Promise<SheetReading> {
  const refusal = refusalOf(file);
  if (refusal) return { kind: 'refused', reason: refusal };
  try {
    const sheet = await readSheet(new Blob([Uint8Array.from(file)]), 1);
    const rows = sheet
      .map((cells, at) => ({ line: at + 1, cells: cells.map(toCell) }))
      .filter(({ cells }) => cells.some((each) => each !== undefined));
    return { kind: 'rows', rows };
  } catch {
    // Whatever the library says, it says it of a file that is no workbook it can read.
    return { kind: 'refused', reason: 'not_a_sheet' };
  }
}

/**
 * What the archive says of itself, before anything is unpacked. It cannot lie to our harm: the library
 * unpacks into buffers of the sizes written here, and no further.
 */
function refusalOf(file: Uint8Array): 'not_a_sheet' | 'too_complex' | undefined {
  let entries = 0;
  let unpacked = 0;
  try {
    unzipSync(file, {
      filter({ originalSize }) {
        entries += 1;
        unpacked += originalSize;
        return false;
      },
    });
  } catch {
    return 'not_a_sheet';
  }
  const { entries: mostEntries, unpackedBytes } = SHEET_LIMITS;
  return entries > mostEntries || unpacked > unpackedBytes ? 'too_complex' : undefined;
}

function toCell(cell: unknown): Cell {
  if (cell instanceof Date) return cell;
  const plain = z.union([z.string(), z.number(), z.boolean()]).safeParse(cell);
  return plain.success && plain.data !== '' ? plain.data : undefined;
}
