import { describe, expect, it } from '@jest/globals';
import { loadContent } from '../../../src/adapters/files/loadContent.ts';
import { flowTitles } from '../../../src/core/flow/flowTitles.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';

const content = await loadContent(
  { flowsDir: 'flows', contentDir: 'content' },
  localDate('2026-11-22'),
);
const titles = content.flows.map((flow) => flowTitles(flow, { you: 'anh/chị', open: '…' }));

describe('the questions of the shipped flows', () => {
  const all = titles.flatMap(({ id, questions }) =>
    Object.entries(questions).map(([node, asked]) => ({ where: `${id}.${node}`, asked })),
  );

  it('are many', () => {
    expect(all.length).toBeGreaterThan(50);
  });

  it.each(all)('$where: "$asked" is one short sentence without marks', ({ asked }) => {
    expect(asked).toMatch(/^\p{Lu}[^{}\n]{5,120}$/u);
  });
});

it.each([
  { flow: 'contribution', node: 'province', asked: 'Anh/chị đang sống ở tỉnh, thành nào ạ?' },
  { flow: 'family', node: 'early', asked: /năm nào trước năm … không ạ\?$/ },
])('$flow.$node: asks what people are asked', ({ flow, node, asked }) => {
  const found = titles.find(({ id }) => id === flow)?.questions[node];

  expect(found).toMatch(asked);
});
