import { describe, expect, it } from '@jest/globals';
import { loadNotices } from '../../../../src/adapters/files/loadNotices.ts';
import { NOTICE_KINDS } from '../../../../src/core/desk/notice.ts';
import { cardOf, letterOf, type Tellable } from '../../../../src/core/desk/notices/letter.ts';
import { wall } from '../../../support/desk.ts';

const { noticeWords: words } = await loadNotices('content');
const DESK = 'https://ansinh.example.vn/desk';
const GIVEN: Tellable = {
  kind: 'given',
  place: 'phường Ba Đình, Hà Nội',
  wish: 'sign_up',
  by: wall('2026-11-26 13:05'),
  link: `${DESK}/leads/7`,
};

describe('letterOf and cardOf', () => {
  it.each(NOTICE_KINDS)('%s, with all or with nothing known: every mark is filled', (kind) => {
    const bare = { kind, place: undefined, wish: undefined, by: undefined, link: DESK };
    const letters = [letterOf([{ ...GIVEN, kind }], words), letterOf([bare], words)];
    const cards = [cardOf([{ ...GIVEN, kind }], words, DESK), cardOf([bare], words, DESK)];

    expect(JSON.stringify([letters, cards])).not.toMatch(/[{]\w+[}]|undefined|NaN/);
  });

  it('one thing: what, where, by when, and where to look', () => {
    const { subject, text } = letterOf([GIVEN], words);

    expect(subject).toBe('Anh/chị có người mới cần gọi');
    expect(text).toContain(
      'Một người ở phường Ba Đình, Hà Nội muốn đăng ký tham gia. Anh/chị gọi giúp nhé, trước 13:05 ngày 26/11/2026.\nMở bàn tư vấn: https://ansinh.example.vn/desk/leads/7',
    );
  });

  it('a promised call: when', () => {
    const { body } = cardOf([{ ...GIVEN, kind: 'call_back_given' }], words, DESK);

    expect(body).toBe(
      'Một người ở phường Ba Đình, Hà Nội muốn đăng ký tham gia, đã được hẹn gọi lại lúc 13:05 ngày 26/11/2026. Từ nay anh/chị lo giúp nhé.',
    );
  });

  it('three things: one letter with all of them, one card that opens the list', () => {
    const three = [
      GIVEN,
      { ...GIVEN, link: `${DESK}/leads/8` },
      { ...GIVEN, kind: 'reminded' as const },
    ];

    const letter = letterOf(three, words);
    const card = cardOf(three, words, DESK);

    expect(letter.subject).toBe('Anh/chị có 3 việc cần xem');
    expect(letter.text.match(/Mở bàn tư vấn/g)).toHaveLength(3);
    expect(card).toEqual({
      title: 'Anh/chị có 3 việc cần xem',
      body: 'Anh/chị có người mới cần gọi\nCó người đang chờ anh/chị gọi',
      link: DESK,
    });
  });

  it('markup for a place: stays text in the HTML', () => {
    const { html } = letterOf([{ ...GIVEN, place: '<img src=x onerror=alert(1)>' }], words);

    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain('<img');
  });
});
