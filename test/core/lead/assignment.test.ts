import { describe, expect, it } from '@jest/globals';
import { assign, DUTIES, type Candidate } from '../../../src/core/lead/assignment.ts';
import { fc } from '../../support/fastCheck.ts';

function agent(staff: string, more: Partial<Candidate> = {}): Candidate {
  return { staff, duty: 'agent', isActive: true, isAbsent: false, openLeads: 0, ...more };
}

const deputy = (staff: string, more: Partial<Candidate> = {}) =>
  agent(staff, { duty: 'deputy', ...more });
const ofCommune = (staff: string) => agent(staff, { duty: 'commune_supervisor' });
const ofProvince = (staff: string, more: Partial<Candidate> = {}) =>
  agent(staff, { duty: 'province_supervisor', ...more });

describe('assign', () => {
  it.each([
    { when: 'two never had a lead', who: [agent('b'), agent('a')], then: 'a' },
    {
      when: 'one waited longer',
      who: [agent('a', { lastGivenAt: 20 }), agent('b', { lastGivenAt: 10 })],
      then: 'b',
    },
    {
      when: 'one never had any and one waited',
      who: [agent('a', { lastGivenAt: 1 }), agent('z')],
      then: 'z',
    },
    { when: 'the first is absent', who: [agent('a', { isAbsent: true }), agent('b')], then: 'b' },
    {
      when: 'the first is switched off',
      who: [agent('a', { isActive: false }), agent('b')],
      then: 'b',
    },
    {
      when: 'one open lead is missing to be full',
      who: [agent('a', { capacity: 3, openLeads: 2 }), agent('b', { lastGivenAt: 1 })],
      then: 'a',
    },
    {
      when: 'the first is just full',
      who: [agent('a', { capacity: 3, openLeads: 3 }), agent('b', { lastGivenAt: 1 })],
      then: 'b',
    },
    {
      when: 'all agents are full, a deputy is there',
      who: [agent('a', { capacity: 0 }), deputy('d'), ofCommune('s')],
      then: 'd',
    },
    {
      when: 'agents and deputies are away',
      who: [
        agent('a', { isAbsent: true }),
        deputy('d', { isAbsent: true }),
        ofProvince('p'),
        ofCommune('s'),
      ],
      then: 's',
    },
    { when: 'there is only the province', who: [ofProvince('p')], then: 'p' },
    {
      when: 'a supervisor carries more than the capacity',
      who: [ofProvince('p', { capacity: 1, openLeads: 9 })],
      then: 'p',
    },
  ])('$when: $then', ({ who, then }) => {
    expect(assign(who)).toMatchObject({ kind: 'to', staff: then });
  });

  it('the silent one is never chosen again, the next is', () => {
    expect(assign([agent('a'), agent('b')], 'a')).toMatchObject({ staff: 'b' });
  });

  it('with nobody left, says how many were passed over and why', () => {
    const who = [
      agent('a', { isAbsent: true }),
      agent('b', { isActive: false }),
      agent('c', { capacity: 1, openLeads: 1 }),
    ];

    expect(assign(who)).toEqual({
      kind: 'nobody',
      passedOver: { inactive: 1, absent: 1, full: 1 },
    });
  });

  it('any roster in any order: the same answer, and nobody who is away or full', () => {
    const candidate = fc.record({
      staff: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      duty: fc.constantFrom(...DUTIES),
      isActive: fc.boolean(),
      isAbsent: fc.boolean(),
      capacity: fc.integer({ min: 0, max: 3 }),
      openLeads: fc.integer({ min: 0, max: 3 }),
      lastGivenAt: fc.integer({ min: 0, max: 3 }),
    });
    const roster = fc.uniqueArray(candidate, { selector: ({ staff }) => staff });

    fc.assert(
      fc.property(roster, (who) => {
        const found = assign(who);
        const chosen = who.find(({ staff }) => found.kind === 'to' && staff === found.staff);

        expect(assign([...who].reverse())).toEqual(found);
        expect(found.kind === 'nobody' || (chosen?.isActive === true && !chosen.isAbsent)).toBe(
          true,
        );
      }),
    );
  });

  it('a hundred leads to four agents: twenty-five each', () => {
    const given = new Map<string, number>([
      ['a', 0],
      ['b', 0],
      ['c', 0],
      ['d', 0],
    ]);
    const last = new Map<string, number>();
    for (let at = 1; at <= 100; at += 1) {
      const who = [...given.keys()].map((staff) => {
        const lastGivenAt = last.get(staff);
        return agent(staff, lastGivenAt === undefined ? {} : { lastGivenAt });
      });
      const found = assign(who);
      const staff = found.kind === 'to' ? found.staff : 'nobody';
      given.set(staff, (given.get(staff) ?? 0) + 1);
      last.set(staff, at);
    }

    expect([...given.values()]).toEqual([25, 25, 25, 25]);
  });
});
