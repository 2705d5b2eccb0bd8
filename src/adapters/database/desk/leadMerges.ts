import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { LeadMerges, MergeRecord } from '../../../conversation/leads/ports.ts';
import type { LeadWork } from '../../../core/lead/work.ts';
import type { MergeSnapshot } from '../../../core/lead/merge.ts';
import { leadMerges } from '../leadsSchema.ts';
import type { Queries } from '../openDatabase.ts';
import { workColumns } from './leadCases.ts';
import { leadId } from './leadId.ts';

/** Merges of leads and what both were before, on the database. */
export function databaseLeadMerges({ queries }: { queries: Queries }): LeadMerges {
  return {
    save: (merge) => saveMerge(queries, merge),
    async find(id) {
      const key = leadId(id);
      if (key === undefined) return undefined;
      const [row] = await queries
        .select()
        .from(leadMerges)
        .where(and(eq(leadMerges.id, key), isNull(leadMerges.undoneAt)));
      return row && toRecord(row);
    },
    undo: (undoing) => undoMerge(queries, undoing),
  };
}

/** Both leads change, or neither: each only as it was read. */
async function saveMerge(
  queries: Queries,
  { kept, gone, before, at, by }: Parameters<LeadMerges['save']>[0],
): Promise<boolean> {
  const { rows } = await queries.execute<{ id: string }>(sql`
    with both_unchanged as (${unchanged([kept, gone])}),
    kept_changed as (${changing(kept)}), gone_changed as (${changing(gone)})
    insert into lead_merges (kept, gone, kept_before, gone_before, kept_revision, merged_at, merged_by)
    select ${kept.id}::bigint, ${gone.id}::bigint, ${JSON.stringify(before.kept)}::json,
      ${JSON.stringify(before.gone)}::json, ${kept.revision + 1}::int, ${at}::bigint, ${by}
    from both_unchanged
    returning id::text`);
  return rows.length === 1;
}

async function undoMerge(
  queries: Queries,
  { id, kept, gone, at, by }: Parameters<LeadMerges['undo']>[0],
): Promise<boolean> {
  const { rows } = await queries.execute<{ id: string }>(sql`
    with both_unchanged as (${unchanged([kept, gone])}),
    kept_changed as (${changing(kept)}), gone_changed as (${changing(gone)})
    update lead_merges set undone_at = ${at}::bigint, undone_by = ${by}
    from both_unchanged
    where lead_merges.id = ${id}::bigint and undone_at is null
    returning lead_merges.id::text`);
  return rows.length === 1;
}

interface Change {
  readonly id: string;
  readonly revision: number;
  readonly work: LeadWork;
}

/** One row when both leads still are as they were read, else none; locked in the order of their ids. */
function unchanged(both: readonly [Change, Change]) {
  const [a, b] = both;
  return sql`
    select true from (
      select id from leads
      where (id = ${a.id}::bigint and revision = ${a.revision}::int)
        or (id = ${b.id}::bigint and revision = ${b.revision}::int)
      order by id for update
    ) locked having count(*) = 2`;
}

function changing({ id, work }: Change) {
  return sql`
    update leads set ${workColumns(work)}, revision = revision + 1
    from both_unchanged where id = ${id}::bigint returning id`;
}

function toRecord(row: typeof leadMerges.$inferSelect): MergeRecord {
  return {
    id: row.id.toString(),
    kept: row.kept.toString(),
    gone: row.gone.toString(),
    keptRevision: row.keptRevision,
    before: snapshot.parse({ kept: row.keptBefore, gone: row.goneBefore }),
  };
}

/** Written by `save` alone; the columns it goes into are checked by the database. */
const snapshot = z.custom<MergeSnapshot>(
  (value) =>
    z.object({ kept: z.looseObject({}), gone: z.looseObject({}) }).safeParse(value).success,
);
