import { asc } from 'drizzle-orm';
import type { Clock } from '../../conversation/ports.ts';
import type { FlowArchive } from '../../conversation/stores.ts';
import type { Queries } from './openDatabase.ts';
import { flowVersions } from './schema.ts';

/** Every flow version ever served, as JSON. */
export function databaseFlowVersions({
  queries,
  clock,
}: {
  queries: Queries;
  clock: Clock;
}): FlowArchive {
  return {
    async keep(flows) {
      const createdAt = clock();
      if (flows.length === 0) return;
      await queries
        .insert(flowVersions)
        .values(flows.map((flow) => ({ ...flow, createdAt })))
        .onConflictDoNothing();
    },
    async all() {
      const rows = await queries
        .select({
          id: flowVersions.id,
          version: flowVersions.version,
          definition: flowVersions.definition,
        })
        .from(flowVersions)
        .orderBy(asc(flowVersions.createdAt));
      return rows;
    },
  };
}

/** Since when each version is served, epoch milliseconds, by `<id> <version>`. */
export async function flowsServedSince(queries: Queries): Promise<ReadonlyMap<string, number>> {
  const { id, version, createdAt } = flowVersions;
  const rows = await queries.select({ id, version, createdAt }).from(flowVersions);
  return new Map(rows.map((row) => [`${row.id} ${row.version}`, row.createdAt]));
}
