import { describe, expect, it } from '@jest/globals';
import {
  fits,
  fold,
  normalize,
  phrase,
  type Word,
} from '../../../src/core/understanding/normalize.ts';
import { fc } from '../../support/fastCheck.ts';

function word(text: string): Word {
  const [only] = phrase(text);
  if (!only) throw new Error(`"${text}" holds no word`);
  return only;
}

describe('fold: the same letters, however they were typed', () => {
  it.each([
    ['Đóng', 'dong'],
    ['ĐÓNG', 'dong'],
    ['Ðóng (with the eth of old keyboards)', 'dong with the eth of old keyboards'],
    ['ðóng', 'dong'],
    ['Ɖóng', 'dong'],
    ['đóng'.normalize('NFD'), 'dong'],
    ['hoà', 'hoa'],
    ['bảo\u200b hiểm', 'bao hiem'],
    ['\ufeffnăm', 'nam'],
    ['１９８５', '1985'],
    ['a\u0000b', 'a b'],
    ['Kỳ  Anh', 'ky anh'],
    ['1tr5', '1 tr 5'],
    ['', ''],
    ['😀', ''],
  ])('%j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('fits: what was typed must be right, what was left out is forgiven', () => {
  it.each([
    ['hoà', 'hòa', true],
    ['thuỷ', 'thủy', true],
    ['nam', 'năm', true],
    ['năm', 'năm', true],
    ['nắm', 'năm', false],
    ['từ', 'tư', false],
    ['tầm', 'tám', false],
    ['tam', 'tám', true],
    ['sau', 'sáu', true],
    ['sâu', 'sáu', false],
    ['đung', 'đúng', true],
    ['dúng', 'đúng', true],
    ['cố', 'có', false],
  ])('typed %s, meant %s: %s', (typed, meant, expected) => {
    expect(fits(word(typed), word(meant))).toBe(expected);
  });
});

describe('normalize: any text', () => {
  it('keeps its two forms aligned and its offsets inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const normal = normalize(text);

        expect(normal.lower).toHaveLength(normal.folded.length);
        for (const { start, end } of normal.words) {
          expect(normal.offset(start)).toBeLessThanOrEqual(normal.offset(end));
          expect(normal.offset(end)).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('folds composed and decomposed text alike', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('ăâđêôơưàảãáạ ềểễếệ1oD')) }),
        (text) => {
          expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        },
      ),
    );
  });
});
