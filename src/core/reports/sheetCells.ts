import type { Cell } from './sheet.ts';

/** More people than any commune or agent has. */
const MOST_PEOPLE = 1_000_000;
/** Whole numbers, with or without thousands as Việt Nam writes them (`1.250`), a blank or a comma. */
const COUNT = /^(?:\d{1,7}|\d{1,3}(?:[., \u00a0\u202f]\d{3})+)$/;

/** The whole number of people in a cell; undefined for anything that is none, or not surely one. */
export function readCount(cell: Cell): number | undefined {
  const number = typeof cell === 'number' ? cell : readText(cell);
  if (number === undefined || !Number.isInteger(number)) return undefined;
  return number >= 0 && number <= MOST_PEOPLE ? number : undefined;
}

function readText(cell: Cell): number | undefined {
  if (typeof cell !== 'string') return undefined;
  const text = cell.normalize('NFKC').trim();
  return COUNT.test(text) ? Number(text.replace(/\D/g, '')) : undefined;
}

/** A cell as one line of text, without what only the eye sees. */
export function cellText(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === undefined ? '' : String(cell).normalize('NFC').replace(/\s+/g, ' ').trim();
}
