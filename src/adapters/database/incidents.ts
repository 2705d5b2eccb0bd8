import { asc, isNull, sql } from 'drizzle-orm';
import { INCIDENT_CHANNELS, INCIDENT_KINDS } from '../../core/messaging/incident.ts';
import type { Incident, IncidentDetails, IncidentStore } from '../../conversation/incidents.ts';
import type { Clock } from '../../conversation/ports.ts';
import { incidents } from './incidentSchema.ts';
import type { Queries } from './openDatabase.ts';

/** Incidents on the database. */
export function databaseIncidents({
  queries,
  clock,
}: {
  queries: Queries;
  clock: Clock;
}): IncidentStore {
  return {
    async raise(kind, { channel, account }, details) {
      const { rows } = await queries.execute<{ count: number }>(sql`
        insert into incidents as open (kind, channel, account, first_at, last_at, count, details)
        values (${kind}, ${channel}, ${account}, ${clock()}::bigint, ${clock()}::bigint, 1,
          ${JSON.stringify(details)}::json)
        on conflict (kind, channel, account) where resolved_at is null do update set
          last_at = excluded.last_at, count = open.count + 1, details = excluded.details
        returning count`);
      return rows[0]?.count === 1;
    },
    async clear(kind, { channel, account }) {
      const { rows } = await queries.execute(sql`
        update incidents set resolved_at = ${clock()}::bigint, resolved_by = 'automatic'
        where kind = ${kind} and channel = ${channel} and account = ${account}
          and resolved_at is null
        returning 1`);
      return rows.length > 0;
    },
    open: () => readOpen(queries),
    async resolve(id, by) {
      if (!/^\d{1,18}$/.test(id)) return false;
      const { rows } = await queries.execute(sql`
        update incidents set resolved_at = ${clock()}::bigint, resolved_by = ${by}
        where id = ${id}::bigint and resolved_at is null
        returning 1`);
      return rows.length > 0;
    },
  };
}

async function readOpen(queries: Queries): Promise<readonly Incident[]> {
  const rows = await queries
    .select()
    .from(incidents)
    .where(isNull(incidents.resolvedAt))
    .orderBy(asc(incidents.firstAt), asc(incidents.id));
  return rows.flatMap(toIncident);
}

/** A row of a later version of the program may be of a kind that this one does not know. */
function toIncident(row: typeof incidents.$inferSelect): readonly Incident[] {
  const kind = INCIDENT_KINDS.find((each) => each === row.kind);
  const channel = INCIDENT_CHANNELS.find((each) => each === row.channel);
  if (!kind || !channel) return [];
  const { account, firstAt, lastAt, count } = row;
  const details = toDetails(row.details);
  return [{ id: `${row.id}`, kind, channel, account, firstAt, lastAt, count, details }];
}

function toDetails(details: unknown): IncidentDetails {
  if (typeof details !== 'object' || details === null) return {};
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );
}
