import { sql } from 'drizzle-orm';
import type { PersonRequests } from '../../../conversation/talks/ports.ts';
import type { Clock } from '../../../conversation/ports.ts';
import { ELSEWHERE } from '../../../core/lead/lead.ts';
import { whoIsTold } from '../../../core/talk/whoIsTold.ts';
import { candidatesFor } from '../desk/roster.ts';
import type { Queries } from '../openDatabase.ts';
import { settleRequests } from './returns.ts';
import { PLACE } from './talkScope.ts';

interface PlaceRow extends Record<string, unknown> {
  readonly assignee: string | null;
  readonly province: string | null;
  readonly commune: string | null;
}

/** That what was asked of a person is done, on the database. */
export function databaseTalkRequests(needs: {
  readonly queries: Queries;
  readonly clock: Clock;
}): PersonRequests {
  const { queries, clock } = needs;
  return {
    settle: (contactId, staffId) => settleRequests({ queries, contactId, now: clock() }, staffId),
  };
}

/**
 * Ids of the colleagues whom a waiting conversation concerns: who has the person's lead, else the agents
 * of the place, else who stands in for them (`core/talk/whoIsTold.ts`); empty for nobody's contact.
 */
export async function audienceOf(queries: Queries, contactId: string): Promise<readonly string[]> {
  const { rows } = await queries.execute<PlaceRow>(sql`
    select lead.assignee, place.province, place.commune
    from contacts c left join contact_states w on w.contact_id = c.id ${PLACE}
    where c.id = ${contactId}::bigint`);
  const [row] = rows;
  if (!row) return [];
  const { province, commune } = row;
  const place = { province: province ?? ELSEWHERE, ...(commune !== null && { commune }) };
  return whoIsTold(row.assignee ?? undefined, await candidatesFor(queries, place));
}
