import { describe, expect, it } from '@jest/globals';
import { ear } from '../../support/ear.ts';
import { fc } from '../../support/fastCheck.ts';

describe('masked', () => {
  it.each([
    ['số em 0912345678 gọi giúp', 'số em ⟨số⟩ gọi giúp'],
    ['sđt +84 912 345 678', 'sđt ⟨số⟩'],
    ['0912.345.678 hoặc 024-3826-1234', '⟨số⟩ hoặc ⟨số⟩'],
    ['cccd 001085012345 đóng được chưa', 'cccd ⟨số⟩ đóng được chưa'],
    ['mã bhxh 0123456789', 'mã bhxh ⟨số⟩'],
    ['tôi tên là Nguyễn Văn Tèo, muốn hỏi', 'tôi tên là ⟨tên⟩, muốn hỏi'],
    ['em là trần thị b ở Sa Pa', 'em là ⟨tên⟩ ở Sa Pa'],
    ['toi ten la lan 35 tuoi', 'toi ten la ⟨tên⟩ 35 tuoi'],
    ['gửi a.b@c.vn hoặc https://x.vn/a?b=1', 'gửi ⟨liên kết⟩ hoặc ⟨liên kết⟩'],
    ['dòng một\ndòng hai', 'dòng một dòng hai'],
    ['a\u0000b\ud800c', 'a b c'],
  ])('%j: becomes %j', (text, kept) => {
    expect(ear.masked(text).replace('\ufffd', ' ').replace(/\s+/g, ' ')).toBe(kept);
  });

  it.each([
    'đóng 1.500.000 đồng được không',
    'đóng 15000000 được không',
    'lương 12345678đ thì sao',
    'từ 01/07/2025 đến 2026',
    'tôi là nông dân 35 tuổi',
    'toi la ho ngheo duoc ho tro bao nhieu',
    'tên gọi mới của BHXH là gì',
  ])('%s: stays', (text) => {
    expect(ear.masked(text)).toBe(text);
  });

  it('any text: is well-formed, and masking it again changes nothing in its numbers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const kept = ear.masked(text);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept).not.toContain('\u0000');
      }),
    );
  });
});

describe('kept', () => {
  it.each([
    {
      text: 'tôi tên là Nguyễn Văn Hùng, sđt 0912345678, cccd 001085012345, sổ đỏ làm ở đâu',
      kept: 'tôi tên là ⟨tên⟩, sđt ⟨số⟩, cccd ⟨số⟩, sổ đỏ làm ở đâu',
    },
    { text: 'sinh ngày 12/03/1985 thì xin việc gì', kept: 'sinh ngày ⟨ngày⟩ thì xin việc gì' },
    { text: 'em ở thôn Sín Chải hỏi vay vốn', kept: 'em ở ⟨nơi ở⟩ hỏi vay vốn' },
    { text: 'ở xã này có ai thu không', kept: 'ở xã này có ai thu không' },
    { text: 'đóng 1.500.000 thì sao', kept: 'đóng 1.500.000 thì sao' },
  ])('of "$text" the editor reads "$kept"', ({ text, kept }) => {
    expect(ear.kept(text)).toBe(kept);
  });

  it('of a house number nothing is left', () => {
    expect(ear.kept('số nhà 12 ngõ 5 phố Huế có ai đến thu không')).not.toMatch(/12|Huế/);
  });
});
