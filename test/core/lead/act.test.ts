import { describe, expect, it } from '@jest/globals';
import { act, type Actor } from '../../../src/core/lead/act.ts';
import { DEEDS, type Deed, type DeedKind } from '../../../src/core/lead/deeds.ts';
import {
  LEAD_STATES,
  UNTOUCHED,
  type LeadState,
  type LeadWork,
} from '../../../src/core/lead/work.ts';
import { shippedDesk, shippedTempo, shown, wall } from '../../support/desk.ts';

const tempo = shippedTempo(await shippedDesk());
const NOW = wall('2026-11-26 09:00');
const me: Actor = { staff: 'lan', mayActForOthers: false, now: NOW, tempo };

const registration = {
  months: 12,
  fromMonth: '2026-12',
  income: 1_500_000,
  method: '12_months',
} as const;
const DEED: Readonly<Record<DeedKind, Deed>> = {
  claim: { kind: 'claim' },
  call: { kind: 'call' },
  no_answer: { kind: 'no_answer' },
  wrong_number: { kind: 'wrong_number' },
  reopen: { kind: 'reopen' },
  call_back: { kind: 'call_back', at: NOW + 3_600_000 },
  register: { kind: 'register', registration },
  refuse: { kind: 'refuse', reason: 'no_money' },
  hand_over: { kind: 'hand_over', to: 'mai' },
  note: { kind: 'note', text: 'gọi buổi tối' },
  set_groups: { kind: 'set_groups', groups: ['near_poor'] },
};

function mine(state: LeadState, more: Partial<LeadWork> = {}): LeadWork {
  return { ...UNTOUCHED, state, assignee: 'lan', silentSince: NOW - 1, ...more };
}

/** Every state, and what each deed makes of it; `-` is refused. */
const TABLE = `
              claim    call    no_answer  call_back  register    refuse   wrong_number  reopen   hand_over
new           claimed  -       -          -          -           -        -             -        assigned
assigned      claimed  called  no_answer  call_back  registered  refused  wrong_number  -        assigned
claimed       -        called  no_answer  call_back  registered  refused  wrong_number  -        assigned
called        -        called  no_answer  call_back  registered  refused  wrong_number  -        assigned
no_answer     -        called  no_answer  call_back  registered  refused  wrong_number  -        assigned
call_back     -        called  no_answer  call_back  registered  refused  wrong_number  -        assigned
registered    -        -       -          -          -           -        -             claimed  -
refused       -        -       -          -          -           -        -             claimed  -
wrong_number  -        -       -          -          -           -        -             claimed  -`;

const [head = [], ...lines] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const CELLS = lines.flatMap(([state, ...cells]) =>
  cells.map((then, at) => ({ state, deed: head[at], then })),
);

describe('the states of a lead', () => {
  it.each(CELLS)('$state, $deed: $then', ({ state, deed, then }) => {
    const from = LEAD_STATES.find((each) => each === state);
    const kind = Object.values(DEED).find((each) => each.kind === deed);
    if (!from || !kind) throw new Error(`the table names ${String(state)} and ${String(deed)}`);

    const result = act(mine(from), kind, me);

    expect(result.ok ? result.work.state : '-').toBe(then);
  });

  it('handed over in the minute before and at a promised hour: promised still, then as any other', () => {
    const handed = [NOW + 60_000, NOW].map((callBackAt) => {
      const result = act(
        mine('call_back', { callBackAt, silentSince: callBackAt }),
        DEED.hand_over,
        me,
      );
      if (!result.ok) throw new Error(result.refusal.code);
      const { state, assignee, nextStepAt } = result.work;
      return [state, assignee, shown(nextStepAt), result.event.facts];
    });

    expect(handed).toEqual([
      [
        'call_back',
        'mai',
        '2026-11-26 09:01',
        { from: 'lan', to: 'mai', callBackAt: NOW + 60_000 },
      ],
      ['assigned', 'mai', '2026-11-26 13:00', { from: 'lan', to: 'mai' }],
    ]);
  });

  it('the table has every state and every deed that changes one', () => {
    const changing = Object.values(DEED).filter(({ kind }) => DEEDS[kind].to !== 'stays');

    expect(CELLS).toHaveLength(LEAD_STATES.length * changing.length);
  });

  it.each(LEAD_STATES)(
    'a note on a lead that is %s: written, and nothing else changes',
    (state) => {
      const work = mine(state, { assignee: 'mai', closedAt: NOW - 1 });

      expect(act(work, DEED.note, me)).toEqual({
        ok: true,
        work,
        event: { at: NOW, by: 'lan', kind: 'noted', facts: { text: 'gọi buổi tối' } },
      });
    },
  );
});

