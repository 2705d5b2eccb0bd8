/** In whose place somebody stands for a commune, in the order they are asked. */
export const DUTIES = ['agent', 'deputy', 'commune_supervisor', 'province_supervisor'] as const;

export type Duty = (typeof DUTIES)[number];

/** Somebody who may be given a lead of a commune. */
export interface Candidate {
  /** Id of the staff member. */
  readonly staff: string;
  readonly duty: Duty;
  readonly isActive: boolean;
  /** False for who may hold a lead of this place and is never given one. */
  readonly mayBeGiven?: boolean;
  readonly isAbsent: boolean;
  /** When one is back, epoch milliseconds; only of who is absent, where it is known. */
  readonly absentUntil?: number;
  /**
   * How long a lead would wait until one begins to work; absent: not at all. `long` is as long as it
   * takes until silence is answered.
   */
  readonly wait?: 'short' | 'long';
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
 * before the province's; among these who works now before who begins later; among equals whoever has
 * waited longest, then by id, so that the same roster always gives the same answer. Whoever begins so
 * late that the citizen would wait is asked after everybody else. `not` is never chosen: who was
 * silent, who hands over.
 */
export function assign(candidates: readonly Candidate[], not?: string): Assignment {
  const able = candidates.filter(({ mayBeGiven }) => mayBeGiven !== false);
  const [first] = able
    .filter((each) => each.staff !== not && obstacle(each) === undefined)
    .sort(inTurn);
  if (first) return { kind: 'to', staff: first.staff, duty: first.duty };
  const count = (what: keyof PassedOver) => able.filter((each) => obstacle(each) === what).length;
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
    Number(a.wait === 'long') - Number(b.wait === 'long') ||
    DUTIES.indexOf(a.duty) - DUTIES.indexOf(b.duty) ||
    Number(a.wait === 'short') - Number(b.wait === 'short') ||
    (a.lastGivenAt ?? -1) - (b.lastGivenAt ?? -1) ||
    (a.staff < b.staff ? -1 : 1)
  );
}
