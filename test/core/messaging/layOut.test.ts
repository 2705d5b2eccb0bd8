import { describe, expect, it } from '@jest/globals';
import { CAPABILITIES, type Layout } from '../../../src/core/messaging/capabilities.ts';
import { characterCount, presentable } from '../../../src/core/messaging/characters.ts';
import { layOut } from '../../../src/core/messaging/layOut.ts';
import type { Choice, OutboundPart } from '../../../src/core/messaging/outbound.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { fc } from '../../support/fastCheck.ts';

const ONE = [{ title: 'Có', payload: 'yes' }];

const SMALL: Layout = {
  textLength: 40,
  buttons: { count: 3, titleLength: 10, payloadLength: 8 },
  image: 'with_text',
  templates: {},
  links: { count: 3, titleLength: 10, textLength: 20, countWithButtons: true },
};

const texts = (parts: readonly OutboundPart[]) => parts.map(({ text }) => text);
const say = (text: string, capabilities = SMALL) =>
  texts(layOut({ text, choices: [] }, capabilities));

describe('layOut, text', () => {
  it.each([
    { name: 'exactly at the limit stays whole', text: 'a'.repeat(40), parts: ['a'.repeat(40)] },
    {
      name: 'one character over becomes two parts',
      text: 'a'.repeat(41),
      parts: ['a'.repeat(40), 'a'],
    },
    {
      name: 'a paragraph end wins over a later sentence end',
      text: 'Chào bác, cháu là An.\n\nBác hỏi gì ạ? Cháu nghe đây ạ.',
      parts: ['Chào bác, cháu là An.', 'Bác hỏi gì ạ? Cháu nghe đây ạ.'],
    },
    {
      name: 'a line end wins over a later sentence end',
      text: 'Chào bác, cháu là An Sinh\nBác hỏi gì ạ? Cháu nghe đây ạ.',
      parts: ['Chào bác, cháu là An Sinh', 'Bác hỏi gì ạ? Cháu nghe đây ạ.'],
    },
    {
      name: 'a sentence end wins over a later word end',
      text: 'Bác đóng hằng tháng được. Hoặc đóng một lần cho năm.',
      parts: ['Bác đóng hằng tháng được.', 'Hoặc đóng một lần cho năm.'],
    },
    {
      name: 'a decimal point ends no sentence',
      text: 'Bác phải đóng số tiền là 264.000 đồng mỗi tháng',
      parts: ['Bác phải đóng số tiền là 264.000 đồng', 'mỗi tháng'],
    },
    {
      name: 'a sentence end far on wins over a paragraph end far in front',
      text: 'Dạ.\n\nBác đóng hằng tháng được ạ. Hoặc đóng một lần cho năm.',
      parts: ['Dạ.\n\nBác đóng hằng tháng được ạ.', 'Hoặc đóng một lần cho năm.'],
    },
    {
      name: 'the number of a list item ends no sentence',
      text: 'Bác chọn cách đóng:\n12. Một lần cho cả năm',
      parts: ['Bác chọn cách đóng:\n12. Một lần cho cả', 'năm'],
    },
    {
      name: 'a word that ends exactly at the limit still fits',
      text: `${'x'.repeat(20)} ${'y'.repeat(19)} z`,
      parts: [`${'x'.repeat(20)} ${'y'.repeat(19)}`, 'z'],
    },
    {
      name: 'a word end far in front is better than a cut word',
      text: `ạ ${'b'.repeat(39)}`,
      parts: ['ạ', 'b'.repeat(39)],
    },
    {
      name: 'an emoji of two code units counts once',
      text: '😀'.repeat(41),
      parts: ['😀'.repeat(40), '😀'],
    },
    {
      name: 'a family emoji is never cut',
      text: '👩‍👧'.repeat(14),
      parts: ['👩‍👧'.repeat(13), '👩‍👧'],
    },
    {
      name: 'decomposed letters count as composed ones',
      text: 'ệ'.normalize('NFD').repeat(41),
      parts: ['ệ'.repeat(40), 'ệ'],
    },
    {
      name: 'a letter with more marks than a part holds is cut between marks',
      text: `q${'\u0323'.repeat(45)}`,
      parts: [`q${'\u0323'.repeat(39)}`, '\u0323'.repeat(6)],
    },
    { name: 'half of a surrogate pair is replaced', text: 'a\ud83d', parts: ['a\ufffd'] },
    { name: 'NUL and bells are dropped', text: 'a\u0000b\u0007c', parts: ['abc'] },
    { name: 'blank text says nothing', text: ' \n\t ', parts: [] },
  ])('$name', ({ text, parts }) => {
    expect(say(text)).toEqual(parts);
  });

  it('cuts 10,000 characters without a space into five full parts on both platforms', () => {
    for (const capabilities of Object.values(CAPABILITIES)) {
      expect(say('ờ'.repeat(10_000), capabilities)).toEqual(
        Array.from({ length: 5 }, () => 'ờ'.repeat(2_000)),
      );
    }
  });
});