describe('who may', () => {
  it.each([
    { who: 'the assignee', assignee: 'lan', over: false, deed: 'call' as const, then: 'done' },
    { who: 'a colleague', assignee: 'mai', over: false, deed: 'call' as const, then: 'not_yours' },
    { who: 'a supervisor', assignee: 'mai', over: true, deed: 'call' as const, then: 'done' },
    {
      who: 'a colleague who claims',
      assignee: 'mai',
      over: false,
      deed: 'claim' as const,
      then: 'done',
    },
    {
      who: 'a colleague who hands over',
      assignee: 'mai',
      over: false,
      deed: 'hand_over' as const,
      then: 'not_yours',
    },
  ])('$who: $then', ({ assignee, over, deed, then }) => {
    const result = act(mine('assigned', { assignee }), DEED[deed], {
      ...me,
      mayActForOthers: over,
    });

    expect(result.ok ? 'done' : result.refusal.code).toBe(then);
  });

  it('what somebody claimed: the second is told by whom', () => {
    expect(act(mine('claimed', { assignee: 'mai' }), DEED.claim, me)).toEqual({
      ok: false,
      refusal: { code: 'already_claimed', by: 'mai' },
    });
  });

  it('what was merged away: nothing but on the lead it went into', () => {
    expect(act(mine('assigned', { mergedInto: '7' }), DEED.call, me)).toEqual({
      ok: false,
      refusal: { code: 'merged', into: '7' },
    });
  });
});

describe('what a deed leaves behind', () => {
  const worked = (deeds: readonly Deed[]) =>
    deeds.reduce((work, deed) => {
      const result = act(work, deed, me);
      if (!result.ok) throw new Error(`${deed.kind} was refused: ${result.refusal.code}`);
      return result.work;
    }, mine('assigned'));

  it.each([
    { deeds: ['no_answer'] as const, attempts: 1, tried: true, contacted: false },
    {
      deeds: ['no_answer', 'no_answer', 'call'] as const,
      attempts: 3,
      tried: true,
      contacted: true,
    },
    { deeds: ['call', 'register'] as const, attempts: 1, tried: true, contacted: true },
    { deeds: ['register'] as const, attempts: 1, tried: true, contacted: true },
    { deeds: ['no_answer', 'wrong_number'] as const, attempts: 2, tried: true, contacted: true },
    { deeds: ['claim', 'note'] as const, attempts: 0, tried: false, contacted: false },
  ])('$deeds: $attempts attempts', ({ deeds, attempts, tried, contacted }) => {
    const work = worked(deeds.map((kind) => DEED[kind]));

    expect(work.attempts).toBe(attempts);
    expect(work.triedAt !== undefined).toBe(tried);
    expect(work.contactedAt !== undefined).toBe(contacted);
  });

  it.each([
    { at: 0, then: 'in_the_past' },
    { at: 1, then: 'done' },
    { at: 366 * 86_400_000, then: 'done' },
    { at: 366 * 86_400_000 + 1, then: 'too_far' },
  ])('a call back in $at ms: $then', ({ at, then }) => {
    const result = act(mine('claimed'), { kind: 'call_back', at: NOW + at }, me);

    expect(result.ok ? 'done' : result.refusal.code).toBe(then);
  });

  it.each([
    { deed: 'claim' as const, actBy: '2026-11-26 13:00', next: '2026-11-26 13:00' },
    { deed: 'no_answer' as const, actBy: '2026-11-26 13:00', next: '2026-11-26 13:00' },
    // Forty working hours: nine a day, from Thursday nine o'clock to the next Wednesday.
    { deed: 'call' as const, actBy: '2026-12-02 13:00', next: '2026-12-02 13:00' },
    { deed: 'call_back' as const, actBy: '2026-11-26 10:00', next: '2026-11-26 10:00' },
    { deed: 'register' as const, actBy: undefined, next: undefined },
  ])('$deed at nine on a Thursday: overdue from $actBy', ({ deed, actBy, next }) => {
    const work = worked([DEED[deed]]);

    expect([shown(work.actBy), shown(work.nextStepAt)]).toEqual([actBy, next]);
  });

  it('registered: months, first month, income and method stand in work and history', () => {
    const result = act(mine('called'), DEED.register, me);

    expect(result).toMatchObject({
      ok: true,
      work: { registration, closedAt: NOW },
      event: { kind: 'registered', facts: registration },
    });
  });

  it('opened again: what closed it is gone, the history keeps it', () => {
    const closed = worked([DEED.refuse]);

    expect(act(closed, DEED.reopen, me)).toMatchObject({
      ok: true,
      work: { state: 'claimed', refusal: undefined, closedAt: undefined, assignee: 'lan' },
    });
  });
});
