import { describe, expect, it } from '@jest/globals';
import { readPeriod } from '../../../../src/core/desk/period.ts';
import type { ShownProgress } from '../../../../src/web/desk/numbers/numbersWire.ts';
import {
  countOr,
  periodTitle,
  standingWords,
  waitShown,
} from '../../../../src/web/desk/numbers/sentences.ts';

const PLAIN: ShownProgress = {
  on: '2026-11-22',
  from: '2026-10-01',
  to: '2026-12-31',
  registered: 83,
  told: 83,
  months: undefined,
  communes: 2,
  withTarget: 2,
  standing: {
    result: 83,
    target: 220,
    percent: 37,
    expected: 126.4,
    state: 'behind',
  },
  chart: { result: [], target: 220, pace: [], months: [] },
};

function periodOf(name: string) {
  const period = readPeriod(name);
  if (!period) throw new Error(`${name} is no period`);
  return period;
}

describe('standingWords', () => {
  const stands = (change: Partial<ShownProgress['standing']>) => ({ ...PLAIN.standing, ...change });
  it.each([
    { given: {}, says: 'Đang chậm 44 người so với tiến độ.' },
    {
      given: { standing: stands({ result: 126, state: 'behind' }) },
      says: 'Đang chậm 1 người so với tiến độ.',
    },
    { given: { standing: stands({ result: 127, state: 'on_pace' }) }, says: 'Đang đúng tiến độ.' },
    {
      given: { standing: stands({ result: 140, state: 'on_pace' }) },
      says: 'Đang nhanh hơn tiến độ 13 người.',
    },
    { given: { standing: stands({ result: 220, state: 'reached' }) }, says: /^Đã đạt chỉ tiêu/ },
    {
      given: { on: '2027-01-05' },
      says: 'Kỳ này còn thiếu 137 người so với chỉ tiêu.',
    },
    { given: { on: '2026-09-05' }, says: 'Kỳ này chưa bắt đầu. Chỉ tiêu là 220 người.' },
    {
      given: { standing: stands({ target: undefined, state: 'no_target' }) },
      says: 'Chưa giao chỉ tiêu cho kỳ này.',
    },
    {
      given: { standing: stands({ result: undefined, state: 'hidden' }) },
      says: /^Có nơi dưới 5 người/,
    },
  ])('says $says', ({ given, says }) => {
    expect(standingWords({ ...PLAIN, ...given })).toMatch(says);
  });
});

it.each([
  { name: '2026-11', title: 'Tháng 11/2026' },
  { name: '2026-Q4', title: 'Quý 4/2026' },
  { name: '2026-H1', title: '6 tháng đầu năm 2026' },
  { name: '2026-H2', title: '6 tháng cuối năm 2026' },
  { name: '2026', title: 'Năm 2026' },
])('periodTitle of $name: $title', ({ name, title }) => {
  expect(periodTitle(periodOf(name))).toBe(title);
});

it.each([
  { result: 1250, name: '2026', shown: '1.250' },
  { result: undefined, name: '2026-11', shown: 'dưới 5' },
  { result: undefined, name: '2026-Q4', shown: 'chưa nêu' },
])('a count of $result in $name: "$shown"', ({ result, name, shown }) => {
  expect(countOr({ result }, periodOf(name))).toBe(shown);
});

it.each([
  { hours: undefined, shown: 'chưa gọi ai' },
  { hours: 0, shown: '0 phút làm việc' },
  { hours: 0.5, shown: '30 phút làm việc' },
  { hours: 4.25, shown: '4,3 giờ làm việc' },
])('a wait of $hours hours: "$shown"', ({ hours, shown }) => {
  expect(waitShown(hours)).toBe(shown);
});
