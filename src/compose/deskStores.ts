import { createHmac } from 'node:crypto';
import { betterAuthAccounts } from '../adapters/accounts/betterAuthAccounts.ts';
import { databaseAbsences } from '../adapters/database/absences.ts';
import { databaseAuditLog } from '../adapters/database/auditLog.ts';
import {
  deskAccounts,
  deskCredentials,
  deskSessions,
  deskVerifications,
} from '../adapters/database/deskSchema.ts';
import { databaseDataRequests } from '../adapters/database/dataRequests.ts';
import { flowsServedSince } from '../adapters/database/flowVersions.ts';
import { databaseGaps } from '../adapters/database/gaps.ts';
import { databaseDeskSessions } from '../adapters/database/deskSessions.ts';
import { keptSecret } from '../adapters/database/keptSecret.ts';
import type { Database } from '../adapters/database/openDatabase.ts';
import { databasePeople } from '../adapters/database/people.ts';
import { databaseStaff } from '../adapters/database/staff.ts';
import type { Config } from '../config.ts';
import type { AbsenceStore } from '../conversation/desk/absences.ts';
import type { Accounts } from '../conversation/desk/accounts.ts';
import type { AuditLog } from '../conversation/desk/audit.ts';
import type { RequestStore } from '../conversation/desk/dataRequests.ts';
import type { GapStore } from '../conversation/desk/gaps.ts';
import type { PeopleStore } from '../conversation/desk/people.ts';
import type { DeskSessions, SessionRules } from '../conversation/desk/sessions.ts';
import type { StaffStore } from '../conversation/desk/staff.ts';
import type { Clock } from '../conversation/ports.ts';

/** What the desk keeps. */
export interface DeskStores {
  readonly accounts: Accounts;
  readonly sessions: DeskSessions;
  readonly staff: StaffStore;
  readonly absences: AbsenceStore;
  readonly audit: AuditLog;
  readonly people: PeopleStore;
  readonly requests: RequestStore;
  readonly gaps: GapStore;
  /** Since when a version of a flow is served, epoch milliseconds, by `<id> <version>`. */
  readonly servedSince: () => Promise<ReadonlyMap<string, number>>;
  /** What is kept of a name that nobody has. */
  readonly hashOfName: (username: string) => string;
}

const HOUR_MS = 3_600_000;

/** A working day without a click, and a week whatever happens. */
const SESSION_RULES: SessionRules = { idle: 12 * HOUR_MS, longest: 7 * 24 * HOUR_MS };

const TABLES = {
  user: deskAccounts,
  session: deskSessions,
  account: deskCredentials,
  verification: deskVerifications,
};

export async function openDeskStores(
  { sessionSecret, publicUrl }: Pick<Config, 'sessionSecret' | 'publicUrl'>,
  { database, clock }: { readonly database: Database; readonly clock: Clock },
): Promise<DeskStores> {
  const { queries } = database;
  const secret = sessionSecret ?? (await keptSecret(queries, 'session'));
  const nameSecret = await keptSecret(queries, 'names');
  const longestSession = SESSION_RULES.longest;
  return {
    accounts: betterAuthAccounts({
      queries,
      tables: TABLES,
      secret,
      publicUrl,
      longestSession,
      clock,
    }),
    sessions: databaseDeskSessions({ queries, clock, rules: SESSION_RULES }),
    staff: databaseStaff({ queries, clock }),
    absences: databaseAbsences({ queries, clock }),
    audit: databaseAuditLog({ queries, clock }),
    people: databasePeople({ database, clock }),
    requests: databaseDataRequests({ queries, clock }),
    gaps: databaseGaps({ queries, clock }),
    servedSince: () => flowsServedSince(queries),
    hashOfName: (username) =>
      createHmac('sha256', nameSecret).update(username).digest('hex').slice(0, 16),
  };
}
