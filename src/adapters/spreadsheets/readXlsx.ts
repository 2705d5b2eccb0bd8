import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { SHEET_REFUSALS, type SheetReading } from '../../core/reports/sheet.ts';

const WORKER = new URL('./xlsxWorker.ts', import.meta.url);
const MOST_MEGABYTES = 192;
const LONGEST_MS = 10_000;

const cell = z.union([z.string(), z.number(), z.boolean(), z.date(), z.undefined()]);
const answer = z.union([
  z.object({
    kind: z.literal('rows'),
    rows: z.array(z.object({ line: z.number(), cells: z.array(cell) })),
  }),
  z.object({ kind: z.literal('refused'), reason: z.enum(SHEET_REFUSALS) }),
]);

/**
 * The rows of the first sheet of an `.xlsx` file. A workbook is a program for its reader: it is opened
 * in a thread of its own with bounded memory and time, so that one that is made to harm ends there.
 */
export function readXlsx(bytes: Uint8Array): Promise<SheetReading> {
  const worker = new Worker(WORKER, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  return new Promise((resolve) => {
    const tooComplex = () => {
      end({ kind: 'refused', reason: 'too_complex' });
    };
    const timer = setTimeout(tooComplex, LONGEST_MS);
    worker.once('message', (message: unknown) => {
      end(answer.parse(message));
    });
    // Out of memory, or out of the stack.
    worker.once('error', tooComplex);
    worker.once('exit', tooComplex);

    function end(reading: SheetReading): void {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate();
      resolve(reading);
    }
  });
}
