import { describe, expect, it } from '@jest/globals';
import { lackingFigures } from '../../../src/core/policy/figures.ts';
import { figuresOn, lookUp } from '../../../src/core/policy/parameters.ts';
import { showParameter } from '../../../src/core/policy/showParameter.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { shippedPolicy } from '../../support/shippedPolicy.ts';

const { law } = await shippedPolicy();
const POVERTY_LINE = 'poverty-standard/rural-poverty-line';

describe('lookUp', () => {
  it.each([
    { id: POVERTY_LINE, on: '2025-12-31', value: 1500000 },
    { id: POVERTY_LINE, on: '2026-01-01', value: 1500000 },
    { id: POVERTY_LINE, on: '2026-12-31', value: 1500000 },
    { id: POVERTY_LINE, on: '2027-01-01', value: 2200000 },
    { id: 'base-salary/reference-level', on: '2024-07-01', value: 2340000 },
    { id: 'base-salary/reference-level', on: '2026-06-30', value: 2340000 },
    { id: 'base-salary/reference-level', on: '2026-07-01', value: 2530000 },
    { id: 'social-insurance-fund/monthly-return', on: '2017-12-31', value: 0.6583 },
    { id: 'social-insurance-fund/monthly-return', on: '2026-01-01', value: 0.31 },
  ])('$id on $on: $value', ({ id, on, value }) => {
    expect(lookUp(law, id, localDate(on))).toMatchObject({ ok: true, figure: { id, value } });
  });

  it.each([
    { id: POVERTY_LINE, on: '2015-12-31', why: 'the day before the first value' },
    { id: POVERTY_LINE, on: '2031-01-01', why: 'the day after the last value' },
    { id: 'social-insurance-fund/monthly-return', on: '2025-06-01', why: 'a gap between values' },
    { id: 'lao-cai/contribution-support', on: '2026-11-22', why: 'a figure that was not found' },
  ])('$id on $on, $why: no value, never the nearest', ({ id, on }) => {
    expect(lookUp(law, id, localDate(on))).toMatchObject({
      ok: false,
      missing: { code: 'no_value_for_date', id, on },
    });
  });

  it('a figure: carries its law, its first day and how sure it is', () => {
    expect(
      lookUp(law, 'social-insurance-fund/monthly-return', localDate('2026-11-22')),
    ).toMatchObject({
      figure: {
        unit: 'percent',
        status: 'third_party',
        to: '2026-12-31',
        reference: { title: 'Công văn 151/BHXH-ĐTQ, Thông báo 59/TB-BHXH', from: '2026-01-01' },
      },
    });
  });

  it('an id that no file has: throws with the cure', () => {
    expect(() => lookUp(law, 'no/such', localDate('2026-11-22'))).toThrow(
      'content/parameters/no/such.yaml',
    );
  });
});

describe('the shipped law', () => {
  it('every figure the calculators need: stands there in the right shape', () => {
    expect(lackingFigures(law)).toEqual([]);
  });

  it('a law without any file: every needed figure is named as lacking', () => {
    expect(lackingFigures(new Map())).toContainEqual({ id: POVERTY_LINE, needs: 'number' });
  });

  it.each(['2025-07-01', '2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01', '2026-11-22'])(
    'on %s: every figure in force has a title, an article and a first day not after it',
    (on) => {
      const figures = figuresOn(law, localDate(on));

      expect(figures.length).toBeGreaterThan(25);
      expect(figures.filter(({ reference }) => reference.from > on || !reference.article)).toEqual(
        [],
      );
    },
  );
});

describe('showParameter', () => {
  const today = localDate('2026-11-22');

  it('a number in VND: comes with the line that answers why', () => {
    expect(showParameter(law, POVERTY_LINE, today)).toMatchObject({
      value: 1500000,
      unit: 'vnd',
      line: {
        amount: 1500000,
        parameters: [POVERTY_LINE],
        references: [{ title: 'Nghị định 351/2025/NĐ-CP' }],
      },
    });
  });

  it.each(['no/such', 'decree-159-2025/state-support', 'lao-cai/contribution-support'])(
    '%s, which is no single number in force: is not shown',
    (id) => {
      expect(showParameter(law, id, today)).toBeUndefined();
    },
  );

  it.each([
    { id: 'decree-159-2025/state-support', key: 'poor', value: 50, unit: 'percent' },
    { id: 'decree-159-2025/state-support', key: 'other', value: 20, unit: 'percent' },
    { id: 'labour-code/retirement-age', key: 'male', value: 61 * 12 + 6, unit: 'age' },
    { id: 'labour-code/retirement-age', key: 'female', value: 57 * 12, unit: 'age' },
  ])('$id of $key: is shown with its line', ({ id, key, value, unit }) => {
    expect(showParameter(law, id, today, key)).toMatchObject({
      value,
      unit,
      line: { parameters: [id] },
    });
  });

  it.each([
    { id: 'decree-159-2025/state-support', key: 'male', on: '2026-11-22' },
    { id: 'decree-159-2025/state-support', key: 'constructor', on: '2026-11-22' },
    { id: 'decree-159-2025/state-support', key: 'poor', on: '2015-12-31' },
    { id: 'labour-code/retirement-age', key: 'poor', on: '2026-11-22' },
    { id: POVERTY_LINE, key: 'poor', on: '2026-11-22' },
  ])('$id of $key on $on, which is nothing: is not shown', ({ id, key, on }) => {
    expect(showParameter(law, id, localDate(on), key)).toBeUndefined();
  });
});
