import { describe, expect, it } from '@jest/globals';
import { evaluate, namesIn } from '../../../src/core/flow/expression.ts';
import { Defect } from '../../../src/core/flow/failure.ts';

describe('evaluate', () => {
  it.each([
    { source: 'income >= 1500000', variables: { income: 1_500_000 }, value: true },
    { source: 'income * 12 + 1', variables: { income: 2 }, value: 25 },
    { source: 'months % 3 == 0', variables: { months: 6 }, value: true },
    { source: 'months / 12', variables: { months: 6 }, value: 0.5 },
    { source: '3', variables: {}, value: 3 },
    { source: '["poor", group]', variables: { group: 'other' }, value: ['poor', 'other'] },
    { source: 'province == null', variables: {}, value: true },
    { source: 'constructor == null', variables: {}, value: true },
    { source: 'group in ["poor", "near_poor"]', variables: { group: 'poor' }, value: true },
    { source: 'cost.net > 0', variables: { cost: { net: 1 } }, value: true },
    { source: 'born < "1985-01-02"', variables: { born: '1985-01-01' }, value: true },
  ])('$source, with $variables, is $value', ({ source, variables, value }) => {
    expect(evaluate({}, source, variables)).toEqual(value);
  });

  it.each([
    '1 +',
    'income > 1',
    'cost.net',
    'cost.constructor',
    'no_such_function(1)',
    '__proto__',
  ])('%s, which has no value, is a defect', (source) => {
    expect(() => evaluate({}, source, { income: 'x', cost: {} })).toThrow(Defect);
  });
});

describe('namesIn', () => {
  it('an expression with fields, calls and macros, names only its variables', () => {
    const source = 'a.b + size(c) == 3 && d.exists(one, one == e) && has(f.g)';

    expect([...namesIn(source)].sort()).toEqual(['a', 'c', 'd', 'e', 'f']);
  });
});
