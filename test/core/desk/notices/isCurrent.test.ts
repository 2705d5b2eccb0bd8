import { describe, expect, it } from '@jest/globals';
import { isCurrent, type LeadNow } from '../../../../src/core/desk/notices/isCurrent.ts';
import type { NoticeKind } from '../../../../src/core/desk/notice.ts';

const LEAD: LeadNow = { state: 'assigned', isMerged: false, assignee: 'lan', silentSince: 50 };

function current(kind: NoticeKind, lead: LeadNow | undefined): boolean {
  const about = { kind: 'lead' as const, id: '1' };
  return isCurrent({ id: '1', staffId: 'lan', kind, about, at: 100 }, { lead, isAsked: false });
}

describe('isCurrent', () => {
  it.each<[string, NoticeKind, LeadNow | undefined, boolean]>([
    ['given and untouched', 'given', LEAD, true],
    ['given and claimed by herself', 'given', { ...LEAD, state: 'claimed' }, false],
    ['given and handed to another', 'given', { ...LEAD, assignee: 'cuc' }, false],
    ['given and registered', 'given', { ...LEAD, state: 'registered' }, false],
    ['given and erased', 'given', undefined, false],
    ['given and merged', 'given', { ...LEAD, isMerged: true }, false],
    ['promised and given', 'call_back_given', { ...LEAD, state: 'call_back' }, true],
    ['promised, given and called', 'call_back_given', { ...LEAD, state: 'called' }, false],
    [
      'promised, given, and given further',
      'call_back_given',
      { ...LEAD, state: 'call_back', assignee: 'cuc' },
      false,
    ],
    ['reminded and still silent', 'reminded', LEAD, true],
    ['reminded and acted since', 'reminded', { ...LEAD, silentSince: 101 }, false],
    ['taken away and still away', 'taken_away', { ...LEAD, assignee: 'cuc' }, true],
    ['taken away and closed', 'taken_away', { ...LEAD, assignee: 'cuc', state: 'refused' }, false],
    ['taken away and given back', 'taken_away', LEAD, false],
    ['taken away and nobody has it', 'taken_away', { ...LEAD, assignee: undefined }, false],
    ['escalated and still silent', 'escalated', LEAD, true],
    ['escalated and somebody acted', 'escalated', { ...LEAD, silentSince: 101 }, false],
    ['unassigned and still so', 'unassigned', { ...LEAD, state: 'new', assignee: undefined }, true],
    ['unassigned and given since', 'unassigned', LEAD, false],
    ['call back due', 'call_back_due', { ...LEAD, state: 'call_back', callBackAt: 100 }, true],
    ['call back moved', 'call_back_due', { ...LEAD, state: 'call_back', callBackAt: 200 }, false],
    ['call back done', 'call_back_due', { ...LEAD, state: 'called' }, false],
  ])('%s', (_what, kind, lead, expected) => {
    expect(current(kind, lead)).toBe(expected);
  });

  it.each([
    ['a conversation that waits', true],
    ['a conversation that somebody took, or that waits no more', false],
  ])('%s', (_what, isAsked) => {
    const about = { kind: 'conversation' as const, id: '1' };
    const notice = { id: '1', staffId: 'lan', kind: 'person_waiting' as const, about, at: 1 };

    expect(isCurrent(notice, { lead: undefined, isAsked })).toBe(isAsked);
  });
});
