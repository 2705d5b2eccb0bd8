import { describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS } from '../../../src/core/desk/notice.ts';
import { LEAD_STATES, UNTOUCHED, type LeadWork } from '../../../src/core/lead/work.ts';
import { CAPABILITIES } from '../../../src/core/messaging/capabilities.ts';
import { layOut } from '../../../src/core/messaging/layOut.ts';
import type { OutboundMessage } from '../../../src/core/messaging/outbound.ts';
import { PAYING_METHODS } from '../../../src/core/shared/payingMethods.ts';
import { follow } from '../../../src/core/staffChat/follow.ts';
import { noticeMessage } from '../../../src/core/staffChat/noticeMessage.ts';
import { deedDone, deedRefused, isNoted, standing } from '../../../src/core/staffChat/outcome.ts';
import { readTap, tapText, type StaffTap } from '../../../src/core/staffChat/tap.ts';
import { wall } from '../../support/desk.ts';
import { fc } from '../../support/fastCheck.ts';
import { words } from '../../support/staffEar.ts';

const NOW = wall('2026-11-23 09:00');
const NEEDS = { words, now: NOW, facts: { income: 2_000_000 }, lowestIncome: 1_500_000 };
const ME = { ...NEEDS, staffId: 'me' };
const lead = (work: Partial<LeadWork>) => ({ id: '7', work: { ...UNTOUCHED, ...work } });
const said = ({ text, choices }: OutboundMessage) => [text, ...choices.map(({ title }) => title)];
const after = (payload: string) => {
  const tap = readTap(payload);
  const next = tap && follow(tap, NEEDS);
  if (next?.kind === 'ask') return said(next.message);
  return next?.kind === 'do' ? next.deed : next?.kind;
};

describe('what a tap leads to', () => {
  it.each([
    ['staff:claim:7', { kind: 'claim' }],
    ['staff:call:7', { kind: 'call' }],
    ['staff:leave:7', 'leave'],
    ['staff:call_back:7:29924760', { kind: 'call_back', at: wall('2026-11-24 09:00') }],
    [
      'staff:register:7',
      [
        'Mừng quá! Người này đóng mấy tháng?',
        '1 tháng',
        '3 tháng',
        '6 tháng',
        '12 tháng',
        'Cách khác',
      ],
    ],
    [
      'staff:register:7:other',
      [
        'Người này đóng cách nào?',
        'Hằng tháng',
        'Đóng trước nhiều năm',
        'Đóng bù tháng thiếu',
        'Đóng chậm',
        'Thôi',
      ],
    ],
    [
      'staff:register:7:years_ahead',
      [
        'Mấy tháng cả thảy? Bấm hoặc nhắn số tháng.',
        '24 tháng',
        '36 tháng',
        '48 tháng',
        '60 tháng',
        'Thôi',
      ],
    ],
    [
      'staff:register:7:3_months:3',
      [
        'Mức thu nhập chọn đóng là bao nhiêu? Bấm, hoặc nhắn, ví dụ “2 triệu”.',
        '2.000.000',
        '1.500.000',
        'Thôi',
      ],
    ],
    [
      'staff:register:7:3_months:3:2000000',
      [
        'An Sinh ghi: đóng 3 tháng, từ tháng 11/2026, mức 2.000.000 đồng, 3 tháng một lần. Đúng không ạ?',
        'Đúng, ghi lại',
        'Từ tháng 12/2026',
        'Làm lại',
        'Thôi',
      ],
    ],
    [
      'staff:register:7:3_months:3:2000000:2026-12:yes',
      {
        kind: 'register',
        registration: { months: 3, fromMonth: '2026-12', income: 2_000_000, method: '3_months' },
      },
    ],
    ['staff:register:7:weekly', undefined],
    ['staff:register:7:3_months:3:2000000:2026-13', undefined],
    ['staff:erase:7', undefined],
    ['staff:call:7:8', undefined],
    ['staff:call:-7', undefined],
    ['staff:call:7; drop table leads', undefined],
    [`staff:call:${'9'.repeat(400)}`, undefined],
  ])('%s: %j', (payload, next) => {
    expect(after(payload)).toEqual(next);
  });

  it('every tap: comes back from the platform as it was sent', () => {
    const id = fc.integer({ min: 1, max: 10 ** 15 }).map(String);
    const registration = fc.tuple(
      fc.constantFrom(...PAYING_METHODS),
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 1, max: 1_000_000_000 }),
    );
    const taps: fc.Arbitrary<StaffTap> = fc.oneof(
      id.map((each) => ({ kind: 'call' as const, lead: each })),
      fc
        .tuple(id, fc.integer({ min: 1, max: 50_000_000 }))
        .map(([each, minute]) => ({ kind: 'call_back' as const, lead: each, at: minute * 60_000 })),
      fc.tuple(id, registration).map(([each, [method, months, income]]) => ({
        kind: 'register' as const,
        lead: each,
        ...{ method, months, income, fromMonth: '2026-11', sure: true as const },
      })),
    );
    fc.assert(
      fc.property(taps, (tap) => {
        expect(readTap(tapText(tap))).toEqual(tap);
      }),
    );
  });
});

