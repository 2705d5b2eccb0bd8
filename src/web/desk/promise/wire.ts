import { both, isFlag, isNumber, isText, listOf, mapOf, maybe, shape } from '../guards.ts';
import { isLeadRow, type LeadRow, type Names } from '../wire.ts';

interface Lateness {
  readonly promisedBy?: number | undefined;
  readonly contactedAt?: number | undefined;
  readonly triedInTime: boolean;
}

/** Somebody who was not spoken with in time. */
export type BrokenLead = LeadRow & Lateness;

/** How the promise was kept. */
export interface Promised {
  /** Working hours within which everybody is promised a call. */
  readonly hours: number;
  readonly captured: number;
  readonly kept: number;
  readonly broken: number;
  readonly brokenButTried: number;
  readonly running: number;
  readonly broken_leads: readonly BrokenLead[];
  readonly names: Names;
}

const isBroken = both(
  isLeadRow,
  shape<Lateness>({
    promisedBy: maybe(isNumber),
    contactedAt: maybe(isNumber),
    triedInTime: isFlag,
  }),
);

export const isPromise = shape<Promised>({
  hours: isNumber,
  captured: isNumber,
  kept: isNumber,
  broken: isNumber,
  brokenButTried: isNumber,
  running: isNumber,
  broken_leads: listOf(isBroken),
  names: mapOf(isText),
});
