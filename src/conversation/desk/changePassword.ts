import { passwordFault } from '../../core/desk/password.ts';
import type { Viewer } from '../../core/desk/viewer.ts';
import type { RateLimit } from '../ports.ts';
import type { Accounts } from './accounts.ts';
import type { DeskFault } from './deskFault.ts';
import type { StaffStore } from './staff.ts';

export interface PasswordChange {
  readonly current: string;
  readonly password: string;
  /** The session that goes on; every other one ends. */
  readonly keep: string | undefined;
}

/** Resolves to what is wrong, to a wait in milliseconds when it was tried too often, or to undefined. */
export type ChangePassword = (
  viewer: Viewer,
  change: PasswordChange,
) => Promise<DeskFault | { readonly wait: number } | undefined>;

export interface ChangePasswordNeeds {
  readonly staff: StaffStore;
  readonly accounts: Pick<Accounts, 'hashOf' | 'isPassword'>;
  /** Who finds an open desk must not try passwords at will. */
  readonly limit: RateLimit;
  readonly commonPasswords: readonly string[];
}

/** Changes one's own password: the present one is asked for, and the rules hold. */
export function makeChangePassword(needs: ChangePasswordNeeds): ChangePassword {
  const { staff, accounts, limit, commonPasswords } = needs;
  return async ({ staffId }, { current, password, keep }) => {
    const credentials = await staff.credentialsOf(staffId);
    if (!credentials) return { fault: 'not_found' };
    const wait = await limit(credentials.username);
    if (wait !== undefined) return { wait };
    if (!(await accounts.isPassword(credentials.passwordHash, current))) {
      return { fault: 'wrong_password', field: 'current' };
    }
    const fault = passwordFault(password, credentials.username, commonPasswords);
    if (fault) return { fault, field: 'password' };
    await staff.setPassword(staffId, await accounts.hashOf(password), keep);
    return undefined;
  };
}
