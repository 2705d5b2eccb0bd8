import { sql, type SQL } from 'drizzle-orm';
import { together, type Footprint } from '../../conversation/reports/footprint.ts';
import type { LaneOutcome } from '../../conversation/stores.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import { dayInVietnam, mondayOf } from '../../core/shared/localDate.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';

/** What the turns of one contact in a batch add to its week. */
interface WeekGiven extends Footprint {
  readonly contactId: string;
  readonly channel: ChannelName;
  /** The question stood at after the last of them. */
  readonly standsAt: string | undefined;
}

/**
 * Counts where the turns of a batch led, in its transaction and in one statement. A contact's rows are
 * locked with the contact already, so nobody waits for anybody. Leads of the batch are stored before.
 */
export async function storeFootprints(
  { queries, now }: { queries: Queries; now: number },
  outcomes: readonly LaneOutcome[],
): Promise<void> {
  const weeks = outcomes.flatMap(weekOf);
  if (weeks.length === 0) return;
  await queries.execute(sql`
    with weeks as (${upsertWeeks(weeks, now)})
    insert into funnel_steps as kept
      (week_id, started_on, flow, node, answered, misses, computed, captured)
    select weeks.id, weeks.started_on, given.flow, given.node, given.answered = 1, given.misses,
      given.computed = 1, given.captured = 1
    from ${stepsOf(weeks)} join weeks on weeks.contact_id = given.contact_id
    order by weeks.id, given.flow, given.node
    on conflict (week_id, flow, node) do update set
      answered = kept.answered or excluded.answered, misses = kept.misses + excluded.misses,
      computed = kept.computed or excluded.computed, captured = kept.captured or excluded.captured
    where excluded.misses > 0 or (excluded.answered and not kept.answered)
      or (excluded.computed and not kept.computed) or (excluded.captured and not kept.captured)`);
}

/**
 * A lead counts where it was first left: one that is renewed counts no second time. Once there is a
 * lead its groups are what the desk says; the migration's trigger carries them here.
 */
function upsertWeeks(weeks: readonly WeekGiven[], now: number): SQL {
  const today = dayInVietnam(now);
  const given = columns(weeks, {
    contact_id: ['bigint', ({ contactId }) => contactId],
    channel: ['text', ({ channel }) => channel],
    province: ['text', ({ province }) => province],
    commune: ['text', ({ commune }) => commune],
    support_group: ['text', ({ supportGroup }) => supportGroup],
    groups: ['json', ({ groups }) => JSON.stringify(groups)],
    computed: ['integer', ({ marks }) => Number(marks.some(({ computed }) => computed))],
    wish: ['text', ({ wish }) => wish],
    open_question: ['text', ({ standsAt }) => standsAt],
  });
  return sql`
    insert into funnel_weeks as kept (contact_id, week, started_on, channel, province, commune,
      support_group, potential_groups, computed, captured, lead_id, open_question)
    select given.contact_id, ${mondayOf(today)}::date, ${today}::date, channel, given.province,
      given.commune, support_group, array(select json_array_elements_text(given.groups)),
      computed = 1, l.id is not null, l.id, open_question
    from ${given} left join leads l
      on l.contact_id = given.contact_id and l.wish = given.wish and l.created_at = ${now}::bigint
    order by given.contact_id
    on conflict (contact_id, week) do update set
      province = coalesce(excluded.province, kept.province),
      commune = coalesce(excluded.commune, kept.commune),
      support_group = coalesce(excluded.support_group, kept.support_group),
      potential_groups = case when kept.lead_id is null then excluded.potential_groups
        else kept.potential_groups end,
      computed = kept.computed or excluded.computed,
      captured = kept.captured or excluded.captured,
      lead_id = coalesce(kept.lead_id, excluded.lead_id),
      open_question = excluded.open_question
    returning id, contact_id, started_on`;
}

function stepsOf(weeks: readonly WeekGiven[]): SQL {
  const steps = weeks.flatMap(({ contactId, marks }) =>
    marks.map((mark) => ({ ...mark, contactId })),
  );
  return columns(steps, {
    contact_id: ['bigint', ({ contactId }) => contactId],
    flow: ['text', ({ flow }) => flow],
    node: ['text', ({ node }) => node],
    answered: ['integer', ({ answered }) => Number(answered)],
    misses: ['integer', ({ misses }) => misses],
    computed: ['integer', ({ computed }) => Number(computed)],
    captured: ['integer', ({ captured }) => Number(captured)],
  });
}

/** One statement may touch a row once: several turns of a contact are one. */
function weekOf({ contactId, contact, footprints = [], erase }: LaneOutcome): readonly WeekGiven[] {
  const last = footprints.at(-1);
  if (!last || erase) return [];
  // What was said last stands; where nothing is said of a place or group, the earlier word does.
  const said = footprints.reduce((sum, footprint) => ({ ...sum, ...footprint }));
  return [
    {
      ...said,
      marks: together(footprints.flatMap(({ marks }) => marks)),
      contactId,
      channel: contact.channel,
      standsAt: last.open,
    },
  ];
}
