import { and, asc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { BrokenPromise, PromiseReader } from '../../../conversation/leads/ports.ts';
import type { Queries } from '../openDatabase.ts';
import { contacts, leads } from '../schema.ts';
import { toLeadRow } from './leadRows.ts';
import { leadsWithin } from './leadScope.ts';

const MOST_LISTED = 200;

const counts = z.object({
  captured: z.coerce.number(),
  kept: z.coerce.number(),
  broken: z.coerce.number(),
  brokenButTried: z.coerce.number(),
});

/** How the promise to speak with everybody in time was kept, on the database. */
export function databasePromises({ queries }: { queries: Queries }): PromiseReader {
  return {
    async report(scope, { from, to, now }) {
      const kept = sql`${leads.contactedAt} <= ${leads.promisedBy}`;
      const broken = sql`${leads.promisedBy} < least(coalesce(${leads.contactedAt}, ${now}::bigint), ${now}::bigint)`;
      const tried = sql`${leads.triedAt} <= ${leads.promisedBy}`;
      const captured = and(
        gte(leads.createdAt, from),
        lt(leads.createdAt, to),
        isNull(leads.mergedInto),
        leadsWithin(scope),
      );
      const [row] = await queries
        .select({
          captured: sql`count(*)`,
          kept: sql`count(*) filter (where ${kept})`,
          broken: sql`count(*) filter (where ${broken})`,
          brokenButTried: sql`count(*) filter (where ${broken} and ${tried})`,
        })
        .from(leads)
        .where(captured);
      const list = await queries
        .select({ lead: leads, from: contacts.channel })
        .from(leads)
        .innerJoin(contacts, eq(contacts.id, leads.contactId))
        .where(and(captured, broken))
        .orderBy(asc(leads.promisedBy), asc(leads.id))
        .limit(MOST_LISTED);
      const found = counts.parse(row);
      const running = found.captured - found.kept - found.broken;
      return { ...found, running, list: list.map(toBroken) };
    },
  };
}

function toBroken(row: Parameters<typeof toLeadRow>[0]): BrokenPromise {
  const { triedAt, promisedBy } = row.lead;
  const triedInTime = triedAt !== null && promisedBy !== null && triedAt <= promisedBy;
  return { ...toLeadRow(row), triedInTime };
}
