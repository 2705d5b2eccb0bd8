import { describe, expect, it } from '@jest/globals';
import { Defect } from '../../../src/core/flow/failure.ts';
import { render } from '../../../src/core/flow/template.ts';
import type { AssessmentLine } from '../../../src/core/policy/assessment.ts';
import { flowTools } from '../../support/flowTools.ts';
import { shippedTools } from '../../support/shippedTools.ts';

function said(template: string, variables: Record<string, unknown> = {}): string {
  return render({}, template, { tools: flowTools, variables, lines: [] });
}

describe('a filter of figures', () => {
  it.each([
    { template: '{{ x | vnd }}', x: 0, text: '0 đồng' },
    { template: '{{ x | vnd }}', x: 999, text: '999 đồng' },
    { template: '{{ x | vnd }}', x: 1_000, text: '1.000 đồng' },
    { template: '{{ x | vnd }}', x: 1_500_000, text: '1.500.000 đồng' },
    { template: '{{ x | vnd }}', x: 14_138_148, text: '14.138.148 đồng' },
    { template: '{{ x | percent }}', x: 0.31, text: '0,31%' },
    { template: '{{ x | percent }}', x: 22, text: '22%' },
    { template: '{{ x | months }}', x: 0, text: '0 tháng' },
    { template: '{{ x | months }}', x: 3, text: '3 tháng' },
    { template: '{{ x | months }}', x: 11, text: '11 tháng' },
    { template: '{{ x | months }}', x: 12, text: '1 năm' },
    { template: '{{ x | months }}', x: 63, text: '5 năm 3 tháng' },
    { template: '{{ x | date }}', x: '1985-03-05', text: '05/03/1985' },
    { template: '{{ x | date }}', x: '2026-07', text: '07/2026' },
    { template: '{{ x | date }}', x: '1985', text: '1985' },
    { template: '{{ x | place }}', x: 'xa-sa-pa', text: 'xã Sa Pa' },
    { template: '{{ x | phone }}', x: '+84392345678', text: '0392 345 678' },
    { template: '{{ x | plain }}', x: 3, text: '3' },
  ])('$template, for $x, says $text', ({ template, x, text }) => {
    expect(said(template, { x })).toBe(text);
  });

  it.each([
    { template: '{{ x | vnd }}', x: '1500000' },
    { template: '{{ x | vnd }}', x: Number.NaN },
    { template: '{{ x | months }}', x: undefined },
    { template: '{{ x | date }}', x: '1985-02-30' },
    { template: '{{ x | date }}', x: 'hôm nay' },
    { template: '{{ x | place }}', x: 'constructor' },
    { template: '{{ x | law }}', x: 'constructor' },
    { template: '{{ x | law: "poor" }}', x: 'rate' },
  ])('$template, for $x, is a defect', ({ template, x }) => {
    expect(() => said(template, { x })).toThrow(Defect);
  });

  it('law, beside the figure, keeps the article behind it', () => {
    const lines: AssessmentLine[] = [];

    const text = render({}, '{{ "rate" | law }}', { tools: flowTools, variables: {}, lines });

    expect(text).toBe('22%');
    expect(lines.map(({ label }) => label)).toEqual(['Tỷ lệ đóng']);
  });
});

describe('law, with a key', () => {
  it.each([
    { template: '{{ "decree-159-2025/state-support" | law: "poor" }}', text: '50%' },
    { template: '{{ "labour-code/retirement-age" | law: "male" }}', text: '61 tuổi 6 tháng' },
    { template: '{{ "labour-code/retirement-age" | law: "female" }}', text: '57 tuổi' },
  ])('$template says $text and keeps the article', ({ template, text }) => {
    const lines: AssessmentLine[] = [];

    expect(render({}, template, { tools: shippedTools(), variables: {}, lines })).toBe(text);

    expect(lines).toHaveLength(1);
  });
});

describe('a template', () => {
  it.each([
    '{{ missing }}',
    '{{ x.constructor }}',
    '{{ x.__proto__ }}',
    '{{ constructor }}',
    '{% include "secrets" %}',
    '{% assign y = 1 %}',
    '{{ x | append: "y" }}',
    '{{ x | no_such_filter }}',
    '{% for i in (1..1000000000) %}x{% endfor %}',
    '{% for i in (1..900) %}{% for j in (1..900) %}x{% endfor %}{% endfor %}',
  ])('%s, which it may not do, is a defect', (template) => {
    expect(() => said(template, { x: {} })).toThrow(Defect);
  });

  it('in a condition, may ask for what has no value', () => {
    expect(said('Chào{% if missing %} lại{% endif %}.')).toBe('Chào.');
  });

  it('with conditions on lines of their own, leaves no empty lines behind', () => {
    expect(said('Một\n\n{% if missing %}\nHai\n{% endif %}\n\nBa\n')).toBe('Một\n\nBa');
  });
});
