import { describe, expect, it } from '@jest/globals';
import { drawingOf, toMermaid } from '../../../src/core/flow/draw.ts';
import { toSvg } from '../../../src/core/flow/drawSvg.ts';
import { flowOf, flowTools } from '../../support/flowTools.ts';

const pay = flowTools.flows.find('pay') ?? flowOf({});

describe('a drawing', () => {
  it('of a flow, has a box for every node and every flow it enters, and an arrow for every way', () => {
    const { boxes, arrows } = drawingOf(pay);

    expect(boxes.map(({ id }) => id)).toEqual([...Object.keys(pay.nodes), 'flow_birth']);
    expect(arrows).toContainEqual({ from: 'ask_birth', to: 'flow_birth', label: '' });
    expect(arrows).toContainEqual({ from: 'age', to: 'too_young', label: 'birth_date > "2011"' });
    expect(arrows).toContainEqual({
      from: 'work_out',
      to: 'too_low',
      label: 'income_below_minimum',
    });
  });

  it('in Mermaid, with quotes in a label, writes them as entities', () => {
    expect(toMermaid(drawingOf(pay))).toContain(
      'age -->|"birth_date #gt; #quot;2011#quot;"| too_young',
    );
  });

  it('as SVG, with Vietnamese letters and signs of XML, is well-formed', () => {
    const title = 'Nhà <ở> & "đất"';
    const flow = flowOf({
      id: 'x',
      title,
      start: 'one',
      nodes: { one: { kind: 'end', text: title } },
    });

    const svg = toSvg(drawingOf(flow));

    expect(svg).toContain('<title>Nhà &lt;ở&gt; &amp; &quot;đất&quot;</title>');
    expect(svg.replace(/&(?:lt|gt|amp|quot);/g, '')).not.toContain('&');
    expect(svg.match(/<rect /g)).toHaveLength(1);
  });

  it('as SVG, with nodes at different distances, sets each row lower than the one before', () => {
    const rows = [...toSvg(drawingOf(pay)).matchAll(/<rect x="(\d+)" y="(\d+)"/g)];

    expect(new Set(rows.map(([, x, y]) => `${x},${y}`)).size).toBe(rows.length);
    expect(Number(rows[0]?.[2])).toBeLessThan(Number(rows[1]?.[2]));
  });

  it('as SVG, with two ways between the same boxes, draws one arrow with both labels', () => {
    const choices = ['một', 'hai'].map((title, at) => ({ value: `v${at}`, title, next: 'two' }));
    const flow = flowOf({
      id: 'x',
      title: 'X',
      start: 'one',
      nodes: {
        one: { kind: 'ask', answer: 'choice', as: 'x', text: '{{ You }} chọn gì?', choices },
        two: { kind: 'end' },
      },
    });

    const svg = toSvg(drawingOf(flow));

    expect(svg.match(/marker-end/g)).toHaveLength(1);
    expect(svg).toContain('một / hai</text>');
    expect(svg).toContain('[You] chọn gì?</text>');
  });

  it('as SVG, with a way back, draws it beside the boxes and dashed', () => {
    expect(toSvg(drawingOf(pay))).toMatch(/<path d="M\S+ \S+C[^"]+"[^>]*stroke-dasharray/);
  });
});