describe('layOut, choices', () => {
  const choice = (title: string, payload = title): Choice => ({ title, payload });
  const two = [choice('Có', 'yes'), choice('Không', 'no')];

  it.each([
    { name: 'as many as fit', choices: ['a', 'b', 'c'].map((letter) => choice(letter)) },
    { name: 'a title exactly at its limit', choices: [choice('b'.repeat(10), 'x')] },
    { name: 'a payload exactly at its limit', choices: [choice('x', 'p'.repeat(8))] },
  ])('shows buttons, $name', ({ choices }) => {
    expect(layOut({ text: 'Bác chọn ạ', choices }, SMALL)).toEqual([
      { text: 'Bác chọn ạ', buttons: choices },
    ]);
  });

  it('writes a menu without buttons when there is one choice too many', () => {
    const choices = ['a', 'b', 'c', 'd'].map((letter) => choice(letter));

    expect(layOut({ text: 'Chọn', choices }, SMALL)).toEqual([
      { text: 'Chọn\n\n1. a\n2. b\n3. c\n4. d', buttons: [] },
    ]);
  });

  it('writes a menu with numbered buttons when a title is one character too long', () => {
    const choices = [choice('Có', 'yes'), choice('b'.repeat(11), 'no')];

    expect(layOut({ text: 'Chọn', choices }, SMALL)).toEqual([
      {
        text: `Chọn\n\n1. Có\n2. ${'b'.repeat(11)}`,
        buttons: [choice('1', 'yes'), choice('2', 'no')],
      },
    ]);
  });

  it('writes a menu without buttons when a payload is one character too long', () => {
    const choices = [choice('Có', 'p'.repeat(9))];

    expect(layOut({ text: 'Chọn', choices }, SMALL)).toEqual([
      { text: 'Chọn\n\n1. Có', buttons: [] },
    ]);
  });

  it('gives the buttons to the last of several parts', () => {
    const parts = layOut({ text: `${'a'.repeat(40)} b`, choices: two }, SMALL);

    expect(parts.map(({ buttons }) => buttons)).toEqual([[], two]);
  });

  it('keeps the menu in one piece when it does not fit behind the words', () => {
    const long = choice('Đóng hằng năm');

    expect(
      texts(layOut({ text: 'Bác chọn cách đóng nào ạ?', choices: [long, long] }, SMALL)),
    ).toEqual(['Bác chọn cách đóng nào ạ?', '1. Đóng hằng năm\n2. Đóng hằng năm']);
  });

  it('writes the menu as the text when there are no words: a button needs a text', () => {
    expect(layOut({ text: ' ', choices: two }, SMALL)).toEqual([
      { text: '1. Có\n2. Không', buttons: [choice('1', 'yes'), choice('2', 'no')] },
    ]);
  });

  it('shows thirteen quick replies on Messenger and a menu for fourteen', () => {
    const choices = Array.from({ length: 14 }, (_, index) => choice(`Xã ${index}`));
    const shown = (count: number) =>
      layOut({ text: 'Chọn xã', choices: choices.slice(0, count) }, CAPABILITIES.messenger);

    expect(shown(13).at(-1)?.buttons).toHaveLength(13);
    expect(shown(14).at(-1)?.buttons).toHaveLength(0);
    expect(shown(14).at(-1)?.text).toContain('14. Xã 13');
  });
});

