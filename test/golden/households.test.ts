import { describe, expect, it } from '@jest/globals';
import { CALCULATORS, makeCalculate } from '../../src/core/policy/calculate.ts';
import { changesBetween } from '../../src/tools/golden/changes.ts';
import { readHouseholds } from '../../src/tools/golden/households.ts';
import { KEY_FIGURES } from '../../src/tools/golden/keyFigures.ts';
import { contradictions, reportOf } from '../../src/tools/golden/report.ts';
import { rowsOf } from '../../src/tools/golden/row.ts';
import { byId, readTables } from '../../src/tools/golden/tables.ts';
import { secondRoad } from '../support/secondRoad.ts';
import { secondRoadPlan } from '../support/secondRoadPlan.ts';
import { shippedPolicy } from '../support/shippedPolicy.ts';

const list = await readHouseholds('test/golden/households.yaml');
const { households, today } = list;
const rows = byId(rowsOf(list, makeCalculate({ ...(await shippedPolicy()), today })));
const reviewed = await readTables('test/golden/results');

describe('the households', () => {
  it('are answered as in the reviewed tables', () => {
    const report = reportOf(changesBetween(households, reviewed, rows));
    const cure = 'Right? Then: npm run golden -- --write';

    expect(report.length > 0 ? [...report, cure] : report).toEqual([]);
  });

  it('are answered as people worked it out without the program', () => {
    expect(contradictions(households, rows)).toEqual([]);
  });

  it('are many, and enough of them were worked out by people', () => {
    expect(households.length).toBeGreaterThanOrEqual(200);
    expect(households.filter((household) => household.because).length).toBeGreaterThan(40);
  });

  it.each([...CALCULATORS.keys()])(
    'ask %s too (else: add it to src/tools/golden/keyFigures.ts and ask it)',
    (calculator) => {
      expect(households.map((household) => household.calculator)).toContain(calculator);
    },
  );
});

describe('the tables', () => {
  const columns = [...KEY_FIGURES].flatMap(([calculator, { columns: all }]) =>
    all.map((column) => ({ calculator, column })),
  );

  it.each(columns)('$column of $calculator is filled for somebody', ({ calculator, column }) => {
    const asking = households.filter((household) => household.calculator === calculator);

    expect(asking.map(({ id }) => rows.get(id)?.get(column)).join('')).not.toBe('');
  });
});

describe('two roads to the same đồng', () => {
  const paying = households.filter(({ calculator }) => calculator === 'contribution');

  it.each(paying)('household $id ($who)', ({ id, with: asked }) => {
    expect(Object.fromEntries(rows.get(id) ?? [])).toMatchObject(secondRoad(asked));
  });

  const planning = households.filter(
    ({ id, calculator }) => calculator === 'plan' && rows.get(id)?.get('refused') === '',
  );

  it.each(planning)('plan of household $id ($who)', ({ id, with: asked }) => {
    const row = rows.get(id);
    const months = {
      start: row?.get('start') ?? '',
      age: row?.get('reach_age_on')?.slice(0, 'YYYY-MM'.length) ?? '',
    };

    expect(Object.fromEntries(row ?? [])).toMatchObject(
      secondRoadPlan({ on: today, ...asked }, months),
    );
  });
});
