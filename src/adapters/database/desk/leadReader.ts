import { and, asc, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { LeadList, LeadQuery, LeadReader } from '../../../conversation/leads/ports.ts';
import type { Scope } from '../../../core/desk/viewer.ts';
import type { Queries } from '../openDatabase.ts';
import { contacts, leads } from '../schema.ts';
import { placeToText, textToPlace } from './keyset.ts';
import { readLeadPage } from './leadPage.ts';
import { toLeadRow } from './leadRows.ts';
import { leadsWithin } from './leadScope.ts';
import { searchQuery } from './searchWords.ts';

/** The desk's lists and pages of leads, on the database; every statement is held to the scope. */
export function databaseLeadReader({ queries }: { queries: Queries }): LeadReader {
  return {
    list: (scope, query) => list(queries, scope, query),
    page: (scope, id) => readLeadPage(queries, scope, id),
  };
}

async function list(queries: Queries, scope: Scope, query: LeadQuery): Promise<LeadList> {
  const order = orderOf(query);
  const rows = await queries
    .select({ lead: leads, from: contacts.channel })
    .from(leads)
    .innerJoin(contacts, eq(contacts.id, leads.contactId))
    .where(
      and(
        isNull(leads.mergedInto),
        leadsWithin(scope),
        VIEWS[query.view](query),
        ...chosen(query),
        searched(query),
        behind(query, order),
      ),
    )
    .orderBy(...order.by)
    .limit(query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1)?.lead : undefined;
  return {
    rows: shown.map(toLeadRow),
    ...(last && { next: placeToText({ value: order.value(last), id: last.id }) }),
  };
}

/** Nothing but signs finds nothing. */
function searched({ search }: LeadQuery): SQL | undefined {
  if (search === undefined) return undefined;
  const words = searchQuery(search);
  if (words === undefined) return sql`false`;
  return sql`${leads.searched} @@ to_tsquery('simple', ${words})`;
}

function behind({ after }: LeadQuery, order: Order): SQL | undefined {
  const place = after === undefined ? undefined : textToPlace(after);
  return place && order.after(place.value, place.id);
}

/** The conditions of a view, in the words of the partial indexes. */
const VIEWS: Readonly<Record<LeadQuery['view'], (query: LeadQuery) => SQL | undefined>> = {
  all: () => undefined,
  new: () => sql`${leads.state} in ('new', 'assigned')`,
  unassigned: () => eq(leads.state, 'new'),
  mine: ({ staffId }) => sql`${leads.assignee} = ${staffId} and ${leads.closedAt} is null`,
  overdue: ({ now }) => sql`${leads.actBy} <= ${now}::bigint and ${leads.closedAt} is null`,
};

function chosen({ state, province, commune, group, assignee }: LeadQuery): (SQL | undefined)[] {
  return [
    state === undefined ? undefined : eq(leads.state, state),
    province === undefined ? undefined : eq(leads.province, province),
    commune === undefined ? undefined : eq(leads.commune, commune),
    group === undefined ? undefined : sql`${leads.groups} @> ${sql.param([group])}::text[]`,
    assignee === undefined ? undefined : eq(leads.assignee, assignee),
  ];
}

interface Order {
  readonly by: SQL[];
  readonly value: (lead: typeof leads.$inferSelect) => number;
  readonly after: (value: number, id: bigint) => SQL;
}

/** What must be done is read by urgency, everything else newest first. */
function orderOf({ view }: LeadQuery): Order {
  return view === 'mine' || view === 'overdue' ? BY_URGENCY : NEWEST;
}

const NEWEST: Order = {
  by: [desc(leads.createdAt), desc(leads.id)],
  value: ({ createdAt }) => createdAt,
  after: (value, id) =>
    sql`(${leads.createdAt}, ${leads.id}) < (${value}::bigint, ${id.toString()}::bigint)`,
};

const BY_URGENCY: Order = {
  by: [asc(leads.actBy), asc(leads.id)],
  value: ({ actBy }) => actBy ?? Number.MAX_SAFE_INTEGER,
  after: (value, id) =>
    sql`(${leads.actBy}, ${leads.id}) > (${value}::bigint, ${id.toString()}::bigint)`,
};
