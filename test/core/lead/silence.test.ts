import { describe, expect, it } from '@jest/globals';
import type { Candidate } from '../../../src/core/lead/assignment.ts';
import { receive } from '../../../src/core/lead/receive.ts';
import { takeStep } from '../../../src/core/lead/takeStep.ts';
import { UNTOUCHED, type LeadWork } from '../../../src/core/lead/work.ts';
import { tempoIn } from '../../../src/conversation/leads/leadSteps.ts';
import { shippedDesk, shippedTempo, shown, wall } from '../../support/desk.ts';

const content = await shippedDesk();
const tempo = shippedTempo(content);
const person = (staff: string, duty: Candidate['duty']): Candidate => ({
  staff,
  duty,
  isActive: true,
  isAbsent: false,
  openLeads: 0,
});
const candidates = [
  person('lan', 'agent'),
  person('mai', 'agent'),
  person('phó', 'deputy'),
  person('sếp', 'commune_supervisor'),
];

function capturedAt(time: string, who = candidates): LeadWork {
  const at = wall(time);
  return receive(
    UNTOUCHED,
    { createdAt: at, updatedAt: at, groups: [] },
    { now: at, tempo, candidates: who },
  ).work;
}

/** What happens by itself, minute after minute, until nothing is planned any more. */
function livedThrough(work: LeadWork, who = candidates): string[] {
  const told: string[] = [];
  let now = work;
  for (let steps = 0; now.nextStepAt !== undefined && steps < 9; steps += 1) {
    const at = now.nextStepAt;
    const early = takeStep(now, { now: at - 1, tempo, candidates: who });
    if (early.events.length > 0) throw new Error('a step was taken a millisecond too early');
    const { work: next, events } = takeStep(now, { now: at, tempo, candidates: who });
    told.push(...events.map(({ kind }) => `${String(shown(at))} ${kind} ${next.assignee ?? '-'}`));
    now = next;
  }
  return told;
}

describe('silence', () => {
  it.each([
    {
      when: 'captured on a Thursday at nine',
      at: '2026-11-26 09:00',
      then: [
        '2026-11-26 13:00 reminded lan',
        '2026-11-26 17:00 reassigned mai',
        '2026-11-27 16:00 escalated sếp',
      ],
    },
    {
      when: 'captured on a Friday at four',
      at: '2026-11-27 16:00',
      then: [
        '2026-11-30 11:00 reminded lan',
        '2026-11-30 15:00 reassigned mai',
        '2026-12-01 14:00 escalated sếp',
      ],
    },
    {
      when: 'captured in the night',
      at: '2026-11-25 23:30',
      then: [
        '2026-11-26 12:00 reminded lan',
        '2026-11-26 16:00 reassigned mai',
        '2026-11-27 15:00 escalated sếp',
      ],
    },
    {
      when: 'captured on the eve of Tết 2026',
      at: '2026-02-13 15:00',
      then: [
        '2026-02-23 10:00 reminded lan',
        '2026-02-23 14:00 reassigned mai',
        '2026-02-24 13:00 escalated sếp',
      ],
    },
  ])('$when: $then', ({ at, then }) => {
    expect(livedThrough(capturedAt(at))).toEqual(then);
  });

  it('with nobody else: each step stands in the history, and the lead stays where it is', () => {
    const alone = [person('lan', 'agent')];

    expect(livedThrough(capturedAt('2026-11-26 09:00', alone), alone)).toEqual([
      '2026-11-26 13:00 reminded lan',
      '2026-11-26 17:00 nobody_else lan',
      '2026-11-27 16:00 escalated lan',
    ]);
  });

  it('the promise: within twenty-four working hours of the capture', () => {
    expect(shown(capturedAt('2026-11-26 09:00').promisedBy)).toBe('2026-11-30 15:00');
  });

  it('a program that slept for a week: one step now, the next keeps its distance', () => {
    const work = capturedAt('2026-11-19 09:00');
    const now = wall('2026-11-26 09:00');

    const first = takeStep(work, { now, tempo, candidates });
    const tooEarly = takeStep(first.work, { now: now + 1, tempo, candidates });

    expect(first.events.map(({ kind }) => kind)).toEqual(['reminded']);
    expect(shown(first.work.nextStepAt)).toBe('2026-11-26 13:00');
    expect(tooEarly.work.stepsTaken).toBe(2);
  });

  it('an office with hours of its own counts by them', () => {
    const rules = {
      ...content.rules,
      offices: [{ places: ['ba-dinh'], silence: { remind_after: 1 } }],
    };
    const quick = tempoIn({ ...content, rules }, { province: 'hanoi', commune: 'ba-dinh' });
    const at = wall('2026-11-26 09:00');
    const capture = { createdAt: at, updatedAt: at, groups: [] };

    const { work } = receive(UNTOUCHED, capture, { now: at, tempo: quick, candidates });

    expect(shown(work.nextStepAt)).toBe('2026-11-26 10:00');
  });
});

describe('nobody to take a lead', () => {
  it('is told once, looked for every working hour, and given to whoever comes', () => {
    const work = capturedAt('2026-11-26 09:00', []);
    const later = takeStep(work, { now: wall('2026-11-26 10:00'), tempo, candidates: [] });
    const found = takeStep(later.work, { now: wall('2026-11-26 11:00'), tempo, candidates });

    expect([work.state, shown(work.nextStepAt)]).toEqual(['new', '2026-11-26 10:00']);
    expect([later.events, shown(later.work.nextStepAt)]).toEqual([[], '2026-11-26 11:00']);
    expect([found.work.state, found.work.assignee]).toEqual(['assigned', 'lan']);
  });
});

describe('a lead captured again', () => {
  const at = wall('2026-11-26 15:00');
  const again = (work: LeadWork, who = candidates) =>
    receive(
      work,
      { createdAt: 1, updatedAt: at, groups: ['near_poor'] },
      { now: at, tempo, candidates: who },
    );

  it.each([
    { state: 'claimed' as const, then: 'claimed', events: ['captured_again'] },
    { state: 'call_back' as const, then: 'call_back', events: ['captured_again'] },
    { state: 'registered' as const, then: 'registered', events: ['captured_again'] },
    {
      state: 'refused' as const,
      then: 'assigned',
      events: ['captured_again', 'reopened', 'assigned'],
    },
    {
      state: 'wrong_number' as const,
      then: 'assigned',
      events: ['captured_again', 'reopened', 'assigned'],
    },
  ])('that was $state: $then', ({ state, then, events }) => {
    const before = { ...capturedAt('2026-11-26 09:00'), state };

    const { work, events: told } = again(before);

    expect([work.state, work.assignee, work.attempts]).toEqual([then, 'lan', before.attempts]);
    expect(told.map(({ kind }) => kind)).toEqual(events);
    expect(work.groups).toEqual(['near_poor']);
  });

  it('in another commune, where the assignee does not work: goes to somebody there', () => {
    const there = [person('tám', 'agent')];

    expect(again(capturedAt('2026-11-26 09:00'), there).work.assignee).toBe('tám');
  });

  it('with groups set by hand: they stay', () => {
    const byHand = {
      ...capturedAt('2026-11-26 09:00'),
      groups: ['craft_village'],
      groupsByHand: true,
    };

    expect(again(byHand).work.groups).toEqual(['craft_village']);
  });
});
