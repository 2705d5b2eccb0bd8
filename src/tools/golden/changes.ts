import type { Household } from './households.ts';
import { KEY_FIGURES } from './keyFigures.ts';
import type { Money } from './keyFigures.ts';
import type { Row } from './row.ts';
import type { Rows } from './tables.ts';

/** A household whose row is another one than before. */
export interface Change {
  readonly id: number;
  /** Absent when the household was taken out of the list. */
  readonly household: Household | undefined;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

/** What a change means in money for one household. */
export interface Shift {
  readonly money: Money;
  /** `a month`, `at once`. */
  readonly often: string;
  /** VND. */
  readonly from: number;
  readonly to: number;
  /** VND; above 0 the person is better off. */
  readonly gain: number;
}

/** The households whose rows differ, in the order of the list, then those that are gone. */
export function changesBetween(
  households: readonly Household[],
  before: Rows,
  after: Rows,
): readonly Change[] {
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const listed = households.map((household) => ({ id: household.id, household }));
  return [...listed, ...gone.map((id) => ({ id, household: undefined }))]
    .map((each) => ({ ...each, before: before.get(each.id), after: after.get(each.id) }))
    .filter((change) => changedColumns(change).length > 0);
}

/** The columns in which a household differs. */
export function changedColumns({ before, after }: Change): readonly string[] {
  const columns = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...columns].filter((column) => cellOf(before, column) !== cellOf(after, column));
}

/** Gains and losses; none where the household was or is refused, for nobody knows them. */
export function shiftsOf({ household, before, after }: Change): readonly Shift[] {
  if (!household || !isAnswered(before) || !isAnswered(after)) return [];
  return moneyOf(household).flatMap((money) => {
    const from = Number(amountOf(before, money));
    const to = Number(amountOf(after, money));
    if (from === to) return [];
    const gain = money.more === 'gains' ? to - from : from - to;
    return [{ money, often: money.often(household.with), from, to, gain }];
  });
}

/** The columns of a household that are money. */
export function moneyOf({ calculator }: Household): readonly Money[] {
  return KEY_FIGURES.get(calculator)?.money ?? [];
}

/** What a row says of money: VND as it stands in the cell, 0 where it is not due. */
export function amountOf(row: Row, { column, onlyIf }: Money): string {
  return onlyIf !== undefined && cellOf(row, onlyIf) !== 'true' ? '0' : cellOf(row, column);
}

/** True when there is a row and it holds no refusal. */
export function isAnswered(row: Row | undefined): row is Row {
  return row !== undefined && cellOf(row, 'refused') === '';
}

/** The text of a cell, '' where there is none. */
export function cellOf(row: Row | undefined, column: string): string {
  return row?.get(column) ?? '';
}
