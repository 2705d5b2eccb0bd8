import { describe, expect, it } from '@jest/globals';
import { loadFlows } from '../../../../src/adapters/files/loadFlows.ts';
import { inspectFlows } from '../../../../src/core/flow/inspect/inspectFlows.ts';
import { inspectPhrases } from '../../../../src/core/flow/inspect/inspectPhrases.ts';
import { flowOf, flowTools } from '../../../support/flowTools.ts';

const { phrases } = flowTools;
const end = { kind: 'end' };
const say = (text: string, picture?: object) => ({
  one: { kind: 'say', text, ...(picture && { picture }), next: 'end' },
  end,
});
const ask = (more: object) => ({
  one: {
    kind: 'ask',
    answer: 'number',
    as: 'x',
    text: 'Bao nhiêu ạ?',
    example: 'ba',
    next: 'end',
    ...more,
  },
  end,
});
const branch = (when: string) => ({
  one: { kind: 'branch', cases: [{ when, next: 'end' }], otherwise: 'end' },
  end,
});
const calculate = (more: object) => ({
  one: { kind: 'calculate', calculator: 'contribution', with: {}, as: 'x', next: 'end', ...more },
  end,
});
const lead = (consent: string) => ({
  one: {
    kind: 'capture_lead',
    wish: 'x',
    name: '"a"',
    phone: '"b"',
    province: '"c"',
    consent,
    next: 'end',
  },
  end,
});
const choices = (titles: readonly string[]) => ({
  answer: 'choice',
  choices: titles.map((title, index) => ({ value: `v${index}`, title })),
});

function found(nodes: object, start = 'one'): readonly string[] {
  const flow = flowOf({ id: 'test', title: 'Thử', start, nodes });
  const calculators = new Map([['contribution', new Set(['net'])]]);
  const refusals = new Set(['too_low']);
  const parameters = new Set(['rate']);
  const pictures = new Map([['chart', { fields: new Set(['net']), required: new Set(['net']) }]]);
  return inspectFlows({
    flows: [flow],
    phrases,
    calculators,
    pictures,
    refusals,
    parameters,
  }).map(({ severity, node, message }) => `${severity} ${node ?? '-'}: ${message}`);
}

