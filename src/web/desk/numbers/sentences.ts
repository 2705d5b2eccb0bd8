import type { Period } from '../../../core/desk/period.ts';
import type { ResultRow } from '../../../core/reports/resultTable.ts';
import { decimalComma } from '../../../core/shared/decimalComma.ts';
import { told } from '../fillWords.ts';
import type { ShownProgress } from './numbersWire.ts';
import { WORDS } from './words.ts';

const { standing: words } = WORDS;

/** `Quý 4/2026`. */
export function periodTitle({ kind, year, number }: Period): string {
  const order = number === 1 ? WORDS.firstHalf : WORDS.secondHalf;
  return told(WORDS.periods[kind], { number: String(number), year: String(year), order });
}

/** `2026-11-24` as `24/11/2026`. */
export function dayWritten(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** How far the count goes. */
export function reachWords({ on, from, to }: ShownProgress): string {
  if (on < from) return told(WORDS.notBegun, { day: dayWritten(from) });
  if (on > to) return told(WORDS.asOfEnd, { day: dayWritten(to) });
  return told(WORDS.asOf, { day: dayWritten(on) });
}

/** Fast or slow, in whole people: `Đang chậm 12 người so với tiến độ.` */
export function standingWords(progress: ShownProgress): string {
  const { standing, on, from, to } = progress;
  const { state, target = 0, result } = standing;
  if (state === 'no_target') return words.noTarget;
  if (on < from) return inPeople(words.aheadOfTime, target);
  if (state === 'reached') return words.reached;
  if (result === undefined) return words.hidden;
  return on < to ? paceWords(progress, result) : inPeople(words.missed, target - result);
}

function paceWords({ standing: { expected = 0, state } }: ShownProgress, result: number): string {
  if (state === 'behind') return inPeople(words.behind, Math.ceil(expected - result));
  const ahead = Math.floor(result - expected);
  return ahead < 1 ? words.onPace : inPeople(words.ahead, ahead);
}

function inPeople(sentence: string, people: number): string {
  return told(sentence, { people: shownCount(people) });
}

/** `1.250`. */
export function shownCount(count: number): string {
  return count.toLocaleString('vi-VN');
}

/** A count that may be hidden: in a month a hidden count is always one under five. */
export function countOr({ result }: Pick<ResultRow, 'result'>, { kind }: Period): string {
  if (result !== undefined) return shownCount(result);
  return kind === 'month' ? WORDS.underFive : WORDS.withheld;
}

/** Working hours with one decimal, or minutes. */
export function waitShown(hours: number | undefined): string {
  const { response } = WORDS;
  if (hours === undefined) return response.none;
  const minutes = Math.round(hours * 60);
  if (minutes < 60) return told(response.minutes, { minutes: String(minutes) });
  return told(response.hours, { hours: decimalComma(Math.round(hours * 10) / 10) });
}
