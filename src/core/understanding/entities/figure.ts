import type { NormalText } from '../normalize.ts';
import { isDigits, isGap } from './found.ts';

/** A number written in digits: `digits / 10 ** decimals`, exact. */
export interface Figure {
  readonly digits: number;
  readonly decimals: number;
  /** The index of the word after it. */
  readonly next: number;
  /** False for `1.500`, which is 1,500 or 1.5. */
  readonly confident: boolean;
  /** How many thousands groups were set apart: 2 in `1.500.000`. */
  readonly groups: number;
}

const POINT = /^[.,]$/;
const BLANK = /^ $/;
/** Longer numbers are cards and accounts. */
const MOST_DIGITS = 13;

/** Reads `1500000`, `1.500.000`, `1,5`, `1 500 000` at word `at`; not dates nor phones. */
export function readFigure(text: NormalText, at: number): Figure | undefined {
  const pieces = pointed(text, at);
  const first = pieces[0];
  if (first === undefined || pieces.join('').length > MOST_DIGITS) return undefined;
  if (pieces.length === 1) return spaced(text, at) ?? plain(first, at);
  const next = at + pieces.length;
  if (areThousands(pieces)) {
    const digits = Number(pieces.join(''));
    const confident = pieces.length > 2 || digits >= 10_000;
    return { digits, decimals: 0, next, confident, groups: pieces.length - 1 };
  }
  return decimal(pieces, next);
}

function decimal(pieces: readonly string[], next: number): Figure | undefined {
  const last = pieces.at(-1) ?? '';
  const whole = pieces.slice(0, -1);
  const isDecimal = last.length <= 2 && (whole.length === 1 || areThousands(whole));
  if (!isDecimal) return undefined;
  const groups = whole.length - 1;
  // "1.500.000,00" is how invoices write a whole amount.
  if (groups > 0 && Number(last) === 0) {
    return { digits: Number(whole.join('')), decimals: 0, next, confident: true, groups };
  }
  return { digits: Number(pieces.join('')), decimals: last.length, next, confident: true, groups };
}

function plain(piece: string, at: number): Figure {
  return { digits: Number(piece), decimals: 0, next: at + 1, confident: true, groups: 0 };
}

function pointed(text: NormalText, at: number): readonly string[] {
  const pieces: string[] = [];
  for (let index = at; isDigits(text.words[index]); index += 1) {
    pieces.push(text.words[index]?.folded ?? '');
    if (!isGap(text, index, POINT) || pieces.length > MOST_DIGITS) break;
  }
  return pieces;
}

/** `1 500 000`, `500 000`: groups of three set apart by one blank, and round. */
function spaced(text: NormalText, at: number): Figure | undefined {
  const pieces: string[] = [];
  for (let index = at; isGroup(text, index, pieces.length); index += 1) {
    pieces.push(text.words[index]?.folded ?? '');
    if (!isGap(text, index, BLANK)) break;
  }
  const digits = pieces.join('');
  if (pieces.length < 2 || !areThousands(pieces) || !digits.endsWith('00')) return undefined;
  const next = at + pieces.length;
  return { ...plain(digits, at), next, groups: pieces.length - 1 };
}

function isGroup(text: NormalText, index: number, before: number): boolean {
  const word = text.words[index];
  return isDigits(word) && before < 5 && (before === 0 || word.folded.length === 3);
}

function areThousands(pieces: readonly string[]): boolean {
  const [first, ...rest] = pieces;
  if (first === undefined || first.length > 3 || first.startsWith('0')) return false;
  return rest.every(({ length }) => length === 3);
}
