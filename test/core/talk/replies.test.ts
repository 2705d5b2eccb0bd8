import { describe, expect, it } from '@jest/globals';
import { loadReplies } from '../../../src/adapters/files/loadTalk.ts';
import { inspectReplies } from '../../../src/core/talk/inspectReplies.ts';
import { repliesSchema, tellReply, type SavedReply } from '../../../src/core/talk/replies.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { shippedTools, shippedToolsOn } from '../../support/shippedTools.ts';

const { value } = await loadReplies('content');
const PARAMETERS = new Set([
  'social-insurance-act/contribution-rate',
  'decree-159-2025/state-support:poor',
]);

describe.each(value.replies.map((reply) => ({ id: reply.id, reply })))('$id', ({ reply }) => {
  const listener = { known: {}, tools: shippedTools() };

  it('today: can be said, and every figure in it has its article and day', () => {
    const { text = '', lines } = tellReply(reply, listener);
    const figures = text.replace('1900 9068', '').match(/\d/);

    expect(text).toMatch(/^Dạ/);
    expect(text).not.toMatch(/[{}]|undefined/);
    expect(lines.length > 0 || !figures).toBe(true);
    expect(lines.every(({ references }) => references.every(({ from }) => from !== ''))).toBe(true);
  });

  it('to somebody old: is spoken to as they are', () => {
    const value = '1950-01-01';
    const told = { said: value, platformId: 'm', at: 0 };
    const birth = { ...told, kind: 'birth_date', variable: 'birth_date', value } as const;
    const { text = '' } = tellReply(reply, { ...listener, known: { birth_date: birth } });

    expect(text).not.toContain('anh/chị');
  });
});

describe('on a day of which nothing is known', () => {
  it.each([
    { id: 'lowest-contribution', isSaid: false },
    { id: 'poor-households', isSaid: false },
    { id: 'greeting', isSaid: true },
  ])('$id: is said $isSaid, never with an old figure', ({ id, isSaid }) => {
    const reply = value.replies.find((each) => each.id === id) ?? replyOf({ text: '' });
    const tools = shippedToolsOn(localDate('2040-01-01'));
    const { text, lines } = tellReply(reply, { known: {}, tools });

    expect([text !== undefined, lines]).toEqual([isSaid, []]);
  });
});

describe('what editors are told about saved replies', () => {
  it.each([
    { text: 'Dạ, chào {{ you }} ạ.', says: [] },
    { text: 'Dạ, {{ "social-insurance-act/contribution-rate" | law }} ạ.', says: [] },
    { text: 'Dạ, gọi {{ "1900 9068" | plain }} ạ.', says: [] },
    { text: 'Dạ, 264.000 đồng ạ.', says: ['"264.000" is a figure without its law'] },
    {
      text: 'Dạ, {{ "a/b" | law }} ạ.',
      says: ['no parameter "a/b" shows a number', 'a figure has no value today'],
    },
    { text: 'Dạ, {{ name }} ạ.', says: ['nobody knows "name"'] },
    { text: 'Dạ, {{ you ạ.', says: [expect.stringContaining('not closed')] },
    { text: `Dạ, ${'dài '.repeat(600)}ạ.`, says: ['is longer than 2000 characters'] },
  ])('$text', ({ text, says }) => {
    const around = { parameters: PARAMETERS, tools: shippedTools() };
    const found = inspectReplies([replyOf({ text })], around);

    expect(found.map(({ message }) => message)).toEqual(says);
    expect(found.every(({ path }) => path.join('.') === 'replies.0.text')).toBe(true);
  });

  it('an id that stands twice: is told once', () => {
    const around = { parameters: PARAMETERS, tools: shippedTools() };
    const found = inspectReplies([replyOf({}), replyOf({})], around);

    expect(found.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['replies.1.id', '"a" names two replies'],
    ]);
  });

  it.each([
    { what: 'no title', reply: { id: 'a', text: 'Dạ' } },
    { what: 'an empty title', reply: { id: 'a', title: '', text: 'Dạ' } },
    { what: 'a title of a whole sentence', reply: { id: 'a', title: 'a'.repeat(61), text: 'Dạ' } },
    { what: 'an id with blanks', reply: { id: 'a b', title: 'A', text: 'Dạ' } },
    { what: 'a member nobody knows', reply: { id: 'a', title: 'A', text: 'Dạ', flow: 'menu' } },
  ])('$what: is refused', ({ reply }) => {
    expect(repliesSchema.safeParse({ replies: [reply] }).success).toBe(false);
  });
});

function replyOf(part: Partial<SavedReply>): SavedReply {
  return { id: 'a', title: 'A', text: 'Dạ', figures: {}, ...part };
}
