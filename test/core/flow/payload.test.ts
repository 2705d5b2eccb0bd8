import { describe, expect, it } from '@jest/globals';
import { payloadText, readPayload } from '../../../src/core/flow/payload.ts';
import type { Payload } from '../../../src/core/flow/payload.ts';
import { fc } from '../../support/fastCheck.ts';

const PAYLOADS: readonly (Payload & { text: string })[] = [
  {
    text: 'answer:contribution.group:near_poor',
    kind: 'answer',
    key: 'contribution.group',
    value: 'near_poor',
  },
  { text: 'answer:sign-up.time:08:30', kind: 'answer', key: 'sign-up.time', value: '08:30' },
  { text: 'confirm:birth.date:yes', kind: 'confirm', key: 'birth.date', yes: true },
  { text: 'confirm:birth.date:no', kind: 'confirm', key: 'birth.date', yes: false },
  { text: 'change:birth.date', kind: 'change', key: 'birth.date' },
  { text: 'command:menu', kind: 'command', command: 'menu' },
  { text: 'flow:sign-up', kind: 'flow', flow: 'sign-up' },
  { text: 'faq:lao-cai/a-1', kind: 'faq', id: 'lao-cai/a-1', part: 'answer' },
  { text: 'faq-more:national/a', kind: 'faq', id: 'national/a', part: 'more' },
];

describe('readPayload', () => {
  it.each(PAYLOADS)('$text, written and read again, means the same', ({ text, ...payload }) => {
    expect(payloadText(payload)).toBe(text);
    expect(readPayload(text)).toEqual(payload);
  });

  it.each([
    '',
    'answer',
    'answer:group:poor',
    'answer:a.b:',
    'answer:__proto__.b:c',
    'answer:A.b:c',
    'confirm:a.b:true',
    'change:a.b:c',
    'command:constructor',
    'command:menu ',
    'flow:../secrets',
    'faq:national',
    'faq:../secrets/a',
    'faq:national/__proto__',
    'faq-less:national/a',
    'faq:national/a:b',
    `flow:${'x'.repeat(200)}`,
  ])('"%s", which is none of ours, means nothing', (text) => {
    expect(readPayload(text)).toBeUndefined();
  });

  it('any text, sent by anybody, is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(readPayload(`answer:a.b:${text}`)?.kind ?? 'answer').toBe('answer');
      }),
    );
  });
});
