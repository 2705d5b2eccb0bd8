import { describe, expect, it } from '@jest/globals';
import { callBackTimes } from '../../../src/core/staffChat/callBackTimes.ts';
import { readMoment } from '../../../src/core/staffChat/readMoment.ts';
import { shown, wall } from '../../support/desk.ts';
import { fc } from '../../support/fastCheck.ts';
import { ear, words } from '../../support/staffEar.ts';

/** A Monday. */
const NOW = wall('2026-11-23 09:00');
const read = (text: string, now = NOW) => shown(readMoment(text, now, ear.times));

describe('a time that is typed on Monday 23/11 at nine', () => {
  it.each([
    ['1 tiếng nữa', '2026-11-23 10:00'],
    ['2 giờ nữa', '2026-11-23 11:00'],
    ['30 phút nữa', '2026-11-23 09:30'],
    ['nửa tiếng nữa', '2026-11-23 09:30'],
    ['1 tiếng rưỡi nữa', '2026-11-23 10:30'],
    ['1 tiếng 15 phút nữa', '2026-11-23 10:15'],
    ['chiều nay', '2026-11-23 14:00'],
    ['chieu nay 3h', '2026-11-23 15:00'],
    ['3 giờ chiều', '2026-11-23 15:00'],
    ['15h', '2026-11-23 15:00'],
    ['15:30', '2026-11-23 15:30'],
    ['15h30', '2026-11-23 15:30'],
    ['15 giờ 30', '2026-11-23 15:30'],
    ['3h', '2026-11-23 15:00'],
    ['10h', '2026-11-23 10:00'],
    ['8h', '2026-11-23 20:00'],
    ['8h sáng', '2026-11-24 08:00'],
    ['tối', '2026-11-23 19:00'],
    ['7h tối nay', '2026-11-23 19:00'],
    ['12h trưa', '2026-11-23 12:00'],
    ['1h trưa mai', '2026-11-24 13:00'],
    ['mai', '2026-11-24 08:00'],
    ['sáng mai', '2026-11-24 08:00'],
    ['sang mai 9h', '2026-11-24 09:00'],
    ['9 giờ sáng mai', '2026-11-24 09:00'],
    ['9h30 sáng mai nhé', '2026-11-24 09:30'],
    ['9 rưỡi', undefined],
    ['9 giờ rưỡi sáng mai', '2026-11-24 09:30'],
    ['khoảng 9h sáng mai', '2026-11-24 09:00'],
    ['gọi lại lúc 14h ngày mai', '2026-11-24 14:00'],
    ['chiều mốt', '2026-11-25 14:00'],
    ['thứ 5', '2026-11-26 08:00'],
    ['chiều thứ năm', '2026-11-26 14:00'],
    ['t6 10h', '2026-11-27 10:00'],
    ['thứ hai', '2026-11-30 08:00'],
    ['chủ nhật', '2026-11-29 08:00'],
    ['30/11', '2026-11-30 08:00'],
    ['30/11 lúc 14:00', '2026-11-30 14:00'],
    ['9h 30/11', '2026-11-30 09:00'],
    ['9 giờ ngày 1/12/2026', '2026-12-01 09:00'],
    ['5/1', '2027-01-05 08:00'],
    ['0h', '2026-11-23 12:00'],
    ['25 giờ', undefined],
    ['9h75', undefined],
    ['30/2', undefined],
    ['31/4/2027', undefined],
    ['sáng chiều', undefined],
    ['9h 10h', undefined],
    ['0 phút nữa', undefined],
    ['tôi gọi rồi', undefined],
    ['tôi', undefined],
    ['tôi gọi lại lúc 10h', '2026-11-23 10:00'],
    ['toi nay', '2026-11-23 19:00'],
    ['toi nay 8h', '2026-11-23 20:00'],
    ['gọi', undefined],
    ['', undefined],
  ])('“%s”: %s', (text, at) => {
    expect(read(text)).toBe(at);
  });

  it('any text: throws nothing, and what it names is no instant that a clock does not show', () => {
    const word = fc.constantFrom(
      ...Object.values(words.heard.times).flat(),
      '9',
      '30',
      '/',
      ':',
      '99',
      '0',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (parts) => {
        const at = readMoment(parts.join(' '), NOW, ear.times);

        expect(at === undefined || Number.isSafeInteger(at)).toBe(true);
      }),
    );
  });
});

describe('the times that are offered', () => {
  it.each([
    ['2026-11-23 06:30', ['1 giờ nữa (7:30)', 'Chiều nay 14:00', 'Tối nay 19:00', 'Sáng mai 8:00']],
    [
      '2026-11-23 09:02',
      ['1 giờ nữa (10:05)', 'Chiều nay 14:00', 'Tối nay 19:00', 'Sáng mai 8:00'],
    ],
    [
      '2026-11-23 13:00',
      ['1 giờ nữa (14:00)', 'Tối nay 19:00', 'Sáng mai 8:00', 'Chiều mai 14:00'],
    ],
    ['2026-11-23 18:30', ['1 giờ nữa (19:30)', 'Sáng mai 8:00', 'Chiều mai 14:00']],
    ['2026-11-23 21:00', ['Sáng mai 8:00', 'Chiều mai 14:00']],
    ['2026-11-23 03:00', ['Chiều nay 14:00', 'Tối nay 19:00', 'Sáng mai 8:00', 'Chiều mai 14:00']],
  ])('at %s: %j', (now, titles) => {
    expect(callBackTimes(wall(now), words).map(({ title }) => title)).toEqual(titles);
  });
});
