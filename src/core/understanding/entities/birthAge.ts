import { partsOf } from '../../shared/localDate.ts';
import type { Said } from './birthDate.ts';
import type { BirthHearing } from './birthWords.ts';
import { isDigits, isGap } from './found.ts';
import { readNumeral } from './numeral.ts';

const TOUCHING = /^$/;
const YOUNGEST_SHORT = 15;

interface Years {
  readonly value: number;
  readonly next: number;
}

/** `45 tuổi`, `45t`, `bốn lăm tuổi`, `năm nay 45`; not "đủ 60 tuổi". Never sure. */
export function readAge(hearing: BirthHearing, at: number): Said | undefined {
  const lead = hearing.thisYear.at(hearing.words, at)?.size ?? 0;
  const years = readYears(hearing, at + lead);
  if (!years || isOfSomebodyElse(hearing, at + lead)) return undefined;
  const unit = unitSize(hearing, years);
  if (unit === 0 && lead === 0) return undefined;
  const value = String(partsOf(hearing.today).year - years.value);
  return { value, precision: 'age', next: years.next + unit, confident: false };
}

function readYears(hearing: BirthHearing, at: number): Years | undefined {
  const word = hearing.words[at];
  if (!isDigits(word)) return readNumeral(hearing, at);
  const isPart = word.folded.length > 3 || isGap(hearing.text, at - 1, /[.,/]$/);
  return isPart ? undefined : { value: Number(word.folded), next: at + 1 };
}

function isOfSomebodyElse({ words, notAge, asked }: BirthHearing, at: number): boolean {
  return !asked && notAge.endingAt(words, at) !== undefined;
}

/** How many words name the age: `45t` is one, `6t` and `36 t` are months. */
function unitSize({ text, words, age }: BirthHearing, { value, next }: Years): number {
  const size = age.at(words, next)?.size ?? 0;
  const isShort = words[next]?.folded.length === 1;
  const isMonths = isShort && (value < YOUNGEST_SHORT || !isGap(text, next - 1, TOUCHING));
  return isMonths ? 0 : size;
}