describe('inspectFlows', () => {
  it.each([
    {
      what: 'a start that is missing',
      nodes: { end },
      start: 'none',
      message: 'error -: the flow starts at "none"',
    },
    {
      what: 'an assumption that is no answer',
      nodes: ask({
        answer: 'choice',
        choices: [{ value: 'yes', title: 'Có' }],
        assume: { value: 'no', said: 'không' },
      }),
      message: 'error one: "no" is no answer to this question',
    },
    {
      what: 'an estimate that speaks of what nothing gives',
      nodes: calculate({ estimate: '{{ assumed | join: "; " }} {{ y }}' }),
      message: 'error one: nothing gives "y" a value',
    },
    {
      what: 'an estimate with a figure of its own',
      nodes: calculate({ estimate: 'khoảng 264.000 đồng' }),
      message: 'error one: the figure "264.000" has no law behind it',
    },
    {
      what: 'a text that speaks of assumptions outside an estimate',
      nodes: say('{{ assumed }}'),
      message: 'error one: nothing gives "assumed" a value',
    },
    {
      what: 'a missing node',
      nodes: { one: { kind: 'say', text: 'x', next: 'two' } },
      message: 'error one: leads to "two", which does not exist',
    },
    {
      what: 'an unreachable node',
      nodes: { one: end, two: end },
      message: 'error two: nothing leads here',
    },
    {
      what: 'a node without an end',
      nodes: {
        one: { kind: 'ask', answer: 'text', as: 'x', text: 'x', example: 'y', next: 'one' },
      },
      message: 'error one: no way leads from here to an end',
    },
    {
      what: 'an answer without a next',
      nodes: { one: { kind: 'ask', answer: 'text', as: 'x', text: 'x', example: 'y' } },
      message: 'error one: an answer leads nowhere',
    },
    {
      what: 'a loop without a question',
      nodes: { one: { kind: 'say', text: 'x', next: 'one' } },
      message: 'error one: leads back to itself',
    },
    {
      what: 'a flow that calls itself',
      nodes: { one: { kind: 'call', flow: 'test', next: 'end' }, end },
      message: 'error one: leads back to itself',
    },
    {
      what: 'an unknown flow',
      nodes: { one: { kind: 'go_to', flow: 'none' } },
      message: 'error one: there is no flow "none"',
    },
    {
      what: 'an unknown calculator',
      nodes: {
        one: { kind: 'calculate', calculator: 'none', with: {}, as: 'x', next: 'end' },
        end,
      },
      message: 'error one: there is no calculator "none"',
    },
    {
      what: 'a refusal that no calculator knows',
      nodes: calculate({ refused: { too_lw: 'end' } }),
      message: 'error one: no calculator refuses as "too_lw"',
    },
    {
      what: 'a picture that is not there',
      nodes: say('x', { name: 'portrait', with: {} }),
      message: 'error one: there is no picture "portrait"',
    },
    {
      what: 'a field that no picture has',
      nodes: say('x', { name: 'chart', with: { net: '1', nett: '1' } }),
      message: 'error one: the picture "chart" has no field "nett"',
    },
    {
      what: 'a picture without what it needs',
      nodes: say('x', { name: 'chart', with: {} }),
      message: 'error one: the picture "chart" cannot be drawn without "net"',
    },
    {
      what: 'a variable of a picture that nothing gives a value',
      nodes: say('x', { name: 'chart', with: { net: 'y' } }),
      message: 'error one: nothing gives "y" a value',
    },
    {
      what: 'a field that no result has',
      nodes: { ...calculate({ next: 'two' }), two: { kind: 'end', text: '{{ x.nett | vnd }}' } },
      message: 'error two: "x" has no field "nett"',
    },
    {
      what: 'an unknown parameter in an expression',
      nodes: branch('1 < law["none"]'),
      message: 'error one: there is no parameter "none"',
    },
    {
      what: 'an unknown parameter',
      nodes: say('{{ "none" | law }}'),
      message: 'error one: there is no parameter "none"',
    },
    {
      what: 'an unknown variable in a text',
      nodes: say('{{ none }}'),
      message: 'error one: nothing gives "none" a value',
    },
    {
      what: 'an unknown variable in a condition',
      nodes: branch('none == 1'),
      message: 'error one: nothing gives "none" a value',
    },
    {
      what: 'a condition that cannot be parsed',
      nodes: branch('1 +'),
      message: 'error one: "1 +": Unexpected token',
    },
    { what: 'a text that cannot be parsed', nodes: say('{% if %}'), message: 'error one: ' },
    {
      what: 'a filter that is not ours',
      nodes: say('{{ you | append: "x" }}'),
      message: 'error one: undefined filter',
    },
    {
      what: 'an unknown consent',
      nodes: ask({ answer: 'consent', consent: 'none' }),
      message: 'error one: there is no consent text "none"',
    },
    {
      what: 'a consent known beforehand',
      nodes: ask({ answer: 'consent', consent: 'contact-me', reuse: true }),
      message: 'error one: a consent is given once',
    },
    { what: 'a lead without a consent', nodes: lead('x'), message: 'error one: "x" is no consent' },
    {
      what: 'a question without an example',
      nodes: ask({ example: undefined }),
      message: 'error one: has no example',
    },
    {
      what: 'a question of choices without any',
      nodes: ask({ answer: 'choice' }),
      message: 'error one: offers no choices',
    },
    {
      what: 'a title too long for Messenger',
      nodes: ask(choices(['x'.repeat(21)])),
      message: `warning one: the title "${'x'.repeat(21)}" has 21 characters`,
    },
    {
      what: 'choices too long for a message',
      nodes: ask(choices(Array.from({ length: 20 }, () => 'x'.repeat(99)))),
      message: 'error one: the choices need 2080 characters',
    },
    {
      what: 'a text too long for a message',
      nodes: say('x'.repeat(2001)),
      message: 'error one: the text has 2001 characters',
    },
    {
      what: 'a figure in a text',
      nodes: say('Đóng 22% mỗi tháng'),
      message: 'error one: the figure "22%" has no law',
    },
    {
      what: 'a figure in an example',
      nodes: ask({ example: '1.500.000' }),
      message: 'error one: the figure "1.500.000" has no law',
    },
    {
      what: 'an unknown variable in an example',
      nodes: ask({ example: '{{ none }}' }),
      message: 'error one: nothing gives "none" a value',
    },
    {
      what: 'a figure in an output',
      nodes: say('{{ 1500000 | vnd }}'),
      message: 'error one: the figure "1500000 | vnd" has no law',
    },
    {
      what: 'a figure in a title',
      nodes: ask(choices(['Mức 1.500.000 đồng'])),
      message: 'error one: the figure "Mức 1.500.000 đồng" has no law',
    },
  ])('$what, among the nodes, is found', ({ nodes, start, message }) => {
    expect(found(nodes, start)).toContainEqual(expect.stringContaining(message));
  });

  it.each([
    { what: 'a date', nodes: say('Từ 01/07/2025 trở đi') },
    { what: 'a parameter in an expression', nodes: branch('1 < law["rate"]') },
    {
      what: 'a known refusal',
      nodes: calculate({ refused: { too_low: 'end', otherwise: 'end' } }),
    },
    {
      what: 'a field of a result',
      nodes: {
        ...calculate({ next: 'two' }),
        two: {
          kind: 'say',
          text: '{{ x.net | vnd }}{% for w in x.warnings %}{{ w.message }}{% endfor %}',
          next: 'end',
        },
        end,
      },
    },
    { what: 'a figure of the law', nodes: say('Tỷ lệ {{ "rate" | law }}') },
    { what: 'a number marked as plain', nodes: say('Có {{ 3 | plain }} cách') },
    { what: 'a short number in a title', nodes: ask(choices(['3 tháng'])) },
    { what: 'a title of twenty characters', nodes: ask(choices(['x'.repeat(20)])) },
    { what: 'a text of two thousand characters', nodes: say('x'.repeat(2000)) },
    {
      what: 'a loop with a question',
      nodes: {
        one: { kind: 'ask', answer: 'yes_no', as: 'x', text: 'x', next: 'two' },
        two: { kind: 'branch', cases: [{ when: 'x', next: 'one' }], otherwise: 'end' },
        end,
      },
    },
  ])('$what, which is right, is not found', ({ nodes }) => {
    expect(found(nodes)).toEqual([]);
  });

  it('the flows of the other tests, as they are, have nothing wrong', async () => {
    const flows = (await loadFlows('test/fixtures/flows')).map(({ value }) => value);
    const calculators = new Map([['contribution', new Set(['net', 'months'])]]);
    const refusals = new Set(['income_below_minimum']);
    const parameters = new Set(['rate']);

    expect(inspectFlows({ flows, phrases, calculators, refusals, parameters })).toEqual([]);
  });

  it('words that open two flows, in each of them, are found', () => {
    const one = flowOf({
      id: 'one',
      title: 'Một',
      called: ['rút tiền'],
      start: 'end',
      nodes: { end },
    });
    const two = flowOf({
      id: 'two',
      title: 'Hai',
      called: ['RUT TIEN'],
      start: 'end',
      nodes: { end },
    });

    expect(inspectFlows({ flows: [one, two], phrases }).map(({ message }) => message)).toEqual([
      '"rút tiền" opens this flow and "two"',
      '"RUT TIEN" opens this flow and "one"',
    ]);
  });

  it('variables of a flow that calls this one, spoken of here, are known', () => {
    const outer = flowOf({
      id: 'outer',
      title: 'Ngoài',
      start: 'one',
      nodes: {
        one: { kind: 'ask', answer: 'number', as: 'x', text: 'x', example: 'y', next: 'two' },
        two: { kind: 'call', flow: 'inner', next: 'end' },
        end,
      },
    });
    const inner = flowOf({ id: 'inner', title: 'Trong', start: 'one', nodes: say('{{ x }}') });

    expect(inspectFlows({ flows: [outer, inner], phrases })).toEqual([]);
    expect(inspectFlows({ flows: [inner], phrases })).toHaveLength(1);
  });
});

describe('inspectPhrases', () => {
  it('the shipped phrases, as they are, have nothing wrong', () => {
    expect(inspectPhrases(phrases)).toEqual([]);
  });

  it.each([
    { text: '{{ said }}', path: ['failed'], message: '"said" has no value here' },
    { text: '{% if %}', path: ['failed'], message: '' },
  ])('$text, in a phrase that cannot say it, is found', ({ text, path, message }) => {
    const findings = inspectPhrases({ ...phrases, failed: text });

    expect(findings).toEqual([
      expect.objectContaining({ path, message: expect.stringContaining(message) }),
    ]);
  });
});
