import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { NoticeFacts, NoticeReader } from '../../../conversation/notices/ports.ts';
import type { Queries } from '../openDatabase.ts';
import { PLACE } from '../talks/talkScope.ts';

const leadRow = z.object({
  province: z.string(),
  commune: z.string().nullable(),
  wish: z.string(),
  actBy: z.coerce.number().nullable(),
});

const placeRow = z.object({ province: z.string().nullable(), commune: z.string().nullable() });

/** What may be said of leads and conversations, on the database. */
export function databaseNoticeReader({ queries }: { readonly queries: Queries }): NoticeReader {
  return {
    facts: ({ kind, id }) => (kind === 'lead' ? ofLead(queries, id) : ofTalk(queries, id)),
  };
}

async function ofLead(queries: Queries, id: string): Promise<NoticeFacts | undefined> {
  const { rows } = await queries.execute(sql`
    select province, commune, wish, act_by as "actBy" from leads where id = ${id}::bigint`);
  if (rows[0] === undefined) return undefined;
  const { province, commune, wish, actBy } = leadRow.parse(rows[0]);
  return { province, wish, commune: commune ?? undefined, actBy: actBy ?? undefined };
}

async function ofTalk(queries: Queries, contactId: string): Promise<NoticeFacts | undefined> {
  const { rows } = await queries.execute(sql`
    select place.province, place.commune
    from contacts c left join contact_states w on w.contact_id = c.id ${PLACE}
    where c.id = ${contactId}::bigint`);
  if (rows[0] === undefined) return undefined;
  const { province, commune } = placeRow.parse(rows[0]);
  const place = { province: province ?? undefined, commune: commune ?? undefined };
  return { ...place, wish: undefined, actBy: undefined };
}
