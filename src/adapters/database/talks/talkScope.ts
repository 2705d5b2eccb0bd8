import { sql, type SQL } from 'drizzle-orm';
import type { Scope } from '../../../core/desk/viewer.ts';
import { ELSEWHERE } from '../../../core/lead/lead.ts';
import { withinScope } from '../withinScope.ts';

/**
 * Joins to a contact `c` where its conversation belongs, as `place.province` and `place.commune`, with
 * the lead behind it: that of its latest lead (of the kept one, where that was merged), else what the
 * person told in a flow (`w`, the contact's state), else nowhere.
 */
export const PLACE = sql.raw(`
  left join lateral (
    select coalesce(kept.id, l.id) as lead_id, l.name, l.phone,
      coalesce(kept.assignee, l.assignee) as assignee,
      coalesce(kept.province, l.province) as province,
      case when kept.id is null then l.commune else kept.commune end as commune
    from leads l left join leads kept on kept.id = l.merged_into
    where l.contact_id = c.id order by l.updated_at desc, l.id desc limit 1
  ) lead on true
  cross join lateral (
    select case when lead.lead_id is null then w.province else lead.province end as province,
      case when lead.lead_id is null then w.commune else lead.commune end as commune
  ) place`);

/**
 * A condition on `place`: true within the scope. What belongs to no place, or elsewhere, is for whoever
 * has a whole province, so that somebody sees it.
 */
export function talksWithin(scope: Scope): SQL {
  const hasProvince =
    scope.kind === 'all' ||
    (scope.kind === 'areas' && scope.areas.some(({ commune }) => commune === undefined));
  const inside = withinScope(scope, {
    province: sql`place.province`,
    commune: sql`place.commune`,
  });
  return sql`case when coalesce(place.province, ${ELSEWHERE}) = ${ELSEWHERE}
    then ${hasProvince}::boolean else ${inside} end`;
}
