import { presentAt, type RosterCandidate } from '../../core/desk/availability.ts';
import { calendarOf, type OwnHours } from '../../core/desk/ownHours.ts';
import { addWorkingHours, type WorkingCalendar } from '../../core/desk/workingTime.ts';
import { silenceIn, type DeskRules } from '../../core/lead/deskRules.ts';
import { groupsOf, type GroupRules } from '../../core/lead/groups.ts';
import { isCapturedAnew, receive } from '../../core/lead/receive.ts';
import type { Tempo } from '../../core/lead/steps.ts';
import { takeStep, type StepNeeds } from '../../core/lead/takeStep.ts';
import type { LeadCase, LeadDecision } from './ports.ts';

/** What editors say about leads, and the time that is worked. */
export interface DeskContent {
  readonly rules: DeskRules;
  readonly groups: GroupRules;
  readonly calendar: WorkingCalendar;
}

/** How the office of a place counts, and colleagues there who have hours of their own. */
export function tempoIn(
  { rules, calendar }: Pick<DeskContent, 'rules' | 'calendar'>,
  place: { readonly province: string; readonly commune?: string },
  hoursOf: ReadonlyMap<string, OwnHours> = new Map(),
): Tempo {
  return {
    silence: silenceIn(rules, place),
    addHours: (at, hours) => addWorkingHours(calendar, at, hours),
    addOwnHours(staff, at, hours) {
      const own = hoursOf.get(staff);
      return own && addWorkingHours(calendarOf(calendar, own), at, hours);
    },
  };
}

/** What the program does by itself about a lead that is due at `now`. */
export function decideStep(
  content: DeskContent,
  now: number,
): (lead: LeadCase, roster: readonly RosterCandidate[]) => LeadDecision {
  return (lead, roster) => {
    const needs = needsOf(content, lead, { now, roster });
    const { id, revision, work, createdAt, updatedAt } = lead;
    const capture = { createdAt, updatedAt, groups: groupsOf(content.groups, lead) };
    const taken = isCapturedAnew(work, capture)
      ? receive(work, capture, needs)
      : takeStep(work, needs);
    return { id, revision, before: work.assignee, ...taken };
  };
}

function needsOf(
  content: DeskContent,
  lead: LeadCase,
  { now, roster }: { readonly now: number; readonly roster: readonly RosterCandidate[] },
): StepNeeds {
  const hoursOf = new Map(roster.flatMap(({ staff, hours }) => (hours ? [[staff, hours]] : [])));
  const tempo = tempoIn(content, lead, hoursOf);
  const time = { now, calendar: content.calendar, longWait: tempo.silence.remindAfter };
  const candidates = roster.map((each) => presentAt(each, time));
  return { now, tempo, candidates };
}
