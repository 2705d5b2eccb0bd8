import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { username } from 'better-auth/plugins/username';
import type { Accounts } from '../../conversation/desk/accounts.ts';
import type { Clock } from '../../conversation/ports.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../core/desk/password.ts';
import { LONGEST_USERNAME, SHORTEST_USERNAME, isUsername } from '../../core/desk/username.ts';

/** The tables that better-auth reads and writes, under its own names. */
interface AuthTables {
  readonly user: object;
  readonly session: object;
  readonly account: object;
  readonly verification: object;
}

export interface BetterAuthNeeds {
  /** A drizzle database of the PostgreSQL dialect. */
  readonly queries: object;
  readonly tables: AuthTables;
  /** Signs the cookies. */
  readonly secret: string;
  /** How the world reaches the desk; cookies are `Secure` when it is https. */
  readonly publicUrl: string | undefined;
  /** The longest a session may live, in milliseconds; idleness is judged elsewhere. */
  readonly longestSession: number;
  readonly clock: Clock;
}

/** Below this path the cookie is sent, and nowhere else. */
const DESK_PATH = '/desk';

/**
 * Accounts kept by better-auth: scrypt hashes, signed httpOnly cookies, sessions in the database. None
 * of its own routes is served; the desk's routes call it.
 */
export function betterAuthAccounts(needs: BetterAuthNeeds): Accounts {
  const auth = open(needs);
  return {
    async signIn(given, headers) {
      try {
        const { headers: answered, response } = await auth.api.signInUsername({
          body: given,
          headers,
          returnHeaders: true,
        });
        return { accountId: response.user.id, cookies: answered.getSetCookie() };
      } catch (error) {
        // Unknown name, wrong password, a name nobody can have: told apart to nobody.
        if (error instanceof APIError && error.statusCode < 500) return undefined;
        throw error;
      }
    },
    async sessionOf(headers) {
      if (headers.get('cookie') === null) return undefined;
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      return found?.session.id;
    },
    async signOut(headers) {
      const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true });
      return answered.getSetCookie();
    },
    async hashOf(password) {
      const { password: passwords } = await auth.$context;
      return passwords.hash(password);
    },
    async isPassword(hash, password) {
      const { password: passwords } = await auth.$context;
      return passwords.verify({ hash, password });
    },
  };
}

function open({ queries, tables, secret, publicUrl, longestSession, clock }: BetterAuthNeeds) {
  return betterAuth({
    secret,
    baseURL: publicUrl ?? 'http://127.0.0.1',
    basePath: `${DESK_PATH}/api/auth`,
    database: drizzleAdapter(queries, { provider: 'pg', schema: tables }),
    ...signingIn(),
    session: {
      expiresIn: Math.ceil(longestSession / 1_000),
      disableSessionRefresh: true,
      additionalFields: { startedAt: ourTime(), seenAt: ourTime() },
    },
    databaseHooks: { session: { create: { before: stampedBy(clock) } } },
    advanced: {
      cookiePrefix: 'ansinh',
      useSecureCookies: publicUrl?.startsWith('https:') === true,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: DESK_PATH },
      ipAddress: { disableIpTracking: true },
    },
    // Throttled by our own limits, which several processes share.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

/** By name and password; who may is decided by invitation. */
function signingIn() {
  return {
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    plugins: [
      username({
        minUsernameLength: SHORTEST_USERNAME,
        maxUsernameLength: LONGEST_USERNAME,
        usernameValidator: isUsername,
      }),
    ],
  };
}

function ourTime() {
  return { type: 'number', input: false, required: false } as const;
}

/** Idleness and age are judged by our clock, so a session carries its times. */
function stampedBy(clock: Clock) {
  return <Session extends object>(session: Session) => {
    const now = clock();
    return Promise.resolve({ data: { ...session, startedAt: now, seenAt: now } });
  };
}
