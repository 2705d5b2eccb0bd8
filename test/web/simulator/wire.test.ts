import { describe, expect, it } from '@jest/globals';
import { isReply, isUnderstood } from '../../../src/web/simulator/wire.ts';

const REFERENCE = { title: 'Luật Ví dụ', article: 'Điều 1', from: '2030-07-01' };
const LINE = { label: 'Tiền đóng', amount: 1, parameters: [], references: [REFERENCE] };
const REPLY = {
  messages: [{ text: 'Chào bác', choices: [{ title: 'Menu', payload: 'menu' }] }],
  session: { flow: 'welcome', node: 'menu', variables: {} },
  leads: ['lead-1'],
  lines: [LINE],
};

describe('isReply', () => {
  it.each([
    { what: 'a whole reply', value: REPLY, usable: true },
    { what: 'no open question', value: { ...REPLY, session: { variables: {} } }, usable: true },
    { what: 'nothing said', value: { ...REPLY, messages: [] }, usable: true },
    {
      what: 'a choice without payload',
      value: { ...REPLY, messages: [{ text: 'a', choices: [{ title: 'b' }] }] },
      usable: false,
    },
    { what: 'variables as a list', value: { ...REPLY, session: { variables: [] } }, usable: false },
    {
      what: 'an amount as text',
      value: { ...REPLY, lines: [{ ...LINE, amount: '1' }] },
      usable: false,
    },
    {
      what: 'a day that does not exist',
      value: { ...REPLY, lines: [{ ...LINE, references: [{ ...REFERENCE, from: '2030-02-30' }] }] },
      usable: false,
    },
    { what: 'null', value: null, usable: false },
    { what: 'an error', value: { error: { code: 'failed', message: 'x' } }, usable: false },
  ])('$what: usable is $usable', ({ value, usable }) => {
    expect(isReply(value)).toBe(usable);
  });
});

describe('isUnderstood', () => {
  const entity = { kind: 'money', value: 1, text: '1tr', start: 0, end: 3, confident: true };

  it.each([
    { what: 'nothing found', value: { entities: [] }, usable: true },
    { what: 'one entity', value: { intent: 'ask', entities: [entity] }, usable: true },
    {
      what: 'confidence as a number',
      value: { entities: [{ ...entity, confident: 0.7 }] },
      usable: false,
    },
    { what: 'no list', value: {}, usable: false },
  ])('$what: usable is $usable', ({ value, usable }) => {
    expect(isUnderstood(value)).toBe(usable);
  });
});
