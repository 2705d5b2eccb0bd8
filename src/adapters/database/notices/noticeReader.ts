import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { NoticeReader } from '../../../conversation/notices/ports.ts';
import type { Queries } from '../openDatabase.ts';

const factsRow = z.object({
  province: z.string(),
  commune: z.string().nullable(),
  wish: z.string(),
  actBy: z.coerce.number().nullable(),
});

/** What may be said of leads and conversations, on the database. A conversation is as its latest lead. */
export function databaseNoticeReader({ queries }: { readonly queries: Queries }): NoticeReader {
  return {
    async facts({ kind, id }) {
      const which = kind === 'lead' ? sql`id` : sql`contact_id`;
      const { rows } = await queries.execute(sql`
        select province, commune, wish, act_by as "actBy" from leads
        where ${which} = ${id}::bigint order by updated_at desc limit 1`);
      if (rows[0] === undefined) return kind === 'lead' ? undefined : NOTHING;
      const { province, commune, wish, actBy } = factsRow.parse(rows[0]);
      return { province, wish, commune: commune ?? undefined, actBy: actBy ?? undefined };
    },
  };
}

const NOTHING = { province: undefined, commune: undefined, wish: undefined, actBy: undefined };
