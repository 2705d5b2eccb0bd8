import { describe, expect, it } from '@jest/globals';
import { conversations, transcript } from '../../support/conversation.ts';
import { shippedTools } from '../../support/shippedTools.ts';

const cases = await conversations('test/cases/conversations-shipped');

describe.each(['zalo', 'messenger'] as const)('a conversation on %s, as people type', (channel) => {
  it.each(cases)('$title, with the shipped script, goes as written', ({ lines }) => {
    expect(transcript(lines, shippedTools(channel))).toEqual(lines);
  });
});
