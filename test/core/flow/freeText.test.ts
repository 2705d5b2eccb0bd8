import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readYaml } from '../../../src/adapters/files/yamlFile.ts';
import type { FlowTools } from '../../../src/core/flow/types.ts';
import { shippedTools } from '../../support/shippedTools.ts';
import { afterTexts, lastTurn, messagesOf } from '../../support/talk.ts';
import type { Talk } from '../../support/talk.ts';

const caseFile = z.strictObject({
  cases: z
    .array(z.strictObject({ typed: z.string(), answered: z.string(), unanswered: z.string() }))
    .min(60),
});
const { value: file } = await readYaml('test/cases/free-text.yaml', caseFile);

const shipped = shippedTools();

/** The shipped flows, with curated answers that know everything or nothing. */
function toolsThat(isAnswering: boolean): FlowTools {
  return {
    ...shipped,
    knowledge: {
      find: () =>
        isAnswering
          ? { decision: 'answer', ids: ['any'], related: [] }
          : { decision: 'none', ids: [], related: [] },
      tell: () => ({ kind: 'said', text: 'CÂU TRẢ LỜI', lines: [], hasMore: false }),
      title: () => undefined,
    },
  };
}

/** What became of the last text: `answer`, `noted`, `menu`, or the flow that was opened. */
function outcome(talk: Talk): string {
  const said = messagesOf(lastTurn(talk))
    .map(({ text }) => text)
    .join('\n');
  if (said.includes('CÂU TRẢ LỜI')) return 'answer';
  const flow = talk.session?.open?.key.split('.')[0] ?? 'none';
  return flow === 'menu' && said.includes('ghi nhận') ? 'noted' : flow;
}

describe('a free text at the menu', () => {
  it.each(file.cases)('"$typed", with a sure curated answer: $answered', ({ typed, answered }) => {
    expect(outcome(afterTexts(toolsThat(true), 'menu', typed))).toBe(answered);
  });

  it.each(file.cases)('"$typed", without one: $unanswered', ({ typed, unanswered }) => {
    expect(outcome(afterTexts(toolsThat(false), 'menu', typed))).toBe(unanswered);
  });

  it('whose sure answer comes before its wish: offers the flow as a button', () => {
    const talk = afterTexts(toolsThat(true), 'menu', 'lương hưu có tăng không');
    const titles = messagesOf(lastTurn(talk)).flatMap(({ choices }) =>
      choices.map(({ payload }) => payload),
    );

    expect(titles).toContain('flow:pension');
  });
});