describe('a lead as it stands', () => {
  it.each<{ work: Partial<LeadWork>; answer: readonly string[] }>([
    { work: {}, answer: ['Người này chưa ai nhận. Anh/chị bấm “Nhận” trước nhé.', 'Nhận'] },
    {
      work: { state: 'assigned', assignee: 'me' },
      answer: ['Người này đang giao cho anh/chị.', 'Đã gọi', 'Gọi lại', 'Đã đăng ký', 'Nhận'],
    },
    {
      work: { state: 'claimed', assignee: 'me' },
      answer: [
        'Người này anh/chị đã nhận, chưa ghi cuộc gọi nào.',
        ...['Đã gọi', 'Gọi lại', 'Đã đăng ký', 'Không nghe máy'],
      ],
    },
    {
      work: { state: 'call_back', assignee: 'me', callBackAt: wall('2026-11-24 08:00') },
      answer: [
        'Người này anh/chị hẹn gọi lại lúc 8:00 ngày mai.',
        ...['Đã gọi', 'Gọi lại', 'Đã đăng ký', 'Không nghe máy'],
      ],
    },
    {
      work: { state: 'claimed', assignee: 'other' },
      answer: ['Người này đang do đồng nghiệp khác theo.'],
    },
    { work: { state: 'registered', assignee: 'me' }, answer: ['Người này đã đăng ký rồi.'] },
    {
      work: { state: 'claimed', assignee: 'me', mergedInto: '9' },
      answer: ['Người này đã được gộp vào hồ sơ khác.'],
    },
  ])('$work: $answer', ({ work, answer }) => {
    expect(said(standing(lead(work), ME).message)).toEqual(answer);
  });

  it('none in one’s own communes: says that there is none, whatever was refused', () => {
    expect(said(deedRefused('not_found', undefined, ME).message)).toEqual([
      'An Sinh không thấy người này trong địa bàn của anh/chị nữa.',
    ]);
  });

  it('a time that is over: asks for another one', () => {
    const told = deedRefused('in_the_past', lead({ state: 'claimed', assignee: 'me' }), ME);

    expect(said(told.message).slice(0, 2)).toEqual([
      'Giờ đó đã qua rồi. Anh/chị chọn giờ khác nhé.',
      '1 giờ nữa (10:00)',
    ]);
  });

  it.each([
    { seconds: 5, noted: true },
    { seconds: 59, noted: true },
    { seconds: 61, noted: false },
  ])('“Đã gọi” again after $seconds seconds: one tap, $noted', ({ seconds, noted }) => {
    const { work } = lead({ state: 'called', silentSince: NOW - seconds * 1_000 });

    expect(isNoted({ kind: 'call' }, work, NOW)).toBe(noted);
  });
});

