import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../../../conversation/ports.ts';
import type { WaitingWord, WorkCounts, WordWork } from '../../../conversation/staffChat/ports.ts';
import type { Viewer } from '../../../core/desk/viewer.ts';
import { databaseAuditLog } from '../auditLog.ts';
import { toViewer } from '../deskSessions.ts';
import type { Queries } from '../openDatabase.ts';
import { MEMBER, toMember } from '../staffRows.ts';
import { databaseLeadCases } from './leadCases.ts';
import { databaseRoster } from './roster.ts';
import { useChatCode } from './useChatCode.ts';

interface WorkNeeds {
  /** The transaction in which the word goes. */
  readonly queries: Queries;
  readonly clock: Clock;
}

/** What a word may reach, all of it within one transaction. */
export function wordWork(
  { queries, clock }: WorkNeeds,
  { contactId, channel }: Pick<WaitingWord, 'contactId' | 'channel'>,
): WordWork {
  const audit = databaseAuditLog({ queries, clock });
  return {
    cases: databaseLeadCases({ queries }),
    roster: databaseRoster({ queries }),
    viewer: () => viewerOf(queries, contactId),
    useCode: (hash) => useChatCode(queries, { contactId, channel, hash, now: clock() }),
    async unlink() {
      await queries.execute(sql`delete from staff_chats where contact_id = ${contactId}::bigint`);
    },
    counts: (viewer, until) => countsOf(queries, viewer, { now: clock(), until }),
    audit: (entry) => audit.record([entry]),
  };
}

async function viewerOf(queries: Queries, contactId: string): Promise<Viewer | undefined> {
  const { rows } = await queries.execute(sql`
    ${MEMBER} join staff_chats k on k.staff_id = s.id
    where k.contact_id = ${contactId}::bigint and s.active`);
  const [member] = rows.map(toMember);
  return member && toViewer(member);
}

const countsRow = z.object({ fresh: z.number(), due: z.number(), overdue: z.number() });

async function countsOf(
  queries: Queries,
  { staffId }: Viewer,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<WorkCounts> {
  const { rows } = await queries.execute(sql`
    select count(*) filter (where state = 'assigned')::int as fresh,
      count(*) filter (where state = 'call_back' and call_back_at < ${until}::bigint)::int as due,
      count(*) filter (where act_by <= ${now}::bigint)::int as overdue
    from leads where assignee = ${staffId} and closed_at is null and merged_into is null`);
  return countsRow.parse(rows[0]);
}
