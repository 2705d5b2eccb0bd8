import { describe, expect, it } from '@jest/globals';
import { drawPicture } from '../../../src/core/picture/pictures.ts';
import type { Drawing } from '../../../src/core/picture/outcome.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { HANOI, PICTURE_INPUTS } from '../../support/pictureInputs.ts';
import { pictureWords } from '../../support/pictureWords.ts';

const on = localDate('2026-11-22');
const outcome = (input: Readonly<Record<string, unknown>>, name = 'contribution-and-pension') =>
  drawPicture({ name, on, input }, pictureWords);

function drawing(input: Readonly<Record<string, unknown>>): Drawing {
  const drawn = outcome(input);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal));
  return drawn.drawing;
}

/** Every line of letters of the picture, in the order it is drawn. */
const linesOf = (input: Readonly<Record<string, unknown>>) =>
  [
    ...drawing(input)
      .svg()
      .matchAll(/<text[^>]*>([^<]*)<\/text>/g),
  ].map(([, words]) => words);

describe('the picture of contribution and pension', () => {
  it('a free worker in Hà Nội sees what is paid, by whom, and what comes back', () => {
    expect(linesOf(HANOI)).toEqual([
      'Đóng bao nhiêu, hưởng bao nhiêu',
      'Tự đóng mỗi tháng',
      '231.000 đồng',
      'từ 12/2026 đến 11/2045',
      'Lương hưu mỗi tháng',
      '785.000 đồng',
      'từ tháng 12/2045',
      'Ai trả tiền tháng đầu (330.000 đồng)?',
      'Tự đóng',
      '231.000 đồng',
      'Nhà nước hỗ trợ',
      '66.000 đồng',
      'Hà Nội hỗ trợ thêm',
      '33.000 đồng',
      'Nhận lương hưu 5 năm 8 tháng là hòa vốn',
      '50 triệu',
      '2030',
      '2035',
      '2040',
      '2045',
      '2050',
      'Nhận 94,2 triệu đến 2055',
      'Tự đóng 52,7 triệu',
      'Hòa vốn: 07/2051',
      'An Sinh · tính theo quy định ngày 22/11/2026 · ước tính',
    ]);
  });

  it('the same in words, for who cannot see it', () => {
    expect(drawing(HANOI).text.split('\n')).toEqual([
      'Tháng đầu đóng 330.000 đồng: tự đóng 231.000 đồng, Nhà nước hỗ trợ 66.000 đồng, Hà Nội hỗ trợ thêm 33.000 đồng.',
      'Từ tháng 12/2026 đến tháng 11/2045, phần tự đóng cộng lại là 52.668.000 đồng.',
      'Lương hưu từ tháng 12/2045 khoảng 785.000 đồng mỗi tháng (bằng 53% mức thu nhập bình quân đã đóng).',
      'Nhận lương hưu 5 năm 8 tháng thì bằng số tiền đã tự đóng, tức vào khoảng tháng 07/2051.',
      'Đây là số ước tính theo quy định ngày 22/11/2026, chưa kể các lần tăng lương hưu sau này.',
    ]);
  });

  it('the words of one payment by the person alone name it once', () => {
    const once = { person: 231_000, state: 0, province: 0, paid_until: '2026-12' };

    const words = drawing({ ...HANOI, ...once, paid_total: 231_000 }).text;

    expect(words.split('\n')[0]).toBe('Phần tự đóng một lần vào tháng 12/2026 là 231.000 đồng.');
    expect(words.match(/231\.000/g)).toHaveLength(1);
  });

  it('the words of a first month without own money name who pays it', () => {
    expect(drawing({ ...HANOI, person: 0 }).text.split('\n')[0]).toBe(
      'Tháng đầu đóng 99.000 đồng: Nhà nước hỗ trợ 66.000 đồng, Hà Nội hỗ trợ thêm 33.000 đồng.',
    );
  });

  it.each([
    {
      when: 'nothing is to pay',
      input: { ...HANOI, person: 0, paid_total: 0 },
      says: ['0 đồng', 'Không tự đóng đồng nào, vẫn có lương hưu', 'Tự đóng 0 đồng'],
      never: /hòa vốn/i,
    },
    {
      when: 'the province gives nothing',
      input: { ...HANOI, province: 0 },
      says: ['Nhà nước hỗ trợ'],
      never: /Hà Nội|33\.000/,
    },
    {
      when: 'the person lives in Lào Cai',
      input: { ...HANOI, place: 'lao_cai' },
      says: ['Lào Cai hỗ trợ thêm'],
      never: /Hà Nội/,
    },
    {
      when: 'the person lives elsewhere',
      input: { ...HANOI, place: 'Nguyễn Thị Hoa' },
      says: ['Địa phương hỗ trợ thêm'],
      never: /Hoa|Hà Nội/,
    },
    {
      when: 'the first month is not like the others',
      input: { ...HANOI, paid_total: 60_000_000 },
      says: ['Tự đóng tháng đầu'],
      never: /Tự đóng mỗi tháng/,
    },
    {
      when: 'all is paid in one month',
      input: { ...HANOI, paid_until: '2026-12', paid_total: 231_000 },
      says: ['Tự đóng một lần', 'vào tháng 12/2026'],
      never: /tháng đầu/,
    },
    {
      when: 'all is back on the day',
      input: { ...HANOI, paid_total: 7_850_000 },
      says: ['Nhận lương hưu 10 tháng là hòa vốn'],
      never: /11 tháng/,
    },
    {
      when: 'one đồng more was paid',
      input: { ...HANOI, paid_total: 7_850_001 },
      says: ['Nhận lương hưu 11 tháng là hòa vốn'],
      never: /10 tháng/,
    },
  ])('when $when, the letters say so', ({ input, says, never }) => {
    const lines = linesOf(input);

    expect(lines).toEqual(expect.arrayContaining(says));
    expect(`${lines.join('\n')}\n${drawing(input).text}`).not.toMatch(never);
  });

  it.each([
    [999_999, '999.999 đồng'],
    [1_000_000, '1 triệu'],
    [1_049_999, '1 triệu'],
    [1_050_000, '1,1 triệu'],
    [62_149_999, '62,1 triệu'],
    [999_949_999, '999,9 triệu'],
    [999_950_000, '1 tỷ'],
    [1_250_000_000, '1,3 tỷ'],
  ])('%d VND in all is written as %s', (paid_total, said) => {
    const input = { ...HANOI, paid_total, pension_monthly: 50_000_000 };

    expect(linesOf(input)).toContain(`Tự đóng ${said}`);
  });

  it.each([
    { wrong: 'nothing given', input: {}, field: 'person' },
    { wrong: 'a field nobody knows', input: { ...HANOI, name: 'Hoa' }, field: 'name' },
    { wrong: 'half a đồng', input: { ...HANOI, person: 0.5 }, field: 'person' },
    { wrong: 'an amount below zero', input: { ...HANOI, state: -1 }, field: 'state' },
    {
      wrong: 'nobody pays anything',
      input: { ...HANOI, person: 0, state: 0, province: 0 },
      field: 'person',
    },
    {
      wrong: 'more at once than in all',
      input: { ...HANOI, paid_once: 52_668_001 },
      field: 'paid_once',
    },
    {
      wrong: 'a month that is none',
      input: { ...HANOI, paid_from: '2026-13' },
      field: 'paid_from',
    },
    {
      wrong: 'an end before the start',
      input: { ...HANOI, paid_until: '2026-11' },
      field: 'paid_until',
    },
    {
      wrong: 'a pension in the month before the last payment',
      input: { ...HANOI, pension_from: '2045-10-31' },
      field: 'pension_from',
    },
    {
      wrong: 'a pension after a hundred years',
      input: { ...HANOI, pension_from: '2127-01-01' },
      field: 'pension_from',
    },
    {
      wrong: 'a day that does not exist',
      input: { ...HANOI, pension_from: '2046-02-29' },
      field: 'pension_from',
    },
    { wrong: 'no pension', input: { ...HANOI, pension_monthly: 0 }, field: 'pension_monthly' },
    {
      wrong: 'a pension that never gives it back',
      input: { ...HANOI, pension_monthly: 1 },
      field: 'pension_monthly',
    },
    {
      wrong: 'a break-even elsewhere than the lines cross',
      input: { ...HANOI, break_even_months: 70 },
      field: 'break_even_months',
    },
    { wrong: 'text for a number', input: { ...HANOI, paid_total: '1' }, field: 'paid_total' },
  ])('refuses $wrong', ({ input, field }) => {
    expect(outcome(input)).toEqual({ ok: false, refusal: { code: 'invalid_input', field } });
  });

  it('takes the break-even of the text beside it when that rounds the other way', () => {
    expect(linesOf({ ...HANOI, break_even_months: 67 })).toContain(
      'Nhận lương hưu 5 năm 7 tháng là hòa vốn',
    );
  });

  it('refuses a name that no picture has', () => {
    expect(outcome(HANOI, 'portrait')).toEqual({ ok: false, refusal: { code: 'unknown_picture' } });
  });

  it.each(PICTURE_INPUTS)('$name: is drawn with numbers alone', ({ input }) => {
    expect(drawing(input).svg()).not.toMatch(/NaN|Infinity|undefined|null|\{\w+\}/);
    expect(drawing(input).text).not.toMatch(/NaN|Infinity|undefined|null|\{\w+\}/);
  });
});