describe('a notice in the chat', () => {
  const outline = (work: Partial<LeadWork>) => ({
    ...lead(work),
    wish: 'sign_up',
    place: 'phường Ba Đình',
  });
  const told = (kind: (typeof NOTICE_KINDS)[number], work: Partial<LeadWork>) =>
    noticeMessage(kind, outline(work), {
      words,
      now: NOW,
      staffId: 'me',
      link: 'https://a.vn/desk/leads/7',
    });

  it.each<{
    kind: (typeof NOTICE_KINDS)[number];
    work: Partial<LeadWork>;
    text: string | undefined;
  }>([
    {
      kind: 'given',
      work: { state: 'assigned', assignee: 'me', actBy: wall('2026-11-23 15:30') },
      text: 'Có người mới ở phường Ba Đình muốn đăng ký, xin anh/chị gọi trước 15:30 hôm nay.',
    },
    {
      kind: 'call_back_given',
      work: { state: 'call_back', assignee: 'me', callBackAt: wall('2026-11-23 19:30') },
      text: 'Người ở phường Ba Đình muốn đăng ký, đã được hẹn gọi lại lúc 19:30 hôm nay. Nay giao cho anh/chị, xin gọi giúp đúng hẹn.',
    },
    { kind: 'call_back_given', work: { state: 'called', assignee: 'me' }, text: undefined },
    {
      kind: 'reminded',
      work: { state: 'assigned', assignee: 'me', actBy: wall('2026-11-23 08:30') },
      text: 'Người ở phường Ba Đình muốn đăng ký vẫn đang chờ, xin anh/chị gọi giúp ngay.',
    },
    {
      kind: 'call_back_due',
      work: { state: 'call_back', assignee: 'me' },
      text: 'Đến giờ gọi lại cho người ở phường Ba Đình như anh/chị đã hẹn.',
    },
    { kind: 'given', work: { state: 'claimed', assignee: 'me' }, text: undefined },
    { kind: 'given', work: { state: 'assigned', assignee: 'other' }, text: undefined },
    { kind: 'reminded', work: { state: 'registered', assignee: 'me' }, text: undefined },
    { kind: 'call_back_due', work: { state: 'called', assignee: 'me' }, text: undefined },
    { kind: 'taken_away', work: { state: 'assigned', assignee: 'me' }, text: undefined },
    { kind: 'unassigned', work: { state: 'assigned', assignee: 'x' }, text: undefined },
  ])('$kind of $work: $text', ({ kind, work, text }) => {
    expect(told(kind, work)?.text).toBe(text);
  });

  it('every notice and answer: fits both platforms in one send, buttons and link as they are', () => {
    const works = LEAD_STATES.flatMap((state) =>
      ['me', 'other', undefined].map((assignee) => ({ state, assignee })),
    );
    const registration = {
      months: 12,
      fromMonth: '2026-11',
      income: 1,
      method: 'monthly',
    } as const;
    const deeds = [
      { kind: 'claim' },
      { kind: 'call' },
      { kind: 'no_answer' },
      { kind: 'call_back', at: NOW },
      { kind: 'register', registration },
    ] as const;
    const messages = [
      ...NOTICE_KINDS.flatMap((kind) => works.flatMap((work) => told(kind, work) ?? [])),
      ...works.map((work) => standing(lead(work), ME).message),
      ...deeds.flatMap((deed) => works.map((work) => deedDone(deed, lead(work), ME).message)),
      ...PAYING_METHODS.flatMap((method) =>
        [undefined, 1].flatMap((months) => {
          const next = follow(
            { kind: 'register', lead: '7', method, ...(months && { months }) },
            NEEDS,
          );
          return next.kind === 'ask' ? [next.message] : [];
        }),
      ),
    ];

    for (const message of messages) {
      for (const platform of Object.values(CAPABILITIES)) {
        const parts = layOut(message, platform);
        expect(parts.map(({ buttons }) => buttons)).toEqual([message.choices]);
        expect(parts[0]?.links ?? []).toEqual(message.links ?? []);
      }
    }
    expect(messages.length).toBeGreaterThan(100);
  });
});
