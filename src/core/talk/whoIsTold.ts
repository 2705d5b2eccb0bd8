import { DUTIES, type Candidate } from '../lead/assignment.ts';

/**
 * Who is told that a conversation waits: who has the lead, while they are there; else everybody of the
 * first duty that somebody of the place has.
 */
export function whoIsTold(
  assignee: string | undefined,
  candidates: readonly Candidate[],
): readonly string[] {
  const there = candidates.filter(({ isActive, isAbsent }) => isActive && !isAbsent);
  const theirs = there.find(({ staff }) => staff === assignee);
  if (theirs) return [theirs.staff];
  const duty = DUTIES.find((each) => there.some((candidate) => candidate.duty === each));
  return there.flatMap((candidate) => (candidate.duty === duty ? [candidate.staff] : []));
}
