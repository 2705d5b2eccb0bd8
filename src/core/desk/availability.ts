import type { Candidate } from '../lead/assignment.ts';
import { awayUntil, type Away } from './absence.ts';
import { calendarOf, type OwnHours } from './ownHours.ts';
import { addWorkingHours, workingHoursBetween, type WorkingCalendar } from './workingTime.ts';

/** Somebody who may be given a lead, with what is known of their time. */
export interface RosterCandidate extends Candidate {
  /** Absent: the desk's own week. */
  readonly hours?: OwnHours;
  readonly absences: readonly Away[];
}

export interface DeskTime {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly calendar: WorkingCalendar;
  /** Working hours of the desk after which waiting for somebody is too long: `Silence.remindAfter`. */
  readonly longWait: number;
}

/** Nobody is asked when somebody begins who is away for longer than this many absences in a row. */
const MOST_LOOKS = 50;

/**
 * The candidate as of the desk's next working instant: who is away then is absent, though nobody works
 * now; and how long a lead would wait for the person, counted in the desk's hours as the promise is.
 */
export function presentAt(who: RosterCandidate, { now, calendar, longWait }: DeskTime): Candidate {
  const opening = addWorkingHours(calendar, now, 0);
  const absentUntil = awayUntil(who.absences, opening);
  const wait = workingHoursBetween(calendar, now, beginsAt(who, now, calendar));
  return {
    ...who,
    isAbsent: absentUntil !== undefined,
    ...(absentUntil !== undefined && { absentUntil }),
    ...(wait > 0 && { wait: wait >= longWait ? 'long' : 'short' }),
  };
}

/** When the person works next, from `now` on. */
function beginsAt({ hours, absences }: RosterCandidate, now: number, office: WorkingCalendar) {
  const own = calendarOf(office, hours);
  let begins = addWorkingHours(own, now, 0);
  for (let looked = 0; looked < MOST_LOOKS; looked += 1) {
    const until = awayUntil(absences, begins);
    if (until === undefined) return begins;
    begins = addWorkingHours(own, until, 0);
  }
  return begins;
}
