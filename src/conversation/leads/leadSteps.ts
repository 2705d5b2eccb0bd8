import { addWorkingHours, type WorkingCalendar } from '../../core/desk/workingTime.ts';
import type { Candidate } from '../../core/lead/assignment.ts';
import { silenceIn, type DeskRules } from '../../core/lead/deskRules.ts';
import { groupsOf, type GroupRules } from '../../core/lead/groups.ts';
import { isCapturedAnew, receive } from '../../core/lead/receive.ts';
import type { Tempo } from '../../core/lead/steps.ts';
import { takeStep } from '../../core/lead/takeStep.ts';
import type { LeadCase, LeadDecision } from './ports.ts';

/** What editors say about leads, and the time that is worked. */
export interface DeskContent {
  readonly rules: DeskRules;
  readonly groups: GroupRules;
  readonly calendar: WorkingCalendar;
}

/** How the office of a place counts. */
export function tempoIn(
  { rules, calendar }: Pick<DeskContent, 'rules' | 'calendar'>,
  place: { readonly province: string; readonly commune?: string },
): Tempo {
  return {
    silence: silenceIn(rules, place),
    addHours: (at, hours) => addWorkingHours(calendar, at, hours),
  };
}

/** What the program does by itself about a lead that is due at `now`. */
export function decideStep(
  content: DeskContent,
  now: number,
): (lead: LeadCase, candidates: readonly Candidate[]) => LeadDecision {
  return (lead, candidates) => {
    const needs = { now, candidates, tempo: tempoIn(content, lead) };
    const { id, revision, work, createdAt, updatedAt } = lead;
    const capture = { createdAt, updatedAt, groups: groupsOf(content.groups, lead) };
    const taken = isCapturedAnew(work, capture)
      ? receive(work, capture, needs)
      : takeStep(work, needs);
    return { id, revision, before: work.assignee, ...taken };
  };
}
