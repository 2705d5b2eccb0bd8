import { describe, expect, it } from '@jest/globals';
import { cannotMerge, merged, unmerged } from '../../../src/core/lead/merge.ts';
import { LEAD_STATES, UNTOUCHED, type LeadWork } from '../../../src/core/lead/work.ts';
import { shippedDesk, shippedTempo } from '../../support/desk.ts';
import { fc } from '../../support/fastCheck.ts';

const tempo = shippedTempo(await shippedDesk());
const lead = (id: string, work: Partial<LeadWork>) => ({ id, work: { ...UNTOUCHED, ...work } });

describe('merged', () => {
  it.each([
    { a: 'new', b: 'called', then: 'called' },
    { a: 'called', b: 'new', then: 'called' },
    { a: 'refused', b: 'assigned', then: 'assigned' },
    { a: 'registered', b: 'called', then: 'registered' },
    { a: 'wrong_number', b: 'refused', then: 'refused' },
  ] as const)('$a and $b: $then', ({ a, b, then }) => {
    expect(merged(lead('1', { state: a }), lead('2', { state: b }), tempo).kept.state).toBe(then);
  });

  it('calls are added, the first try, contact and promise count, groups are united', () => {
    const a = lead('1', { attempts: 2, triedAt: 50, promisedBy: 90, groups: ['near_poor'] });
    const b = lead('2', { attempts: 1, triedAt: 40, contactedAt: 60, groups: ['craft_village'] });

    const { kept, gone } = merged(a, b, tempo);

    expect(kept).toMatchObject({
      attempts: 3,
      triedAt: 40,
      contactedAt: 60,
      promisedBy: 90,
      groups: ['craft_village', 'near_poor'],
    });
    expect(gone).toEqual({ ...b.work, mergedInto: '1', nextStepAt: undefined, actBy: undefined });
  });

  it.each([
    { what: 'itself', a: lead('1', {}), b: lead('1', {}), then: 'same_lead' },
    {
      what: 'one merged before',
      a: lead('1', {}),
      b: lead('2', { mergedInto: '3' }),
      then: 'already_merged',
    },
    { what: 'another', a: lead('1', {}), b: lead('2', {}), then: undefined },
  ])('with $what: $then', ({ a, b, then }) => {
    expect(cannotMerge(a, b)).toBe(then);
  });

  const time = fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: undefined });
  const work: fc.Arbitrary<LeadWork> = fc.record({
    state: fc.constantFrom(...LEAD_STATES),
    assignee: fc.option(fc.constantFrom('lan', 'mai'), { nil: undefined }),
    stepsTaken: fc.integer({ min: 0, max: 3 }),
    silentSince: time,
    nextStepAt: time,
    actBy: time,
    attempts: fc.integer({ min: 0, max: 9 }),
    triedAt: time,
    contactedAt: time,
    promisedBy: time,
    groups: fc.uniqueArray(fc.constantFrom('near_poor', 'craft_village')),
    groupsByHand: fc.boolean(),
    seenCapture: time,
  });

  it('any two leads, merged and taken apart: both as they were', () => {
    fc.assert(
      fc.property(work, work, (a, b) => {
        const before = { kept: a, gone: b };
        const { kept } = merged({ id: '1', work: a }, { id: '2', work: b }, tempo);

        expect(unmerged(before, { kept, untouched: true })).toEqual(before);
      }),
    );
  });

  it('called since the merge: the call stands, the other lead and its groups leave', () => {
    const before = {
      kept: lead('1', { groups: ['near_poor'] }).work,
      gone: lead('2', { groups: ['craft_village'] }).work,
    };
    const called = {
      ...before.kept,
      state: 'called',
      attempts: 1,
      groups: ['craft_village', 'near_poor'],
    } as const;

    expect(unmerged(before, { kept: called, untouched: false })).toEqual({
      kept: { ...called, groups: ['near_poor'] },
      gone: before.gone,
    });
  });
});
