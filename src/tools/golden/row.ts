import { z } from 'zod';
import type { Outcome } from '../../core/policy/assessment.ts';
import type { Household, Households } from './households.ts';
import { KEY_FIGURES } from './keyFigures.ts';

/** One household in the table of its calculator: text by column, '' where there is nothing. */
export type Row = ReadonlyMap<string, string>;

type Calculate = (name: string, inputs: Readonly<Record<string, unknown>>) => Outcome<unknown>;

const ID = 'household';
const record = z.record(z.string(), z.unknown());
const list = z.array(z.unknown());

/** The columns of a calculator's table; those of `keyFigures.ts` between who asks and what is said. */
export function columnsOf(calculator: string): readonly string[] {
  return [ID, 'who', ...(KEY_FIGURES.get(calculator)?.columns ?? []), 'warnings', 'refused'];
}

/** The number of the household a row speaks of. */
export function idOf(row: Row): number {
  return Number(row.get(ID));
}

/** What the calculators answer to every household. */
export function rowsOf({ households }: Households, calculate: Calculate): readonly Row[] {
  return households.map((household) => rowOf(household, calculate));
}

function rowOf({ id, who, calculator, with: inputs }: Household, calculate: Calculate): Row {
  const outcome = calculate(calculator, inputs);
  const named = new Map([
    [ID, String(id)],
    ['who', who],
    ['warnings', outcome.ok ? outcome.warnings.map(({ code }) => code).join(' ') : ''],
    ['refused', outcome.ok ? '' : outcome.refusal.code],
  ]);
  const result = outcome.ok ? outcome.result : undefined;
  return new Map(
    columnsOf(calculator).map((column) => [
      column,
      named.get(column) ?? cell(at(result, column.split('.'))),
    ]),
  );
}

function at(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  const members = list.safeParse(value);
  if (members.success) return members.data.map((member) => at(member, [key, ...rest]));
  const fields = record.safeParse(value);
  return fields.success ? at(fields.data[key], rest) : undefined;
}

function cell(value: unknown): string {
  const members = list.safeParse(value);
  if (members.success) return members.data.map(cell).join(' ');
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
