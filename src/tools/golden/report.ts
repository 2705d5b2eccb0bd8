import { amountOf, changedColumns, cellOf, isAnswered, moneyOf, shiftsOf } from './changes.ts';
import type { Change, Shift } from './changes.ts';
import type { Household } from './households.ts';
import type { Row } from './row.ts';
import { totalsOf } from './totals.ts';

/** Whoever changed a file of the law reads this: who gains, who loses, how much, and in all. */
export function reportOf(changes: readonly Change[]): readonly string[] {
  return changes.length === 0 ? [] : [...changes.map(sentenceOf), ...totalsOf(changes)];
}

/** What somebody worked out and the program does not. */
export function contradictions(
  households: readonly Household[],
  rows: ReadonlyMap<number, Row>,
): readonly string[] {
  return households.flatMap(({ id, who, expect = {}, because = '' }) =>
    Object.entries(expect)
      .filter(([column, expected]) => cellOf(rows.get(id), column) !== expected)
      .map(([column, expected]) => {
        const found = cellOf(rows.get(id), column) || 'nothing';
        return `household ${id} (${who}): ${column} is ${found}, not ${expected}, because ${because}`;
      }),
  );
}

function sentenceOf(change: Change): string {
  const { id, household, before, after } = change;
  const who = `household ${id} (${cellOf(after ?? before, 'who')})`;
  if (!household || !after) return `${who} is gone`;
  if (!before) return `${who} is new: ${stateOf(household, after)}`;
  const parts = [...mainParts(household, change), ...otherParts(change)];
  return `${who}: ${parts.join('; ')}`;
}

/** What it means to the person. */
function mainParts(household: Household, change: Change): readonly string[] {
  const { before, after } = change;
  if (!before || !after) return [];
  const refusal = cellOf(before, 'refused') !== cellOf(after, 'refused');
  if (refusal) return [`${stateOf(household, before)} → ${stateOf(household, after)}`];
  return shiftsOf(change).map(shiftText);
}

function shiftText({ money, often, from, to, gain }: Shift): string {
  const result = gain > 0 ? `gains ${grouped(gain)}` : `loses ${grouped(-gain)}`;
  return `${money.verb} ${grouped(from)} → ${grouped(to)} ${often}: ${result}`;
}

/** The columns behind it; all of them only where the household is answered before and after. */
function otherParts(change: Change): readonly string[] {
  const { before, after } = change;
  const told = shiftsOf(change).map(({ money }) => money.column);
  const both = isAnswered(before) && isAnswered(after);
  return changedColumns(change)
    .filter((column) => !told.includes(column) && (both || column === 'who'))
    .map((column) => {
      const [from, to] = [cellOf(before, column), cellOf(after, column)].map(shown);
      return `${column} ${from ?? ''} → ${to ?? ''}`;
    });
}

/** What a household gets to hear, in few words. */
function stateOf(household: Household, row: Row): string {
  if (!isAnswered(row)) return `refused (${cellOf(row, 'refused')})`;
  const [money] = moneyOf(household);
  if (!money) return 'answered';
  return `${money.verb} ${shown(amountOf(row, money))} ${money.often(household.with)}`;
}

function shown(cell: string): string {
  if (cell === '') return 'nothing';
  return /^\d{4,}$/.test(cell) && Number(cell) >= 10_000 ? grouped(Number(cell)) : cell;
}

function grouped(amount: number): string {
  return amount.toLocaleString('vi-VN');
}
