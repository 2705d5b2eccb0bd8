import { describe, expect, it } from '@jest/globals';
import { inspectParameters } from '../../../src/core/policy/inspectParameters.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';

const ON = localDate('2030-06-01');
const reference = { title: 'Example act', article: 'Article 1' };

describe('inspectParameters', () => {
  it('a sound file, even one whose value changes tomorrow: nothing is found', () => {
    const values = [
      { from: '2029-01-01', to: '2030-06-01', value: 1, reference },
      { from: '2030-06-02', value: 2, reference },
    ];

    expect(inspected({ values })).toEqual([]);
  });

  it.each([
    { fault: 'undated', values: [{ value: 1, reference }], path: ['values', 0, 'from'] },
    {
      fault: 'dated with a day that does not exist',
      values: [{ from: '2030-02-30', value: 1, reference }],
      path: ['values', 0, 'from'],
    },
    {
      fault: 'without a law',
      values: [{ from: '2030-01-01', value: 1 }],
      path: ['values', 0, 'reference'],
    },
    {
      fault: 'without an article',
      values: [{ from: '2030-01-01', value: 1, reference: { title: 'Example act' } }],
      path: ['values', 0, 'reference', 'article'],
    },
    {
      fault: 'written as text',
      values: [{ from: '2030-01-01', value: '1', reference }],
      path: ['values', 0, 'value'],
    },
    {
      fault: 'ending before it begins',
      values: [
        { from: '2030-02-01', to: '2030-01-31', value: 1, reference },
        { from: '2030-03-01', value: 1, reference },
      ],
      path: ['values', 0, 'to'],
    },
    {
      fault: 'unsorted',
      values: [
        { from: '2030-02-01', value: 1, reference },
        { from: '2029-01-01', value: 2, reference },
      ],
      path: ['values', 1, 'from'],
    },
    {
      fault: 'overlapping by one day',
      values: [
        { from: '2029-01-01', to: '2030-01-01', value: 1, reference },
        { from: '2030-01-01', value: 2, reference },
      ],
      path: ['values', 1, 'from'],
    },
    {
      fault: 'overlapping for want of an end',
      values: [
        { from: '2029-01-01', value: 1, reference },
        { from: '2030-01-01', value: 2, reference },
      ],
      path: ['values', 1, 'from'],
    },
    { fault: 'missing and not said to be not found', values: [], path: ['values'] },
  ])('a value $fault: an error at its place, with a cure', ({ values, path }) => {
    const [finding, ...others] = inspected({ values });

    expect(finding).toMatchObject({ file: 'levy-rate.yaml', path, severity: 'error' });
    expect(finding?.cure).not.toBe('');
    expect(others).toEqual([]);
  });

  it('an empty list that says what was not found: nothing is found', () => {
    expect(inspected({ values: [], not_found: 'Ask the office.' })).toEqual([]);
  });

  it.each([
    { to: '2030-07-31', warned: 1, when: '60 days before the end' },
    { to: '2030-08-01', warned: 0, when: '61 days before the end' },
    { to: '2030-05-31', warned: 1, when: 'the day after the end' },
  ])('a last value, $when: $warned warning', ({ to, warned }) => {
    const findings = inspected({ values: [{ from: '2029-01-01', to, value: 1, reference }] });

    expect(findings.map(({ severity, path }) => ({ severity, path }))).toEqual(
      Array.from({ length: warned }, () => ({ severity: 'warning', path: ['values', 0, 'to'] })),
    );
  });

  it('a value that ends soon with a gap before the next: a warning', () => {
    const values = [
      { from: '2029-01-01', to: '2030-06-30', value: 1, reference },
      { from: '2030-08-01', value: 2, reference },
    ];

    expect(inspected({ values })).toMatchObject([{ severity: 'warning' }]);
  });

  it.each([
    { reviewed: '2029-06-01', warned: 1, when: 'a year ago' },
    { reviewed: '2029-06-02', warned: 0, when: 'a day less than a year ago' },
  ])('reviewed $when: $warned warning', ({ reviewed, warned }) => {
    const findings = inspected({ reviewed, values: [{ from: '2029-01-01', value: 1, reference }] });

    expect(findings.map(({ path }) => path)).toEqual(
      Array.from({ length: warned }, () => ['reviewed']),
    );
  });

  it.each(['Levy/rate', 'rate', 'levy/the rate', 'levy/../rate'])('the id "%s": an error', (id) => {
    const values = [{ from: '2029-01-01', value: 1, reference }];

    expect(inspected({ values }, id)).toMatchObject([{ severity: 'error', path: [] }]);
  });
});

function inspected(changes: object, id = 'example-act/levy-rate') {
  const base = { description: 'Levy', shape: 'number', unit: 'vnd', reviewed: '2030-01-01' };
  return inspectParameters([{ file: 'levy-rate.yaml', id, content: { ...base, ...changes } }], ON);
}
