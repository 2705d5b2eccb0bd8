import { describe, expect, it } from '@jest/globals';
import { fc } from '../../support/fastCheck.ts';
import { flowTools } from '../../support/flowTools.ts';
import { after, lastTurn, messagesOf, SILENCE } from '../../support/talk.ts';
import type { Talk } from '../../support/talk.ts';

/** Valid answers for every question of the test flows, as a person may type them. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  'welcome.wish': ['Tính tiền đóng', 'Đăng ký', 'Không cần'],
  'birth.birth_date': ['1950', '1985', '2015'],
  'pay.income': ['500000', '1500000', '3000000'],
  'pay.again': ['không'],
  'join.name': ['Hoa', 'Lan', 'constructor'],
  'join.phone': ['0912345678', '0987654321'],
  'join.province': ['Hà Nội', 'Lào Cai'],
  'join.commune': ['xã Sa Pa', 'phường Ba Đình'],
  'join.agree': ['đồng ý', 'không'],
};

const picks = fc.array(fc.nat({ max: 10 }), { minLength: 2, maxLength: 7 });

/** Answers the open questions, one pick each, until the picks or the questions run out. */
function answering(numbers: readonly number[]): Talk {
  const welcomed = after(SILENCE, { kind: 'text', text: 'alo' }, flowTools);
  return numbers.reduce((talk, number) => {
    const answers = ANSWERS[talk.session?.open?.key ?? ''];
    const text = answers?.[number % answers.length];
    return text === undefined ? talk : after(talk, { kind: 'text', text }, flowTools);
  }, welcomed);
}

/** Opens an answered question again and answers it as before. */
function changedToItself(talk: Talk, key: string): Talk {
  const value = talk.session?.answers[key]?.said ?? '';
  const typed = ANSWERS[key]?.find((answer) => saidIs(answer, value)) ?? value;
  const asked = after(talk, { kind: 'tap', payload: `change:${key}` }, flowTools);
  return after(asked, { kind: 'text', text: typed }, flowTools);
}

/** "1985" is said "năm 1985", an amount with its points and unit. */
function saidIs(answer: string, said: string): boolean {
  const digits = said.replace(/\D/g, '');
  return said === answer || (digits !== '' && digits === answer.replace(/\D/g, ''));
}

describe('answers that are replayed', () => {
  it('any path of answers, one of them changed to itself, leaves the same session', () => {
    fc.assert(
      fc.property(picks, fc.nat(), (numbers, which) => {
        const talk = answering(numbers);
        const path = talk.session?.path ?? [];
        const key = path[which % path.length] ?? '';

        expect(changedToItself(talk, key).session).toEqual(talk.session);
      }),
      { numRuns: 300 },
    );
  });

  it('any path of answers, taken back to its first question and answered alike, comes to the same place', () => {
    fc.assert(
      fc.property(picks, (numbers) => {
        const talk = answering(numbers);
        const path = talk.session?.path ?? [];
        const backAtFirst = path.reduce(
          (so) => after(so, { kind: 'text', text: 'quay lại' }, flowTools),
          talk,
        );

        expect(backAtFirst.session?.open?.key).toBe(path[0]);
        expect(changedToItself(backAtFirst, path[0] ?? '').session).toEqual(talk.session);
      }),
      { numRuns: 200 },
    );
  });

  it('any path of answers, any of them changed, ends at a question or an end without a failure', () => {
    fc.assert(
      fc.property(picks, fc.nat(), fc.nat(), (numbers, which, other) => {
        const talk = answering(numbers);
        const path = talk.session?.path ?? [];
        const key = path[which % path.length] ?? '';
        const answers = ANSWERS[key] ?? [];
        const text = answers[other % answers.length] ?? '';

        const asked = after(talk, { kind: 'tap', payload: `change:${key}` }, flowTools);
        const turn = lastTurn(after(asked, { kind: 'text', text }, flowTools));

        expect(turn.events.filter(({ kind }) => kind === 'flow_failed')).toEqual([]);
        expect(Object.keys(turn.session.answers).sort()).toEqual([...turn.session.path].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('any texts in any order, whatever they are, are answered and never fail', () => {
    const anything = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('1', '2', 'menu', 'quay lại', 'vì sao', 'sửa năm sinh', 'co', '1985'),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anything, (texts) => {
        const talk = texts.reduce(
          (so, text) => after(so, { kind: 'text', text }, flowTools),
          SILENCE,
        );

        expect(talk.turns.every((turn) => messagesOf(turn).length > 0)).toBe(true);
        expect(
          talk.turns.flatMap(({ events }) => events.filter(({ kind }) => kind === 'flow_failed')),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
