import { describe, expect, it } from '@jest/globals';
import { withoutPerson } from '../../../../src/adapters/http/desk/withoutPerson.ts';

describe('a text for who may not know who said it', () => {
  it.each([
    { name: 'a phone', text: 'gọi 0912345678 nhé', shown: 'gọi ••• nhé' },
    { name: 'a phone in groups', text: '0912 345 678', shown: '•••' },
    { name: 'a phone with +84', text: '+84.912.345.678', shown: '•••' },
    { name: 'the name', text: 'tôi là nguyễn thị hoa ạ', shown: 'tôi là ••• ạ' },
    { name: 'an amount', text: '1.500.000 đồng', shown: '1.500.000 đồng' },
    { name: 'a day', text: '01/01/2045', shown: '01/01/2045' },
  ])('$name in “$text”: “$shown”', ({ text, shown }) => {
    expect(withoutPerson({ said: [{ text }] }, 'Nguyễn Thị Hoa')).toEqual({
      said: [{ text: shown }],
    });
  });

  it('a name with signs of a pattern: is only ever a name', () => {
    expect(withoutPerson('a (b* c', '(b*')).toBe('a ••• c');
  });
});
