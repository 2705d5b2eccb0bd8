import { describe, expect, it } from '@jest/globals';
import { ungrounded } from '../../../src/core/talk/ungrounded.ts';
import { figures } from '../../support/grounding.ts';

const CARD = 'Dạ, tự nộp 264.000 đồng một tháng, Nhà nước hỗ trợ 20% ạ. Đóng đủ 15 năm.';

describe('figures of a reply that nothing accounts for', () => {
  it.each([
    { typed: 'Dạ, chị nộp 264.000 đồng ạ', hinted: [] },
    { typed: 'Dạ, chị nộp 264 nghìn đồng ạ', hinted: [] },
    { typed: 'Dạ, chị nộp 999.000 đồng ạ', hinted: ['999.000 đồng'] },
    { typed: 'Nhà nước hỗ trợ 30% đó chị', hinted: ['30%'] },
    { typed: 'hỗ trợ hai mươi phần trăm', hinted: [] },
    { typed: 'Mai 9 giờ em gọi, nhà số 12', hinted: [] },
    { typed: 'Đóng 20 năm', hinted: [] },
    { typed: 'số em 0912 345 678', hinted: [] },
    { typed: '', hinted: [] },
  ])('"$typed": $hinted', ({ typed, hinted }) => {
    expect(ungrounded(typed, [CARD], figures)).toEqual(hinted);
  });
});
