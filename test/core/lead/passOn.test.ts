import { describe, expect, it } from '@jest/globals';
import { act } from '../../../src/core/lead/act.ts';
import type { Candidate } from '../../../src/core/lead/assignment.ts';
import { takeStep } from '../../../src/core/lead/takeStep.ts';
import { UNTOUCHED, type LeadWork } from '../../../src/core/lead/work.ts';
import { shippedDesk, shippedTempo, shown, wall } from '../../support/desk.ts';

const tempo = shippedTempo(await shippedDesk());
const NOW = wall('2026-11-26 09:00');
const SOON = NOW + 3_600_000;
const BACK = wall('2026-11-30 00:00');

const person = (staff: string, more: Partial<Candidate> = {}): Candidate => ({
  staff,
  duty: 'agent',
  isActive: true,
  isAbsent: false,
  openLeads: 0,
  ...more,
});
const deputy = person('phó', { duty: 'deputy' });
const away = person('lan', { isAbsent: true, absentUntil: BACK });
const gone = person('lan', { isActive: false });

const held = (more: Partial<LeadWork> = {}): LeadWork => ({
  ...UNTOUCHED,
  state: 'assigned',
  assignee: 'lan',
  assignedAt: NOW - 1,
  silentSince: NOW - 1,
  nextStepAt: NOW,
  stepsTaken: 1,
  seenCapture: 1,
  ...more,
});

const looked = (work: LeadWork, candidates: readonly Candidate[]) =>
  takeStep(work, { now: NOW, tempo, candidates });

describe('whoever is away, when the desk looks at the leads they hold', () => {
  it.each([
    { what: 'given, not yet claimed', lead: held(), who: away, then: 'phó' },
    { what: 'claimed', lead: held({ state: 'claimed' }), who: away, then: 'phó' },
    { what: 'called in vain', lead: held({ state: 'no_answer' }), who: away, then: 'phó' },
    {
      what: 'a call promised for the minute before they are back',
      lead: held({ state: 'call_back', callBackAt: BACK - 60_000 }),
      who: away,
      then: 'phó',
    },
    {
      what: 'a call promised for the minute they are back',
      lead: held({ state: 'call_back', callBackAt: BACK, silentSince: BACK, nextStepAt: BACK }),
      who: away,
      then: 'lan',
    },
    {
      what: 'spoken to, to be asked again in a minute',
      lead: held({ state: 'called', stepsTaken: 0, nextStepAt: NOW + 60_000, silentSince: NOW }),
      who: away,
      then: 'lan',
    },
    {
      what: 'spoken to, to be asked again now',
      lead: held({ state: 'called', stepsTaken: 0, nextStepAt: NOW }),
      who: away,
      then: 'phó',
    },
    {
      what: 'spoken to, of somebody switched off',
      lead: held({ state: 'called', stepsTaken: 1, nextStepAt: NOW }),
      who: gone,
      then: 'phó',
    },
    {
      what: 'a promised call of somebody switched off',
      lead: held({ state: 'call_back', callBackAt: BACK }),
      who: gone,
      then: 'phó',
    },
    {
      what: 'a closed one of somebody switched off',
      lead: held({ state: 'registered', closedAt: 1, nextStepAt: undefined }),
      who: gone,
      then: 'lan',
    },
    {
      what: 'a merged one of somebody switched off',
      lead: held({ mergedInto: '7' }),
      who: gone,
      then: 'lan',
    },
  ])('$what: is $then’s', ({ lead, who, then }) => {
    const { work, events } = looked(lead, [who, deputy]);

    expect(work.assignee).toBe(then);
    expect(events.map(({ kind }) => kind)).toEqual(then === 'lan' ? [] : ['passed_on']);
  });

  it('goes on with a line of its own, and the silence begins anew for whoever has it now', () => {
    const { work, events } = looked(held(), [away, deputy]);

    expect(events).toEqual([
      { at: NOW, kind: 'passed_on', facts: { from: 'lan', to: 'phó', because: 'absent' } },
    ]);
    expect([work.state, shown(work.nextStepAt), work.stepsTaken]).toEqual([
      'assigned',
      '2026-11-26 13:00',
      0,
    ]);
  });

  it('a promised call goes on with its hour', () => {
    const at = wall('2026-11-27 10:00');

    const { work } = looked(held({ state: 'call_back', callBackAt: at, silentSince: at }), [
      away,
      deputy,
    ]);

    expect([work.state, work.assignee, work.callBackAt, work.nextStepAt]).toEqual([
      'call_back',
      'phó',
      at,
      at,
    ]);
  });

  it('the promised minute and the one after it: then it is called like any that waits', () => {
    const told = [NOW, NOW + 60_000].map((at) => {
      const { work, events } = looked(held({ state: 'call_back', callBackAt: at }), [gone, deputy]);
      return [work.state, shown(work.callBackAt), events[0]?.facts['callBackAt'] === at];
    });

    expect(told).toEqual([
      ['assigned', shown(undefined), false],
      ['call_back', shown(NOW + 60_000), true],
    ]);
  });

  it.each<{ who: string; then: (work: LeadWork) => LeadWork }>([
    {
      who: 'given to who is back',
      then: (work) => takeStep(work, { now: SOON, tempo, candidates: [person('lan')] }).work,
    },
    {
      who: 'claimed by who is back',
      then: (work) => {
        const actor = { staff: 'lan', mayActForOthers: false, now: SOON, tempo };
        const result = act(work, { kind: 'claim' }, actor);
        return result.ok ? result.work : work;
      },
    },
  ])('nobody was there, $who: a promised call is still promised', ({ then }) => {
    const at = wall('2026-11-27 10:00');
    const nobodys = looked(held({ state: 'call_back', callBackAt: at }), [away]);

    const work = then(nobodys.work);

    expect(nobodys.work.state).toBe('new');
    expect([work.state, work.assignee, work.nextStepAt]).toEqual(['call_back', 'lan', at]);
  });

  it('works in that commune no longer: goes on', () => {
    expect(looked(held(), [deputy]).events[0]).toMatchObject({ facts: { because: 'moved' } });
  });

  it('nobody else is there: nobody’s, told once, and looked for again within the hour', () => {
    const first = looked(held(), [away]);
    const again = takeStep(first.work, { now: NOW + 3_600_000, tempo, candidates: [away] });
    const back = takeStep(again.work, {
      now: NOW + 7_200_000,
      tempo,
      candidates: [person('lan')],
    });

    expect(first.events.map(({ kind }) => kind)).toEqual(['passed_on', 'unassigned']);
    expect([first.work.state, first.work.assignee, shown(first.work.nextStepAt)]).toEqual([
      'new',
      undefined,
      '2026-11-26 10:00',
    ]);
    expect(again.events).toEqual([]);
    expect(back.work.assignee).toBe('lan');
  });

  it('silence in an absence: nobody is reminded who is away', () => {
    const silent = held({ stepsTaken: 0, nextStepAt: NOW });

    expect(looked(silent, [away, deputy]).events.map(({ kind }) => kind)).toEqual(['passed_on']);
  });
});
