import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { today } from '../../support/ear.ts';
import { fc } from '../../support/fastCheck.ts';
import { sample } from '../../support/knowledge.ts';

function found(question: string, province?: string, on = today) {
  const { decision, results } = sample.find(question, { province, on });
  return { decision, ids: results.map(({ entry }) => entry.id) };
}

describe('find', () => {
  it.each([
    { question: 'Mức đóng thấp nhất là bao nhiêu?', id: 'national/lowest-income' },
    { question: 'muc dong thap nhat la bao nhieu', id: 'national/lowest-income' },
    { question: 'dạ cho em hỏi mức đóng thấp nhất bn ạ', id: 'national/lowest-income' },
    { question: 'đóng baonhieu năm thì có luogn hưu', id: 'national/years-needed' },
    { question: 'dong bn nam thi co luong huu', id: 'national/years-needed' },
  ])('$question: is sure', ({ question, id }) => {
    const { decision, ids } = found(question);

    expect({ decision, first: ids[0] }).toEqual({ decision: 'answer', first: id });
  });

  it.each(['', '   ', '???', '👍', 'ơ', 'dạ', '500000', 'x'.repeat(5_000)])(
    '"%s", which asks nothing: finds nothing',
    (question) => {
      expect(found(question)).toEqual({ decision: 'none', ids: [] });
    },
  );

  it('a single word that many answers hold: is no sure question', () => {
    expect(found('lương hưu').decision).not.toBe('answer');
  });

  const SUPPORT = 'Hà Nội hỗ trợ thêm bao nhiêu tiền đóng?';

  it.each([
    { province: 'hanoi', decision: 'answer', first: 'hanoi/extra-support' },
    { province: undefined, decision: 'answer', first: 'hanoi/extra-support' },
  ])('$province asks for Hà Nội by name: $decision', ({ province, decision, first }) => {
    const asked = found(SUPPORT, province);

    expect({ decision: asked.decision, first: asked.ids[0] }).toEqual({ decision, first });
  });

  it.each(['lao_cai', 'elsewhere', 'constructor', ''])(
    'whoever lives in "%s": never gets an answer of Hà Nội',
    (province) => {
      const all = sample.entries.flatMap(({ asked, question }) => [question, ...asked]);
      const given = [...all, SUPPORT].flatMap((question) => found(question, province).ids);

      expect(given.filter((id) => id.startsWith('hanoi/'))).toEqual([]);
    },
  );

  it('who did not say where they live, and names no place: hears first what holds everywhere', () => {
    const { decision, ids } = found('được hỗ trợ thêm bao nhiêu tiền');

    expect(decision).not.toBe('none');
    expect(ids[0]).toMatch(/^national\//);
  });

  it.each(['Hải Phòng hỗ trợ thêm bao nhiêu?', 'o nghe an co duoc ho tro them khong'])(
    '%s: gets no answer of our provinces',
    (question) => {
      expect(found(question).decision).not.toBe('answer');
      expect(found(question).ids.filter((id) => !id.startsWith('national/'))).toEqual([]);
    },
  );

  const AGE = 'Bao nhiêu tuổi thì nghỉ hưu?';

  it.each([
    { on: '2025-12-31', first: false },
    { on: '2026-01-01', first: true },
    { on: '2026-12-31', first: true },
    { on: '2027-01-01', first: false },
  ])('an answer of 2026, on $on: is found = $first', ({ on, first }) => {
    const { ids } = found(AGE, undefined, localDate(on));

    expect(ids.includes('national/retirement-age')).toBe(first);
  });

  it('any text, of anybody: comes to at most three answers, sure ones with one first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { decision, ids } = found(text);
        expect(ids.length).toBeLessThanOrEqual(3);
        expect(ids.length === 0).toBe(decision === 'none');
      }),
    );
  });
});
