import { describe, expect, it } from '@jest/globals';
import { amountOf, rowsOf, shown } from '../../../src/web/simulator/rows.ts';

describe('rowsOf', () => {
  it.each([
    { what: 'nothing', variables: {}, rows: [] },
    {
      what: 'an answer',
      variables: { sex: 'female' },
      rows: [{ name: 'sex', value: 'female' }],
    },
    {
      what: 'a result with parts',
      variables: { contribution: { net: 264_000, months: 1 } },
      rows: [
        { name: 'contribution.net', value: '264.000' },
        { name: 'contribution.months', value: '1' },
      ],
    },
    {
      what: 'a result without parts',
      variables: { contribution: {} },
      rows: [{ name: 'contribution', value: '{}' }],
    },
  ])('$what: becomes lines', ({ variables, rows }) => {
    expect(rowsOf(variables)).toEqual(rows);
  });
});

describe('shown', () => {
  it.each([
    { value: 'farmer', as: 'farmer' },
    { value: 1985, as: '1985' },
    { value: 9_999, as: '9999' },
    { value: 10_000, as: '10.000' },
    { value: -1_500_000, as: '-1.500.000' },
    { value: 0.31, as: '0.31' },
    { value: true, as: 'có' },
    { value: false, as: 'không' },
    { value: null, as: 'trống' },
    { value: ['poor', 'other'], as: 'poor, other' },
  ])('$value: shown as $as', ({ value, as }) => {
    expect(shown(value)).toBe(as);
  });
});

describe('amountOf', () => {
  it.each([
    { dong: 0, as: '0 đồng' },
    { dong: 999, as: '999 đồng' },
    { dong: 1_500_000, as: '1.500.000 đồng' },
  ])('$dong: reads $as', ({ dong, as }) => {
    expect(amountOf(dong)).toBe(as);
  });
});
