import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ChatLink, ChatLinks } from '../../../conversation/staffChat/ports.ts';
import type { Clock } from '../../../conversation/ports.ts';
import { CAPABILITIES } from '../../../core/messaging/capabilities.ts';
import { judgeSend } from '../../../core/messaging/window.ts';
import { CHANNELS } from '../../../core/shared/contact.ts';
import type { Queries } from '../openDatabase.ts';
import { STANDING, toStanding, type StandingRow } from '../standing.ts';

interface LinkNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
}

/** Which colleague stands behind which contact, on the database. */
export function databaseChatLinks({ queries, clock }: LinkNeeds): ChatLinks {
  return {
    putCode: (staffId, code) =>
      queries.transaction(async (transaction) => {
        await transaction.execute(sql`
          delete from staff_chat_codes where staff_id = ${staffId} or expires_at <= ${clock()}::bigint`);
        const { rows } = await transaction.execute(sql`
          insert into staff_chat_codes (staff_id, code_hash, expires_at)
          values (${staffId}, ${code.hash}, ${code.expiresAt}::bigint)
          on conflict do nothing returning 1`);
        return rows.length === 1;
      }),
    async codeUntil(staffId) {
      const { rows } = await queries.execute<{ until: string }>(sql`
        select expires_at::text as until from staff_chat_codes
        where staff_id = ${staffId} and expires_at > ${clock()}::bigint`);
      return rows[0] && Number(rows[0].until);
    },
    async linksOf(staffId) {
      const { rows } = await queries.execute<StandingRow>(sql`
        select k.channel, k.linked_at as "linkedAt", ${STANDING} from staff_chats k
        left join contact_states w on w.contact_id = k.contact_id
        where k.staff_id = ${staffId} order by k.linked_at`);
      return rows.map((row) => toLink(row, clock()));
    },
    async unlink(staffId, channel) {
      const { rows } = await queries.execute(sql`
        delete from staff_chats where staff_id = ${staffId} and channel = ${channel} returning 1`);
      return rows.length > 0;
    },
    async contactsOf(staffId) {
      const { rows } = await queries.execute(sql`
        select k.contact_id::text as "contactId", c.channel, c.account, c.contact
        from ${LINKED} join contacts c on c.id = k.contact_id
        left join contact_states w on w.contact_id = k.contact_id
        where k.staff_id = ${staffId} order by w.interacted_at desc nulls last, k.contact_id`);
      return rows.map((row) => contactRow.parse(row));
    },
  };
}

/** Links `k` of colleagues `m` who are not switched off. */
export const LINKED: SQL = sql`staff_chats k join staff_members m on m.id = k.staff_id and m.active`;

/** Ends every link and code of somebody who is switched off. */
export async function endChats(queries: Queries, staffId: string): Promise<void> {
  await queries.execute(sql`delete from staff_chats where staff_id = ${staffId}`);
  await queries.execute(sql`delete from staff_chat_codes where staff_id = ${staffId}`);
}

const channel = z.enum(CHANNELS);
const linkRow = z.object({ channel, linkedAt: z.coerce.number() });
function toLink(row: StandingRow, now: number): ChatLink {
  const link = linkRow.parse(row);
  const question = { purpose: 'proactive', standing: toStanding(row), now, mayPay: false } as const;
  const verdict = judgeSend(question, CAPABILITIES[link.channel]);
  return verdict.kind === 'refused' ? { ...link, closed: verdict.code } : link;
}

const contactRow = z.object({
  contactId: z.string(),
  channel,
  account: z.string(),
  contact: z.string(),
});
