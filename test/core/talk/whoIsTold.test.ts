import { describe, expect, it } from '@jest/globals';
import type { Candidate, Duty } from '../../../src/core/lead/assignment.ts';
import { whoIsTold } from '../../../src/core/talk/whoIsTold.ts';

function somebody(staff: string, duty: Duty, isActive = true): Candidate {
  return { staff, duty, isActive, isAbsent: false, openLeads: 0 };
}

const LAN = somebody('lan', 'agent');
const HOA = somebody('hoa', 'agent');
const BOSS = somebody('boss', 'province_supervisor');

describe('who is told that a conversation waits', () => {
  it.each([
    { what: 'who has the lead', assignee: 'hoa', there: [LAN, HOA, BOSS], told: ['hoa'] },
    {
      what: 'all agents of the commune',
      assignee: undefined,
      there: [LAN, HOA, BOSS],
      told: ['lan', 'hoa'],
    },
    { what: 'the others, who has it is gone', assignee: 'gone', there: [LAN, BOSS], told: ['lan'] },
    {
      what: 'the supervisor, the agent is switched off',
      assignee: 'lan',
      there: [somebody('lan', 'agent', false), BOSS],
      told: ['boss'],
    },
    { what: 'nobody', assignee: undefined, there: [], told: [] },
  ])('$what: $told', ({ assignee, there, told }) => {
    expect(whoIsTold(assignee, there)).toEqual(told);
  });
});
