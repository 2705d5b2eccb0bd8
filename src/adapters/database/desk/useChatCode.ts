import { sql } from 'drizzle-orm';
import type { CodeUse } from '../../../conversation/staffChat/ports.ts';
import type { ChannelName } from '../../../core/shared/contact.ts';
import type { Queries } from '../openDatabase.ts';

const HOUR_MS = 3_600_000;
/**
 * Wrong codes in an hour: of one contact, and of all together. A code has eight digits and lives ten
 * minutes, so whoever uses up all tries hits one of a hundred live codes in 5,000 hours on average.
 */
const TRIES_OF_ONE = 5;
const TRIES_OF_ALL = 200;

interface Using {
  readonly contactId: string;
  readonly channel: ChannelName;
  readonly hash: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Uses a code for a contact, in the caller's transaction, which holds the contact. Of two who write one
 * code at once one finds it; the other's try is wrong, as if it had never been.
 */
export async function useChatCode(queries: Queries, using: Using): Promise<CodeUse> {
  if (await isWornOut(queries, using)) return { kind: 'too_many' };
  const { contactId, hash, now } = using;
  const { rows } = await queries.execute<{ staff: string }>(sql`
    delete from staff_chat_codes c using staff_members s
    where s.id = c.staff_id and s.active and c.code_hash = ${hash} and c.expires_at > ${now}::bigint
    returning c.staff_id as staff`);
  const staffId = rows[0]?.staff;
  if (staffId === undefined) {
    await queries.execute(sql`
      insert into staff_chat_tries (contact_id, tried_at)
      values (${contactId}::bigint, ${now}::bigint)`);
    return { kind: 'unknown' };
  }
  await link(queries, using, staffId);
  return { kind: 'linked', staffId };
}

async function isWornOut(queries: Queries, { contactId, now }: Using): Promise<boolean> {
  await queries.execute(
    sql`delete from staff_chat_tries where tried_at <= ${now - HOUR_MS}::bigint`,
  );
  const { rows } = await queries.execute<{ mine: number; everybody: number }>(sql`
    select count(*)::int as everybody,
      count(*) filter (where contact_id = ${contactId}::bigint)::int as mine
    from staff_chat_tries`);
  const { mine, everybody } = rows[0] ?? { mine: 0, everybody: 0 };
  return mine >= TRIES_OF_ONE || everybody >= TRIES_OF_ALL;
}

/** A colleague has one contact a channel, and a contact one colleague: what was linked before is over. */
async function link(
  queries: Queries,
  { contactId, channel, now }: Using,
  staffId: string,
): Promise<void> {
  await queries.execute(sql`
    delete from staff_chats where contact_id = ${contactId}::bigint
      or (staff_id = ${staffId} and channel = ${channel})`);
  await queries.execute(sql`
    insert into staff_chats (contact_id, staff_id, channel, linked_at)
    values (${contactId}::bigint, ${staffId}, ${channel}, ${now}::bigint)`);
}
