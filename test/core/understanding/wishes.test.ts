import { describe, expect, it } from '@jest/globals';
import { ear } from '../../support/ear.ts';

const WISHES = [
  { value: 'lump-sum', title: 'Rút một lần', also: ['rút bảo hiểm', 'lấy lại tiền'] },
  { value: 'pension', title: 'Xem lương hưu', also: ['lương hưu'] },
  { value: 'maternity', title: 'Trợ cấp thai sản', also: ['thai sản', 'sinh con'] },
];

describe('readWish', () => {
  it.each([
    { text: 'rút một lần', wishes: ['lump-sum'] },
    { text: 'rut mot lan duoc bao nhieu tien?', wishes: ['lump-sum'] },
    { text: 'cho em hỏi sinh con thì được gì ạ', wishes: ['maternity'] },
    { text: 'SINH CON', wishes: ['maternity'] },
    { text: 'thai sản', wishes: ['maternity'] },
    { text: 'rút một lần hay chờ lương hưu', wishes: ['lump-sum'] },
    { text: 'lương hưu hay thai sản', wishes: ['pension', 'maternity'] },
    { text: 'không muốn rút một lần', wishes: [] },
    { text: '500k rút một lần', wishes: ['lump-sum'] },
    { text: 'lương của tôi', wishes: [] },
    { text: 'trời hôm nay đẹp quá', wishes: [] },
    { text: '', wishes: [] },
  ])('"$text", among three wishes, asks for $wishes', ({ text, wishes }) => {
    expect(ear.wish(text, WISHES).map(({ value }) => value)).toEqual(wishes);
  });
});
