/** In whose place somebody stands for a commune, in the order they are asked. */
export const DUTIES = ['agent', 'deputy', 'commune_supervisor', 'province_supervisor'] as const;

export type Duty = (typeof DUTIES)[number];

/** Somebody who may be given a lead of a commune. */
export interface Candidate {
  /** Id of the staff member. */
  readonly staff: string;
  readonly duty: Duty;
  readonly isActive: boolean;
  readonly isAbsent: boolean;
  /** Open leads one may have at once; absent: any number. Supervisors are never full. */
  readonly capacity?: number;
  readonly openLeads: number;
  /** When one was last given a lead, epoch milliseconds; absent: never. */
  readonly lastGivenAt?: number;
}

/** Who gets a lead, or why nobody does: how many were passed over, by reason. */
export type Assignment =
  | { readonly kind: 'to'; readonly staff: string; readonly duty: Duty }
  | { readonly kind: 'nobody'; readonly passedOver: PassedOver };

export interface PassedOver {
  readonly inactive: number;
  readonly absent: number;
  readonly full: number;
}

/**
 * Gives a lead to one of the candidates: agents before deputies before the commune's supervisors
 * before the province's; among equals whoever has waited longest, then by id, so that the same
 * roster always gives the same answer. `not` is never chosen: who was silent, who hands over.
 */
export function assign(candidates: readonly Candidate[], not?: string): Assignment {
  const [first] = candidates
    .filter((each) => each.staff !== not && obstacle(each) === undefined)
    .sort(inTurn);
  if (first) return { kind: 'to', staff: first.staff, duty: first.duty };
  const count = (what: keyof PassedOver) =>
    candidates.filter((each) => obstacle(each) === what).length;
  return {
    kind: 'nobody',
    passedOver: { inactive: count('inactive'), absent: count('absent'), full: count('full') },
  };
}

/** The candidates who answer for others: whom silence is escalated to. */
export function supervisorsOf(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(isSupervisor);
}

function obstacle(candidate: Candidate): keyof PassedOver | undefined {
  const { isActive, isAbsent, capacity, openLeads } = candidate;
  if (!isActive) return 'inactive';
  if (isAbsent) return 'absent';
  const isFull = capacity !== undefined && openLeads >= capacity;
  return isFull && !isSupervisor(candidate) ? 'full' : undefined;
}

function isSupervisor({ duty }: Candidate): boolean {
  return duty === 'commune_supervisor' || duty === 'province_supervisor';
}

function inTurn(a: Candidate, b: Candidate): number {
  return (
    DUTIES.indexOf(a.duty) - DUTIES.indexOf(b.duty) ||
    (a.lastGivenAt ?? -1) - (b.lastGivenAt ?? -1) ||
    (a.staff < b.staff ? -1 : 1)
  );
}
