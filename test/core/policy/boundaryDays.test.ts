import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { lookUp } from '../../../src/core/policy/parameters.ts';
import type { Law, Parameter } from '../../../src/core/policy/parameters.ts';
import { addDays, localDate } from '../../../src/core/shared/localDate.ts';
import type { LocalDate } from '../../../src/core/shared/localDate.ts';
import { shippedPolicy } from '../../support/shippedPolicy.ts';

const { law } = await shippedPolicy();
const table = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .parse(parse(readFileSync('test/cases/boundary-days.yaml', 'utf8')));
const rows = Object.entries(table).flatMap(([id, days]) =>
  Object.entries(days).map(([day, value]) => ({ id, on: localDate(day), value })),
);
const NONE = 'none';

describe('the figures of the law on the days around each change', () => {
  it.each(rows.filter(({ value }) => value !== NONE))('$id on $on: $value', (row) => {
    expect(lookUp(law, row.id, row.on)).toMatchObject({ ok: true });
    expect(valueOf(row)).toEqual(row.value);
  });

  it.each(rows.filter(({ value }) => value === NONE))('$id on $on: no value', ({ id, on }) => {
    expect(lookUp(law, id, on)).toMatchObject({ missing: { code: 'no_value_for_date', id, on } });
  });

  it.each(changing(law))('$id: the table holds each day around a change', ({ id, days }) => {
    expect(Object.keys(table[id] ?? {}).sort()).toEqual(days);
  });

  it('the table names no figure that does not exist', () => {
    expect(Object.keys(table).filter((id) => !law.has(id))).toEqual([]);
  });
});

function valueOf({ id, on }: { id: string; on: LocalDate }): unknown {
  const look = lookUp(law, id, on);
  return look.ok ? look.figure.value : undefined;
}

/** Every figure with more than one value, or with an end, and the days around its changes. */
function changing(figures: Law): { id: string; days: string[] }[] {
  return [...figures].flatMap(([id, { values }]) => {
    const changes = values.length > 1 || values.some(({ to }) => to !== undefined);
    return changes ? [{ id, days: [...new Set(values.flatMap(daysAround))].sort() }] : [];
  });
}

/** The day before a value, its first and last day, and the day after. */
function daysAround({ from, to }: Parameter['values'][number]): string[] {
  return [addDays(from, -1), from, ...(to === undefined ? [] : [to, addDays(to, 1)])];
}
