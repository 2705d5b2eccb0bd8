import { sql } from 'drizzle-orm';
import type { Utterance } from '../../../conversation/leads/ports.ts';
import type { Queries } from '../openDatabase.ts';

/** Things said that a page shows: the latest. */
const MOST_SHOWN = 200;

interface SaidRow extends Record<string, unknown> {
  readonly who: Utterance['from'];
  readonly at: string;
  readonly content: unknown;
  readonly delivery: string | null;
}

/** The latest of what these contacts, the bot and colleagues said to each other, oldest first. */
export async function readConversation(
  queries: Queries,
  contactIds: readonly bigint[],
): Promise<readonly Utterance[]> {
  const ids = sql`any(${sql.param(contactIds.map(String))}::text[]::bigint[])`;
  const { rows } = await queries.execute<SaidRow>(sql`
    select * from (
      (select 'person' as who, received_at::text as at, 0 as side, id, content, null as delivery
        from inbound_events where contact_id = ${ids} order by received_at desc, id desc limit ${MOST_SHOWN})
      union all
      (select case when staff is null then 'bot' else 'colleague' end, created_at::text, 1, id, part, state
        from outbox where contact_id = ${ids} order by created_at desc, id desc limit ${MOST_SHOWN})
    ) said
    order by at::bigint desc, side desc, id desc limit ${MOST_SHOWN}`);
  return rows.reverse().map(({ who, at, content, delivery }) => ({
    from: who,
    at: Number(at),
    content,
    ...(delivery !== null && { delivery }),
  }));
}