describe('layOut, always', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      ' ',
      '\n',
      '\n\n',
      '. ',
      'ẫ'.normalize('NFD'),
      '👩‍👩‍👧',
      '\u0301',
      '\ud83d',
      'đồng',
    ),
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  const message = fc.record({
    text,
    choices: fc.array(fc.record({ title: text, payload: fc.string({ maxLength: 10 }) }), {
      maxLength: 5,
    }),
  });
  const seen = (words: string) => presentable(words).replace(/\s+/gu, '');

  it('stays within every limit and never sends an empty part', () => {
    fc.assert(
      fc.property(message, (said) => {
        for (const part of layOut(said, SMALL)) {
          expect(part.text.trim()).not.toBe('');
          expect(characterCount(part.text)).toBeLessThanOrEqual(SMALL.textLength);
          expect(part.text.isWellFormed()).toBe(true);
          expect(part.buttons.length).toBeLessThanOrEqual(SMALL.buttons.count);
          for (const { title, payload } of part.buttons) {
            expect(title).not.toBe('');
            expect(characterCount(title)).toBeLessThanOrEqual(SMALL.buttons.titleLength);
            expect(characterCount(payload)).toBeLessThanOrEqual(SMALL.buttons.payloadLength);
          }
        }
      }),
    );
  });

  it('loses no visible character and keeps the order', () => {
    fc.assert(
      fc.property(message, (said) => {
        const parts = layOut(said, SMALL);
        const titles = said.choices.map(({ title }) => seen(title));
        const menu = titles.map((title, index) => `${index + 1}.${title}`).join('');
        const buttons = parts.at(-1)?.buttons ?? [];
        const written = seen(texts(parts).join(''));

        expect([seen(said.text), seen(said.text) + menu]).toContain(written);
        expect(
          written.endsWith(menu) ||
            buttons.map(({ title }) => seen(title)).join() === titles.join(),
        ).toBe(true);
        expect([[], said.choices.map(({ payload }) => payload)]).toContainEqual(
          buttons.map(({ payload }) => payload),
        );
      }),
    );
  });
});

describe('layOut, a picture', () => {
  const order = { name: 'chart', on: localDate('2026-11-22'), input: { net: 1 } };
  const image = { order, caption: 'Hình kể.' };
  const alone: Layout = { ...SMALL, image: 'alone' };
  const shown = (parts: readonly OutboundPart[]) =>
    parts.map(({ text, buttons, image: part }) => [part ? 'hình' : '', text, buttons.length]);

  it.each([
    { on: SMALL, choices: [], parts: [['hình', 'Dạ.\n\nHình kể.', 0]] },
    {
      on: alone,
      choices: [],
      parts: [
        ['hình', '', 0],
        ['', 'Dạ.\n\nHình kể.', 0],
      ],
    },
    {
      on: SMALL,
      choices: ONE,
      parts: [
        ['hình', 'Hình kể.', 0],
        ['', 'Dạ.', 1],
      ],
    },
    {
      on: alone,
      choices: ONE,
      parts: [
        ['hình', '', 0],
        ['', 'Dạ.\n\nHình kể.', 1],
      ],
    },
  ])('$on.image with $choices.length buttons: $parts', ({ on, choices, parts }) => {
    expect(shown(layOut({ text: 'Dạ.', choices, image }, on))).toEqual(parts);
  });

  it('goes with the first part of words that need two', () => {
    const parts = layOut({ text: 'a'.repeat(39), choices: [], image }, SMALL);

    expect(shown(parts)).toEqual([
      ['hình', 'a'.repeat(39), 0],
      ['', 'Hình kể.', 0],
    ]);
  });

  it('without words, still goes', () => {
    const parts = layOut({ text: '', choices: [], image: { order, caption: '' } }, SMALL);

    expect(shown(parts)).toEqual([['hình', '', 0]]);
  });
});

describe('layOut, a request for the contact', () => {
  const everything = {
    asks: 'everything',
    title: 'Gửi thông tin',
    subtitle: 'Bấm vào đây',
  } as const;
  const phone = { ...everything, asks: 'phone' } as const;
  const said = { text: 'Tên gì ạ?', buttons: [] };
  const form = { contactForm: { titleLength: 100, subtitleLength: 500 } };

  it.each([
    {
      name: 'for everything, on a platform with a form, is a send of its own behind the words',
      templates: form,
      contactRequest: everything,
      parts: [said, { text: '', buttons: [], contactRequest: everything }],
    },
    {
      name: 'for a phone, on a platform with a form, is asked in words',
      templates: form,
      contactRequest: phone,
      parts: [said],
    },
    {
      name: 'for a phone, on a platform with a button, goes with the words',
      templates: { phoneReply: true },
      contactRequest: phone,
      parts: [{ ...said, contactRequest: phone }],
    },
    {
      name: 'for everything, on a platform with a button, is asked in words',
      templates: { phoneReply: true },
      contactRequest: everything,
      parts: [said],
    },
    {
      name: 'for everything, where there are no means, is asked in words',
      templates: {},
      contactRequest: everything,
      parts: [said],
    },
  ] as const)('$name', ({ templates, contactRequest, parts }) => {
    const message = { text: 'Tên gì ạ?', choices: [], contactRequest };

    expect(layOut(message, { ...SMALL, templates })).toEqual(parts);
  });
});
