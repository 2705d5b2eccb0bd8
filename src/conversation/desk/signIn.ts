import { toUsername } from '../../core/desk/username.ts';
import type { RateLimit } from '../ports.ts';
import type { Accounts, SignedIn } from './accounts.ts';
import type { NoteFailure } from './failedSignIns.ts';
import type { StaffStore } from './staff.ts';

/** How often a name may be tried, and how often one address may try. */
export interface SignInLimits {
  readonly account: RateLimit;
  readonly address: RateLimit;
}

export interface SignInNeeds {
  readonly accounts: Accounts;
  readonly staff: StaffStore;
  readonly limits: SignInLimits;
  readonly noteFailure: NoteFailure;
}

export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  readonly ip: string;
  readonly headers: Headers;
}

/** `refused` says the same for an unknown name, a wrong password and somebody switched off. */
export type SignInOutcome =
  | ({ readonly kind: 'signed_in' } & SignedIn)
  | { readonly kind: 'refused' }
  | { readonly kind: 'throttled'; readonly wait: number };

export type SignIn = (attempt: SignInAttempt) => Promise<SignInOutcome>;

/** Signs in, and writes down who was not let in. */
export function makeSignIn(needs: SignInNeeds): SignIn {
  return async (attempt) => {
    const username = toUsername(attempt.username);
    const outcome = await trySignIn(needs, { ...attempt, username });
    if (outcome.kind !== 'signed_in') await needs.noteFailure(outcome.kind, username);
    return outcome;
  };
}

/** Throttled by address and by name before anything is looked up. */
async function trySignIn(
  { accounts, staff, limits }: SignInNeeds,
  { username, password, ip, headers }: SignInAttempt,
): Promise<SignInOutcome> {
  const wait = (await limits.address(ip)) ?? (await limits.account(username));
  if (wait !== undefined) return { kind: 'throttled', wait };
  const signedIn = await accounts.signIn({ username, password }, headers);
  if (!signedIn) return { kind: 'refused' };
  const member = await staff.find({ kind: 'all' }, signedIn.accountId);
  // The session just made belongs to nobody: it ends with the others of the person.
  if (!member?.active) {
    await accounts.signOut(withCookies(signedIn.cookies));
    return { kind: 'refused' };
  }
  return { kind: 'signed_in', ...signedIn };
}

/** The headers a browser would send back for these `Set-Cookie` lines. */
function withCookies(lines: readonly string[]): Headers {
  return new Headers({ cookie: lines.map((line) => line.split(';')[0] ?? '').join('; ') });
}
