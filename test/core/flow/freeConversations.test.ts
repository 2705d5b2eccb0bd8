import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readYaml } from '../../../src/adapters/files/yamlFile.ts';
import type { FlowTools } from '../../../src/core/flow/types.ts';
import type { ChannelName } from '../../../src/core/shared/contact.ts';
import { shippedTools } from '../../support/shippedTools.ts';
import { afterTexts, lastTurn, messagesOf } from '../../support/talk.ts';

const row = z.strictObject({
  says: z.array(z.string()).min(1),
  at: z.string(),
  known: z.record(z.string(), z.string()).default({}),
  hears: z.string(),
});
const { value: file } = await readYaml(
  'test/cases/conversations-free.yaml',
  z.strictObject({ conversations: z.array(row).min(25) }),
);

function toolsOn(channel: ChannelName): FlowTools {
  return {
    ...shippedTools(channel),
    knowledge: {
      find: (text) =>
        text.includes('hỏi ngoài')
          ? { decision: 'answer', ids: ['any'], related: [] }
          : { decision: 'none', ids: [], related: [] },
      tell: () => ({ kind: 'said', text: 'CÂU TRẢ LỜI', lines: [], hasMore: false }),
      title: () => undefined,
    },
  };
}

describe.each(['zalo', 'messenger'] as const)('a conversation in own words on %s', (channel) => {
  const tools = toolsOn(channel);
  const cases = file.conversations.map((one) => ({ ...one, name: one.says.join(' → ') }));

  it.each(cases)('$name', ({ says, at, known, hears }) => {
    const talk = afterTexts(tools, ...says);
    const said = messagesOf(lastTurn(talk)).map(({ text }) => text);
    const values = Object.entries(talk.session?.known ?? {}).map(([name, { value }]) => [
      name,
      value,
    ]);

    expect(talk.session?.open?.key ?? 'none').toBe(at);
    expect(Object.fromEntries(values)).toMatchObject(known);
    expect(said.join('\n')).toContain(hears);
  });
});
