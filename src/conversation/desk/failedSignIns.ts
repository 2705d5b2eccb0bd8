import type { RateLimit } from '../ports.ts';
import type { AuditLog } from './audit.ts';
import type { StaffStore } from './staff.ts';

/** Somebody was not let in: a wrong name or password, or tried too often. */
export type SignInFailure = 'refused' | 'throttled';

/** Writes down that somebody was not let in, as far as the bounds allow. */
export type NoteFailure = (failure: SignInFailure, username: string) => Promise<void>;

/** How many failures are written down: of one name, of all, and how often that there were more. */
export interface FailureBounds {
  readonly name: RateLimit;
  readonly everybody: RateLimit;
  readonly flood: RateLimit;
}

export interface FailedSignInNeeds {
  readonly staff: Pick<StaffStore, 'idOf'>;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly bounds: FailureBounds;
  /** What is kept of a name nobody has: people type passwords into the wrong box. */
  readonly hashOf: (username: string) => string;
}

/**
 * Failed sign-ins in the audit log: whose account was tried, or the hash of a name nobody has; never
 * what was typed. Whoever tries a thousand names fills no table: past the bounds one line says so.
 */
export function makeFailedSignIns({
  staff,
  audit,
  bounds,
  hashOf,
}: FailedSignInNeeds): NoteFailure {
  return async (failure, username) => {
    const name = hashOf(username);
    if ((await bounds.name(`${failure} ${name}`)) !== undefined) return;
    if ((await bounds.everybody('all')) !== undefined) {
      if ((await bounds.flood('all')) === undefined) await audit.record([FLOOD]);
      return;
    }
    const id = await staff.idOf(username);
    const subject = id === undefined ? { kind: 'name', id: name } : { kind: 'staff', id };
    await audit.record([{ staffId: undefined, action: `sign_in_${failure}`, subject }]);
  };
}

const FLOOD = {
  staffId: undefined,
  action: 'sign_ins_flooded',
  subject: { kind: 'list', id: 'sign-ins' },
};
