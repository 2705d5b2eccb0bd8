import { sql } from 'drizzle-orm';
import type { NoticeDraft } from '../../../conversation/notices/ports.ts';
import { ROADS } from '../../../conversation/notices/roads.ts';
import { columns } from '../columns.ts';
import type { Queries } from '../openDatabase.ts';

/**
 * Stores notices and their way on every road that the colleague has not turned off, in the caller's
 * transaction: whoever stores what happened stores with it that somebody is told. What was made of the
 * same source before is left as it is.
 */
export async function putNotices(
  queries: Queries,
  notices: readonly NoticeDraft[],
  now: number,
): Promise<void> {
  if (notices.length === 0) return;
  const given = columns(notices, {
    staff_id: ['text', ({ staffId }) => staffId],
    kind: ['text', ({ kind }) => kind],
    lead_id: ['bigint', ({ about }) => (about.kind === 'lead' ? about.id : undefined)],
    contact_id: ['bigint', ({ about }) => (about.kind === 'conversation' ? about.id : undefined)],
    at: ['bigint', ({ at }) => Math.round(at)],
    source: ['text', ({ source }) => source],
  });
  await queries.execute(sql`
    with made as (
      insert into notices (staff_id, kind, lead_id, contact_id, at, source)
      select given.staff_id, given.kind, given.lead_id, given.contact_id, given.at, given.source
      from ${given} join staff_members s on s.id = given.staff_id and s.active order by place
      on conflict do nothing
      returning id, staff_id
    )
    insert into notice_tellings (notice_id, staff_id, road, next_at)
    select made.id, made.staff_id, road, ${now}::bigint
    from made cross join unnest(${sql.param([...ROADS])}::text[]) as road
    where not exists (select 1 from notice_settings t
      where t.staff_id = made.staff_id and road = any(t.roads_off))
    order by made.id`);
}
