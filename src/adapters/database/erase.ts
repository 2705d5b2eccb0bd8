import { sql } from 'drizzle-orm';
import type { ChannelName } from '../../core/shared/contact.ts';
import { releaseMerged } from './desk/releaseMerged.ts';
import { forgetAtCrm } from './notices/crmQueue.ts';
import type { Queries } from './openDatabase.ts';

interface Erasable {
  readonly queries: Queries;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Empties everything kept about a contact, in the caller's transaction: words, answers, leads with
 * their history and merges (those by the references of their tables), requests and sends not yet made.
 * What stays is the bare platform id with emptied events, so that a redelivered webhook is still
 * recognised, counts that lead to nobody, and a row that says when it was done, not for whom.
 */
export async function erase(
  { queries, now }: Erasable,
  { contactId, channel }: { contactId: string; channel: ChannelName },
): Promise<void> {
  const leaving = sql`select id from leads where contact_id = ${contactId}::bigint`;
  await releaseMerged({ queries, now }, leaving);
  await forgetAtCrm({ queries, now }, leaving);
  await queries.execute(sql`
    with events as (
      update inbound_events set content = '{"kind":"erased"}', failure = null
      where contact_id = ${contactId}::bigint and handled_at is not null
      returning 1
    ), gone as (
      delete from leads where contact_id = ${contactId}::bigint returning 1
    ), sends as (
      delete from outbox where contact_id = ${contactId}::bigint
    ), requests as (
      delete from person_requests where contact_id = ${contactId}::bigint
    ), told as (
      delete from notices where contact_id = ${contactId}::bigint
    ), standing as (
      delete from contact_states where contact_id = ${contactId}::bigint
    ), counted as (
      update funnel_weeks set contact_id = null where contact_id = ${contactId}::bigint
    ), chats as (
      delete from staff_chats where contact_id = ${contactId}::bigint returning staff_id
    ), unlinked as (
      insert into audit_log (at, staff_id, action, subject_kind, subject_id, facts)
      select ${now}::bigint, staff_id, 'chat_unlinked', 'staff', staff_id, '{"by":"erasure"}'::json
      from chats
    ), words as (
      delete from staff_words where contact_id = ${contactId}::bigint
    ), tries as (
      delete from staff_chat_tries where contact_id = ${contactId}::bigint
    ), remembered as (
      delete from sessions where contact_id = ${contactId}::bigint
    )
    insert into erasures (channel, erased_at, events, leads)
    values (${channel}, ${now}::bigint, (select count(*) from events), (select count(*) from gone))`);
}
