import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { DataRequest, RequestStore } from '../../conversation/desk/dataRequests.ts';
import type { Clock } from '../../conversation/ports.ts';
import { REQUEST_KINDS } from '../../core/desk/dataRequest.ts';
import { hasProvince, type Scope } from '../../core/desk/viewer.ts';
import { isLocalDate, localDate } from '../../core/shared/localDate.ts';
import type { Queries } from './openDatabase.ts';
import { withinScope } from './withinScope.ts';

interface RequestNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
}

/** The register of requests on the database. */
export function databaseDataRequests({ queries, clock }: RequestNeeds): RequestStore {
  return {
    async open({ kind, contactId, receivedAt, reactBy, doneBy, province, commune }) {
      const { rows } = await queries.execute<{ id: string }>(sql`
        insert into data_requests
          (kind, contact_id, received_at, react_by, done_by, province, commune)
        values (${kind}, ${contactId}::bigint, ${receivedAt}, ${reactBy}, ${doneBy},
          ${province ?? null}, ${commune ?? null})
        returning id::text`);
      const id = rows[0]?.id;
      if (id === undefined) throw new Error('data_requests gave no id');
      return id;
    },
    async list(scope) {
      const { rows } = await queries.execute(sql`
        ${REQUEST} where ${requestWithin(scope)}
        order by done_at is not null, done_at desc, done_by, r.id limit 1000`);
      return rows.map(toRequest);
    },
    async find(scope, id) {
      const { rows } = await queries.execute(
        sql`${REQUEST} where r.id = ${id}::bigint and ${requestWithin(scope)}`,
      );
      return rows.map(toRequest)[0];
    },
    async note(id, step, staffId) {
      const now = clock();
      const done = step === 'done';
      const { rows } = await queries.execute(sql`
        update data_requests set
          reacted_at = coalesce(reacted_at, ${now}),
          reacted_staff = coalesce(reacted_staff, ${staffId}),
          done_at = case when ${done}::boolean then ${now}::bigint end,
          done_staff = case when ${done}::boolean then ${staffId} end
        where id = ${id}::bigint and done_at is null and (${done}::boolean or reacted_at is null)
        returning id`);
      return rows.length > 0;
    },
  };
}

const REQUEST = sql`
  select r.id::text, r.kind, r.contact_id::text as "contactId", r.province, r.commune,
    r.received_at as "receivedAt", r.react_by as "reactBy", r.done_by as "doneBy",
    r.reacted_at as "reactedAt", r.reacted_staff as "reactedStaff",
    r.done_at as "doneAt", r.done_staff as "doneStaff"
  from data_requests r`;

/** A request of somebody without a lead is found by whoever has a whole province. */
function requestWithin(scope: Scope): SQL {
  const inside = withinScope(scope, { province: sql`r.province`, commune: sql`r.commune` });
  return sql`case when r.province is null then ${hasProvince(scope)}::boolean else ${inside} end`;
}

const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullable().transform((value) => value ?? undefined);
const moment = z.union([z.string(), z.number()]).transform(Number);
const day = z.string().refine(isLocalDate).transform(localDate);

const requestRow = z.object({
  id: z.string(),
  kind: z.enum(REQUEST_KINDS),
  contactId: z.string(),
  province: maybe(z.string()),
  commune: maybe(z.string()),
  receivedAt: moment,
  reactBy: day,
  doneBy: day,
  reactedAt: maybe(moment),
  reactedStaff: maybe(z.string()),
  doneAt: maybe(moment),
  doneStaff: maybe(z.string()),
});

function toRequest(row: unknown): DataRequest {
  return requestRow.parse(row);
}
