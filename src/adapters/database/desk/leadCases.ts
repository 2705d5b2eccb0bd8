import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { LeadCases, LeadDecision } from '../../../conversation/leads/ports.ts';
import type { LeadEvent } from '../../../core/lead/leadEvent.ts';
import type { LeadWork } from '../../../core/lead/work.ts';
import { columns } from '../columns.ts';
import type { Queries } from '../openDatabase.ts';
import { leads } from '../schema.ts';
import { leadId } from './leadId.ts';
import { toCase } from './leadRows.ts';
import { leadsWithin } from './leadScope.ts';

/** Leads as the desk works on them, on the database. */
export function databaseLeadCases({ queries }: { queries: Queries }): LeadCases {
  return {
    async find(id, scope) {
      const key = leadId(id);
      if (key === undefined) return undefined;
      const [row] = await queries
        .select()
        .from(leads)
        .where(and(eq(leads.id, key), leadsWithin(scope)));
      return row && toCase(row);
    },
    async openOf(staffId, scope) {
      const rows = await queries
        .select({ id: leads.id })
        .from(leads)
        .where(
          and(
            eq(leads.assignee, staffId),
            isNull(leads.closedAt),
            isNull(leads.mergedInto),
            leadsWithin(scope),
          ),
        )
        .orderBy(asc(leads.actBy), asc(leads.id));
      return rows.map(({ id }) => id.toString());
    },
    save: (decision) => saveDecision(queries, decision),
  };
}

/**
 * Work, history and whose turn it was, in one statement: it holds only while nobody changed the lead
 * since it was read, so of a hundred who claim it at once one wins, and nothing is half stored.
 */
export async function saveDecision(queries: Queries, decision: LeadDecision): Promise<boolean> {
  const { id, revision, work, events } = decision;
  const { rows } = await queries.execute<{ id: string }>(sql`
    with changed as (
      update leads set ${workColumns(work)}, revision = revision + 1
      where id = ${id}::bigint and revision = ${revision}::int
      returning id, assignee, assigned_at
    )${told(events)}, given_to as (
      insert into lead_turns as turn (staff, last_given_at)
      select assignee, assigned_at from changed where assignee is not null and assigned_at is not null
      on conflict (staff) do update
        set last_given_at = greatest(turn.last_given_at, excluded.last_given_at)
    )
    select id::text from changed`);
  return rows.length === 1;
}

function told(events: readonly LeadEvent[]): SQL {
  if (events.length === 0) return sql``;
  const given = columns(events, {
    at: ['bigint', ({ at }) => at],
    staff: ['text', ({ by }) => by],
    kind: ['text', ({ kind }) => kind],
    facts: ['json', ({ facts }) => JSON.stringify(facts)],
  });
  return sql`, told as (
      insert into lead_events (lead_id, at, staff, kind, facts)
      select changed.id, given.at, given.staff, given.kind, given.facts
      from changed, ${given} order by place
    )`;
}

/** The work as assignments of an `update leads`. */
export function workColumns(work: LeadWork): SQL {
  const registration = work.registration && JSON.stringify(work.registration);
  return sql`
    state = ${work.state}, assignee = ${work.assignee ?? null},
    assigned_at = ${whole(work.assignedAt)}, silent_since = ${whole(work.silentSince)},
    steps_taken = ${work.stepsTaken}::int, next_step_at = ${whole(work.nextStepAt)},
    act_by = ${whole(work.actBy)}, attempts = ${work.attempts}::int,
    tried_at = ${whole(work.triedAt)}, contacted_at = ${whole(work.contactedAt)},
    promised_by = ${whole(work.promisedBy)}, call_back_at = ${whole(work.callBackAt)},
    closed_at = ${whole(work.closedAt)}, refusal = ${work.refusal ?? null},
    registration = ${registration ?? null}::json,
    groups = ${sql.param([...work.groups])}::text[], groups_by_hand = ${work.groupsByHand}::boolean,
    seen_capture = ${whole(work.seenCapture)}, merged_into = ${work.mergedInto ?? null}::bigint`;
}

/** An instant in whole milliseconds: working time is counted in fractions of hours. */
function whole(at: number | undefined): SQL {
  return sql`${at === undefined ? null : Math.round(at)}::bigint`;
}
