import { describe, expect, it } from '@jest/globals';
import { noticesOf } from '../../../../src/core/desk/notices/noticesOf.ts';
import { LEAD_EVENTS, type LeadEvent } from '../../../../src/core/lead/leadEvent.ts';

const SUPERVISORS = ['boss', 'chief'];

function told(kind: LeadEvent['kind'], facts: LeadEvent['facts'] = {}, by?: string) {
  const event = { at: 1, kind, facts, ...(by !== undefined && { by }) };
  return noticesOf(event, SUPERVISORS).map((each) => `${each.staffId} ${each.kind}`);
}

describe('noticesOf', () => {
  it.each<[string, Parameters<typeof told>, readonly string[]]>([
    ['given to Lan', ['assigned', { to: 'lan' }], ['lan given']],
    [
      'moved to another commune',
      ['assigned', { from: 'lan', to: 'cuc' }],
      ['cuc given', 'lan taken_away'],
    ],
    ['given again to whoever has it', ['assigned', { from: 'lan', to: 'lan' }], ['lan given']],
    ['nobody can take it', ['unassigned', {}], ['boss unassigned', 'chief unassigned']],
    ['Lan was silent', ['reminded', { from: 'lan' }], ['lan reminded']],
    [
      'Lan was silent for longer',
      ['reassigned', { from: 'lan', to: 'cuc' }],
      ['cuc given', 'lan taken_away'],
    ],
    [
      'Lan is away for some days',
      ['passed_on', { from: 'lan', to: 'cuc', because: 'absent' }],
      ['cuc given', 'lan taken_away'],
    ],
    ['there is nobody else', ['nobody_else', { from: 'lan' }], []],
    [
      'both were silent',
      ['escalated', { from: 'cuc', to: 'boss' }],
      ['boss escalated', 'cuc taken_away'],
    ],
    [
      'both were silent, and no supervisor can take it',
      ['escalated', { from: 'cuc' }],
      ['boss escalated', 'chief escalated'],
    ],
    [
      'the supervisor hands it over',
      ['handed_over', { from: 'lan', to: 'cuc' }, 'boss'],
      ['cuc given', 'lan taken_away'],
    ],
    [
      'Lan hands over whom she promised a call',
      ['handed_over', { from: 'lan', to: 'cuc', callBackAt: 9 }, 'lan'],
      ['cuc call_back_given'],
    ],
    [
      'Lan is away when she promised a call',
      ['passed_on', { from: 'lan', to: 'cuc', because: 'absent', callBackAt: 9 }],
      ['cuc call_back_given', 'lan taken_away'],
    ],
    ['Lan promises a call', ['call_back', { callBackAt: 9 }, 'lan'], []],
    [
      'Lan hands it over herself',
      ['handed_over', { from: 'lan', to: 'cuc' }, 'lan'],
      ['cuc given'],
    ],
    [
      'a supervisor takes it',
      ['handed_over', { from: 'lan', to: 'boss' }, 'boss'],
      ['lan taken_away'],
    ],
    ['Lan claims what was hers', ['claimed', { from: 'lan' }, 'lan'], []],
    ['Cúc claims what was Lan’s', ['claimed', { from: 'lan' }, 'cuc'], ['lan taken_away']],
    ['a call', ['called', {}, 'lan'], []],
  ])('%s', (_what, given, expected) => {
    expect(told(...given)).toEqual(expected);
  });

  it.each(LEAD_EVENTS)('%s, whoever did it: is never told of it', (kind) => {
    const doers = ['lan', 'cuc', 'boss'];

    const lines = doers.flatMap((by) =>
      told(kind, { from: 'lan', to: 'cuc' }, by).filter((line) => line.startsWith(`${by} `)),
    );

    expect(lines).toEqual([]);
  });
});
