import { and, asc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { BrokenPromise, PromiseReader } from '../../../conversation/leads/ports.ts';
import type { Scope } from '../../../core/desk/viewer.ts';
import type { Queries } from '../openDatabase.ts';
import { contacts, leads } from '../schema.ts';
import { toLeadRow } from './leadRows.ts';
import { leadsWithin } from './leadScope.ts';

const MOST_LISTED = 200;

const count = z.coerce.number();
const row = z.object({ captured: count, broken: count, brokenButTried: count, running: count });

/** How the promise to speak with everybody in time was kept, on the database. */
export function databasePromises({ queries }: { queries: Queries }): PromiseReader {
  return {
    async report(scope, period) {
      const parts = conditionsOf(scope, period);
      const [counted, list] = await Promise.all([
        countsOf(queries, parts),
        brokenOnes(queries, parts),
      ]);
      const kept = counted.captured - counted.broken - counted.running;
      return { ...counted, kept, list: list.map(toBroken) };
    },
  };
}

function toBroken(row: Parameters<typeof toLeadRow>[0]): BrokenPromise {
  const { triedAt, promisedBy } = row.lead;
  const triedInTime = triedAt !== null && promisedBy !== null && triedAt <= promisedBy;
  return { ...toLeadRow(row), triedInTime };
}

type Period = Parameters<PromiseReader['report']>[1];

/** The words of the indexes `leads_captured` and `leads_unkept`: few leads are in the second one. */
function conditionsOf(scope: Scope, { from, to, now }: Period) {
  const captured = and(
    gte(leads.createdAt, from),
    lt(leads.createdAt, to),
    isNull(leads.mergedInto),
    leadsWithin(scope),
  );
  const unkept = and(captured, sql`(${leads.contactedAt} <= ${leads.promisedBy}) is not true`);
  return { captured, unkept, isOver: sql`${leads.promisedBy} < ${now}::bigint` };
}

type Conditions = ReturnType<typeof conditionsOf>;

async function countsOf(queries: Queries, { captured, unkept, isOver }: Conditions) {
  const inTime = sql`${leads.triedAt} <= ${leads.promisedBy}`;
  const [all] = await queries
    .select({ captured: sql`count(*)` })
    .from(leads)
    .where(captured);
  const [some] = await queries
    .select({
      broken: sql`count(*) filter (where ${isOver})`,
      brokenButTried: sql`count(*) filter (where ${isOver} and ${inTime})`,
      running: sql`count(*) filter (where (${isOver}) is not true)`,
    })
    .from(leads)
    .where(unkept);
  return row.parse({ ...all, ...some });
}

function brokenOnes(queries: Queries, { unkept, isOver }: Conditions) {
  return queries
    .select({ lead: leads, from: contacts.channel })
    .from(leads)
    .innerJoin(contacts, eq(contacts.id, leads.contactId))
    .where(and(unkept, isOver))
    .orderBy(asc(leads.promisedBy), asc(leads.id))
    .limit(MOST_LISTED);
}
