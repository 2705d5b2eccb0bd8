import { describe, expect, it } from '@jest/globals';
import type { Answer, Session } from '../../../src/core/flow/types.ts';
import { placeTold } from '../../../src/core/talk/placeTold.ts';

const told = { said: 'a', platformId: 'm', at: 0 };
const province = (value: string): Answer => ({
  ...told,
  kind: 'province',
  variable: 'province',
  value,
});
const commune = (value: string): Answer => ({
  ...told,
  kind: 'commune',
  variable: 'commune',
  value,
});

describe('the place a person told', () => {
  it.each<{ told: string; known: Session['known']; place: unknown }>([
    { told: 'nothing', known: {}, place: undefined },
    {
      told: 'a province',
      known: { province: province('lao_cai') },
      place: { province: 'lao_cai' },
    },
    {
      told: 'a commune with its province',
      known: { province: province('hanoi'), commune: commune('hanoi/ba-dinh') },
      place: { province: 'hanoi', commune: 'ba-dinh' },
    },
    {
      told: 'somewhere else',
      known: { province: province('other') },
      place: { province: 'other' },
    },
  ])('$told: $place', ({ known, place }) => {
    expect(placeTold(known)).toEqual(place);
  });
});
