import { describe, expect, it } from '@jest/globals';
import { ear } from '../../support/ear.ts';

const COMMANDS = {
  menu: ['menu', 'Menu', 'MENU nhé', 'về menu', 'mục lục', 'menu ạ', 'cho em menu', '/menu'],
  back: ['quay lại', 'quay lai', 'trở lại', 'câu trước', 'quay lại ạ', 'back'],
  why: ['vì sao', 'vi sao', 'vì sao?', 'tại sao', 'căn cứ', 'can cu', 'căn cứ?', 'căn cứ vào đâu'],
  stop: ['dừng', 'dung lai', 'dừng lại', 'thôi dừng lại', 'STOP', 'đừng nhắn nữa', 'ngừng ạ'],
  start: ['bắt đầu', 'bat dau', 'start', 'Bắt đầu lại', 'get started'],
  person: [
    'gặp người',
    'gặp tư vấn viên',
    'gap tu van vien',
    'nhân viên',
    'nhan vien',
    'cho em gặp nhân viên ạ',
    'gặp cán bộ',
    'người thật',
  ],
  erase: ['xóa dữ liệu của tôi', 'xoá dữ liệu của tôi', 'xoa du lieu cua toi', 'xóa thông tin'],
};

const NO_COMMANDS = [
  'tôi muốn dừng đóng bảo hiểm thì sao',
  'dừng đóng thì có lấy lại được tiền không',
  'nhân viên thu có được lấy tiền mặt không',
  'vì sao mức hỗ trợ ở Lào Cai thấp hơn',
  'bắt đầu đóng từ tháng nào thì được hưởng',
  'đổi tiền ở đâu?',
  'sửa năm sinh thế nào',
  'thay đổi mức đóng có được không',
  'thôi',
  'không',
  'người',
  'dung',
  'dung ạ',
  'Dung',
  'Huy',
  'sửa',
  '',
  '   ',
];

describe('commands: the whole text must be one', () => {
  it.each(
    Object.entries(COMMANDS).flatMap(([kind, texts]) => texts.map((text) => ({ kind, text }))),
  )('"$text" is the command $kind', ({ kind, text }) => {
    expect(ear.command(text)).toEqual({ kind });
  });

  it.each([
    ['sửa năm sinh', 'nam sinh'],
    ['sua nam sinh', 'nam sinh'],
    ['đổi lại thu nhập', 'thu nhap'],
    ['nhầm rồi, sửa năm sinh', 'nam sinh'],
    ['em muốn sửa lại số điện thoại ạ', 'so dien thoai'],
    ['thay đổi tỉnh', 'tinh'],
  ])('"%s" changes an earlier answer', (text, what) => {
    expect(ear.command(text)).toEqual({ kind: 'change', what });
  });

  it.each(NO_COMMANDS)('"%s" is no command', (text) => {
    expect(ear.command(text)).toBeUndefined();
  });
});
