import { describe, expect, it } from '@jest/globals';
import { groupsOf } from '../../../src/core/lead/groups.ts';
import { shippedDesk } from '../../support/desk.ts';

const { groups } = await shippedDesk();

describe('the potential groups, as shipped', () => {
  it.each([
    { facts: { situation: 'business_household_other' }, then: ['household_business'] },
    { facts: { situation: 'contract_suspended' }, then: ['contract_ended'] },
    { facts: { paid_months: 1 }, then: ['contract_ended'] },
    { facts: { paid_months: 0 }, then: [] },
    { facts: { group: 'near_poor' }, then: ['near_poor'] },
    { facts: { group: 'poor' }, then: [] },
    {
      facts: { situation: 'farmer', group: 'near_poor' },
      then: ['farmer_or_free_worker', 'near_poor'],
    },
    { facts: { situation: 'student' }, then: [] },
    { facts: {}, then: [] },
    { facts: { paid_months: '12' }, then: [] },
  ])('$facts: $then', ({ facts, then }) => {
    expect(groupsOf(groups, { facts, commune: 'ba-dinh' })).toEqual(then);
  });

  it('a group by its communes: whoever lives there', () => {
    const craft = [
      { id: 'craft_village', title: 'Làng nghề', source: '-', when: [{ communes: ['bat-trang'] }] },
    ];

    expect(groupsOf(craft, { facts: {}, commune: 'bat-trang' })).toEqual(['craft_village']);
    expect(groupsOf(craft, { facts: {}, commune: 'ba-dinh' })).toEqual([]);
    expect(groupsOf(craft, { facts: {} })).toEqual([]);
  });

  it('the six groups of the plans are there', () => {
    expect(groups.map(({ id }) => id)).toEqual([
      'household_business',
      'craft_village',
      'contract_ended',
      'near_poor',
      'new_rural_commune',
      'farmer_or_free_worker',
    ]);
  });
});
