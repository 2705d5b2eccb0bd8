import { describe, expect, it } from '@jest/globals';
import { hearStaff, linkCodeIn } from '../../../src/core/staffChat/hear.ts';
import type { StaffSaid, StaffTalk } from '../../../src/core/staffChat/said.ts';
import { readTap } from '../../../src/core/staffChat/tap.ts';
import { wall } from '../../support/desk.ts';
import { ear } from '../../support/staffEar.ts';

const NOW = wall('2026-11-23 09:00');
const text = (said: string) => ({ kind: 'text' as const, text: said });
const heard = (said: string, talk: StaffTalk | undefined) =>
  hearStaff(text(said), ear, { talk, now: NOW });
const LINKED: StaffTalk = {};
const asked = (payload: string): StaffTalk => ({
  pending: readTap(payload),
  askedAt: NOW - 60_000,
});

describe('a code that is written', () => {
  it.each([
    'kết nối 1234 5678',
    'ket noi 1234 5678',
    'Kết nối 12345678',
    'KẾT NỐI 1234 5678',
    'kết  nối   12 34 56 78',
    'Ket noi 1234-5678',
    'kết nối: 1234.5678',
    'kết nối mã 1234 5678',
    'kết nối với mã số là 12345678 ạ',
    'dạ kết nối 1234 5678 nhé',
    'em kết nối tài khoản 12345678',
    'ketnoi 12345678',
    'ketnoi12345678',
    'kết nối1234 5678',
    'liên kết 1234 5678',
    'kết nối １２３４ ５６７８',
    '“kết nối 1234 5678”',
    'kết nối 1234 5678.',
  ])('“%s”: its eight digits', (said) => {
    expect(linkCodeIn(said, ear)).toEqual({ code: '12345678', isWhole: true });
    expect(heard(said, undefined)).toEqual({ kind: 'link' });
  });

  it.each(['kết nối 123 456', 'ket noi 1234 567', 'kết nối 123456789'])(
    '“%s”: meant as a code, with too few or too many digits',
    (said) => {
      expect(linkCodeIn(said, ear)).toMatchObject({ isWhole: false });
    },
  );

  it.each([
    'kết nối',
    'kết nối với nhân viên',
    'tôi muốn kết nối với người tư vấn',
    'kết nối 0912345678',
    'kết nối giúp tôi số 0912 345 678',
    'cho tôi kết nối tổng đài 1900 9068',
    'mất kết nối mạng từ 8 giờ',
    'kết nối 113',
    'điện thoại tôi 12345678',
    '1234 5678',
    '19051985',
    'tôi sinh 19051985',
    'kết nối 1234 5678 là gì vậy',
    'tính tiền 1234 5678',
    'thẻ bảo hiểm 12345678',
    'ngắt kết nối',
    'việc hôm nay',
    '',
    '\u0000',
    'kết nối ' + '1'.repeat(5_000),
  ])('“%s” of a citizen: is the bot’s, as everything is', (said) => {
    expect(heard(said, undefined)).toBeUndefined();
  });
});

describe('what a linked colleague writes', () => {
  it.each<{ said: string; is: StaffSaid['kind'] | undefined }>([
    { said: 'việc hôm nay', is: 'today' },
    { said: 'Viec hom nay', is: 'today' },
    { said: 'hôm nay có việc gì', is: 'today' },
    { said: 'ngắt kết nối', is: 'unlink' },
    { said: 'NGAT KET NOI', is: 'unlink' },
    { said: 'tính tiền', is: undefined },
    { said: 'thôi', is: undefined },
    { said: '9h sáng mai', is: undefined },
    { said: 'lương hưu được bao nhiêu', is: undefined },
    { said: 'xóa dữ liệu', is: undefined },
    { said: 'dừng', is: undefined },
  ])('“$said” with no question open: $is', ({ said, is }) => {
    expect(heard(said, LINKED)?.kind).toBe(is);
  });

  it.each<{ said: string; asking: string; is: string | undefined }>([
    { said: '9h sáng mai', asking: 'staff:call_back:7', is: 'staff:call_back:7:29924760' },
    { said: '25 giờ', asking: 'staff:call_back:7', is: 'unclear' },
    { said: 'thôi', asking: 'staff:call_back:7', is: 'staff:leave:7' },
    { said: 'tính tiền', asking: 'staff:call_back:7', is: undefined },
    {
      said: 'lương hưu 30 năm đóng 2 triệu thì được bao nhiêu vậy em',
      asking: 'staff:call_back:7',
      is: undefined,
    },
    { said: '3 tháng', asking: 'staff:register:7', is: 'staff:register:7:3_months:3' },
    { said: '12', asking: 'staff:register:7', is: 'staff:register:7:12_months:12' },
    { said: '1 năm', asking: 'staff:register:7', is: 'staff:register:7:12_months:12' },
    { said: '2 triệu đóng bao nhiêu', asking: 'staff:register:7:monthly:1', is: undefined },
    { said: '24', asking: 'staff:register:7', is: 'staff:register:7:other' },
    { said: '48', asking: 'staff:register:7:years_ahead', is: 'staff:register:7:years_ahead:48' },
    {
      said: '2 triệu',
      asking: 'staff:register:7:monthly:1',
      is: 'staff:register:7:monthly:1:2000000',
    },
    {
      said: '1tr5',
      asking: 'staff:register:7:monthly:1',
      is: 'staff:register:7:monthly:1:1500000',
    },
    {
      said: 'đúng rồi',
      asking: 'staff:register:7:monthly:1:2000000:2026-11',
      is: 'staff:register:7:monthly:1:2000000:2026-11:yes',
    },
    {
      said: 'từ tháng 1/2027',
      asking: 'staff:register:7:monthly:1:2000000:2026-11',
      is: 'staff:register:7:monthly:1:2000000:2027-01',
    },
    { said: 'tháng 13/2027', asking: 'staff:register:7:monthly:1:2000000:2026-11', is: 'unclear' },
    { said: 'ngắt kết nối', asking: 'staff:register:7', is: 'unlink' },
  ])('“$said” after $asking: $is', ({ said, asking, is }) => {
    const what = heard(said, asked(asking));

    const tap = what?.kind === 'tap' ? what.tap : undefined;
    expect(tap ?? what?.kind).toEqual(readTap(is ?? '') ?? is);
  });

  it('half an hour after the question: words are words again', () => {
    const talk = { ...asked('staff:call_back:7'), askedAt: NOW - 31 * 60_000 };

    expect(heard('9h sáng mai', talk)).toBeUndefined();
  });
});
