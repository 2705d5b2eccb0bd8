import { sql } from 'drizzle-orm';
import type { NoticeDraft } from '../../../conversation/notices/ports.ts';
import type { Queries } from '../openDatabase.ts';
import { audienceOf } from '../talks/audience.ts';

interface Asked extends Record<string, unknown> {
  readonly contactId: string;
  /** The first request of this contact that is open. */
  readonly first: string;
  readonly at: string;
}

/**
 * Notices of requests for a person that were not handed on yet, and marks them, in the caller's
 * transaction. Whoever asks again while the first request is open is told of once.
 */
export async function waitingTalks(
  queries: Queries,
  limit: number,
): Promise<readonly NoticeDraft[]> {
  const { rows } = await queries.execute<Asked>(sql`
    with waiting as (
      select id, contact_id from person_requests where not handed_on
      order by id limit ${limit} for update skip locked
    ), marked as (
      update person_requests p set handed_on = true from waiting where p.id = waiting.id
    )
    select o.contact_id::text as "contactId", min(o.id)::text as first, min(o.created_at)::text as at
    from person_requests o
    where o.settled_at is null and o.contact_id in (select contact_id from waiting)
    group by o.contact_id order by min(o.id)`);
  const drafts: NoticeDraft[] = [];
  for (const { contactId, first, at } of rows) {
    const about = { kind: 'conversation' as const, id: contactId };
    const told = { kind: 'person_waiting' as const, about, at: Number(at) };
    const audience = await audienceOf(queries, contactId);
    drafts.push(
      ...audience.map((staffId) => ({ ...told, staffId, source: `person_request/${first}` })),
    );
  }
  return drafts;
}
