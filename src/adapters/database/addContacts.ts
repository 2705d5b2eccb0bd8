import { sql } from 'drizzle-orm';
import { contactLine, type ContactKey } from '../../core/shared/contact.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';

/**
 * New contacts first, in a statement of their own: it waits for another process that inserts the
 * same contact, so the next statement sees every contact of the batch.
 */
export async function addContacts(
  queries: Queries,
  people: readonly ContactKey[],
  createdAt: number,
): Promise<void> {
  // Sorted, so that two processes that meet the same new contacts never wait for each other.
  const distinct = [...new Map(people.map((person) => [contactLine(person), person]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, person]) => person);
  const given = columns(distinct, {
    channel: ['text', (person) => person.channel],
    account: ['text', (person) => person.account],
    contact: ['text', (person) => person.contact],
  });
  await queries.execute(sql`
    insert into contacts (channel, account, contact, created_at)
    select channel, account, contact, ${createdAt}::bigint from ${given}
    where not exists (
      select from contacts c
      where (c.channel, c.account, c.contact) = (given.channel, given.account, given.contact)
    )
    on conflict do nothing`);
}
