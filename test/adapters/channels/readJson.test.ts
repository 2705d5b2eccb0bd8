import { describe, expect, it } from '@jest/globals';
import { readJson } from '../../../src/adapters/channels/readJson.ts';

describe('readJson', () => {
  it.each([
    {
      name: 'the largest exact integer stays a number',
      json: '9007199254740991',
      value: 9007199254740991,
    },
    { name: 'one more comes as its digits', json: '9007199254740992', value: '9007199254740992' },
    {
      name: 'a 64-bit id keeps every digit',
      json: '[4180052769313846205]',
      value: ['4180052769313846205'],
    },
    {
      name: 'a fraction stays a number',
      json: '{"latitude":22.4856}',
      value: { latitude: 22.4856 },
    },
    { name: 'text that looks like a number stays text', json: '"1.50"', value: '1.50' },
    {
      name: 'NUL and half a surrogate pair stay as they are',
      json: '"\\u0000\\ud83d"',
      value: '\u0000\ud83d',
    },
    { name: 'a cut body is unreadable', json: '{"a":[1,2', value: undefined },
    { name: 'an empty body is unreadable', json: '', value: undefined },
    { name: 'an HTML page is unreadable', json: '<html></html>', value: undefined },
  ])('$name', ({ json, value }) => {
    expect(readJson(Buffer.from(json))).toEqual(value);
  });

  it('calls nesting beyond the stack unreadable instead of throwing', () => {
    const depth = 200_000;

    expect(readJson(Buffer.from('['.repeat(depth) + ']'.repeat(depth)))).toBeUndefined();
  });
});
