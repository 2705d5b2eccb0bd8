import { sql } from 'drizzle-orm';
import type { InboundEvent } from '../../core/messaging/inbound.ts';
import { contactLine } from '../../core/shared/contact.ts';
import type { Clock } from '../../conversation/ports.ts';
import type { Inbox } from '../../conversation/stores.ts';
import { addContacts } from './addContacts.ts';
import { columns } from './columns.ts';
import { gather } from './gather.ts';
import type { Queries } from './openDatabase.ts';

/** POSTs that may share one transaction; a platform's batch counts as one. */
const POSTS_PER_TRANSACTION = 256;

/** The inbox on the database: concurrent POSTs share a transaction, duplicates are dropped. */
export function databaseInbox({ queries, clock }: { queries: Queries; clock: Clock }): Inbox {
  const accept = gather(
    (posts: readonly (readonly InboundEvent[])[]) => store(queries, posts, clock()),
    POSTS_PER_TRANSACTION,
  );
  return { accept: async (events) => (events.length === 0 ? { fresh: 0 } : accept(events)) };
}

async function store(
  queries: Queries,
  posts: readonly (readonly InboundEvent[])[],
  receivedAt: number,
): Promise<{ fresh: number }[]> {
  const events = posts.flat();
  const fresh = await queries.transaction(async (transaction) => {
    await addContacts(transaction, events, receivedAt);
    return addEvents(transaction, events, receivedAt);
  });
  return posts.map((post) => ({
    fresh: post.filter((event) => fresh.has(eventLine(event))).length,
  }));
}

async function addEvents(
  queries: Queries,
  events: readonly InboundEvent[],
  receivedAt: number,
): Promise<ReadonlySet<string>> {
  const given = columns(events, {
    channel: ['text', (event) => event.channel],
    account: ['text', (event) => event.account],
    contact: ['text', (event) => event.contact],
    platform_id: ['text', (event) => event.platformId],
    sent_at: ['bigint', (event) => Math.trunc(event.sentAt)],
    content: ['text', (event) => JSON.stringify(event.content)],
  });
  const { rows } = await queries.execute<{ line: string }>(sql`
    with stored as (
      insert into inbound_events (contact_id, platform_id, sent_at, received_at, content)
      select c.id, given.platform_id, given.sent_at, ${receivedAt}::bigint, given.content::json
      from ${given} join contacts c using (channel, account, contact)
      order by given.place
      on conflict do nothing
      returning contact_id, platform_id
    )
    select c.channel || ':' || c.account || ':' || c.contact || ' ' || stored.platform_id as line
    from stored join contacts c on c.id = stored.contact_id`);
  return new Set(rows.map(({ line }) => line));
}

function eventLine(event: InboundEvent): string {
  return `${contactLine(event)} ${event.platformId}`;
}
