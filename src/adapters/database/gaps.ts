import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { GAP_FATES, type Gap, type GapQuery, type GapStore } from '../../conversation/desk/gaps.ts';
import type { Clock } from '../../conversation/ports.ts';
import { addDays, dayInVietnam, midnightInVietnam } from '../../core/shared/localDate.ts';
import { fold } from '../../core/understanding/normalize.ts';
import type { Queries } from './openDatabase.ts';
import { IS_OPEN, SINCE_SETTLED } from './unanswered.ts';

interface GapNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
}

/** Questions without an answer as editors work on them, on the database. */
export function databaseGaps({ queries, clock }: GapNeeds): GapStore {
  return {
    async page(query) {
      const { rows } = await queries.execute(sql`
        select id::text, text, ${SINCE_SETTLED} as count, count as total, first_at as "firstAt",
          last_at as "lastAt", settled_as as "as", settled_note as note, settled_by as by,
          settled_at as at
        from unanswered_questions where ${conditionOf(query)}
        order by ${SINCE_SETTLED} desc, last_at desc, unanswered_questions.id desc
        limit ${query.limit + 1}`);
      const gaps = rows.map(toGap);
      const shown = gaps.slice(0, query.limit);
      const last = shown.at(-1);
      return { gaps: shown, ...(gaps.length > shown.length && last && { next: placeOf(last) }) };
    },
    async settle({ id, as, note, by }) {
      const now = clock();
      const quietUntil = midnightInVietnam(addDays(dayInVietnam(now), 1));
      const { rows } = await queries.execute(sql`
        update unanswered_questions set settled_as = ${as}, settled_note = ${note},
          settled_by = ${by}, settled_at = ${now}::bigint, quiet_until = ${quietUntil}::bigint,
          settled_count = count
        where id = ${id}::bigint returning id`);
      return rows.length > 0;
    },
    async reopen(id) {
      const { rows } = await queries.execute(sql`
        update unanswered_questions set settled_as = null, settled_note = null, settled_by = null,
          settled_at = null, quiet_until = null, settled_count = 0
        where id = ${id}::bigint returning id`);
      return rows.length > 0;
    },
  };
}

function conditionOf({ view, search = '', after }: GapQuery): SQL {
  const wanted = fold(search).trim();
  const conditions = [
    view === 'open' ? IS_OPEN : sql`not ${IS_OPEN}`,
    ...(wanted === '' ? [] : [sql`position(${wanted} in folded) > 0`]),
    ...(after === undefined ? [] : [sql`(${SINCE_SETTLED}, last_at, id) < (${placeIn(after)})`]),
  ];
  return sql.join(conditions, sql` and `);
}

/** Where a page ended: what it is ordered by. */
function placeOf({ count, lastAt, id }: Gap): string {
  return `${count}-${lastAt}-${id}`;
}

function placeIn(after: string): SQL {
  const [count = '0', lastAt = '0', id = '0'] = after.split('-');
  return sql`${count}::integer, ${lastAt}::bigint, ${id}::bigint`;
}

const moment = z.coerce.number();
const gapRow = z.object({
  id: z.string(),
  text: z.string(),
  count: moment,
  total: moment,
  firstAt: moment,
  lastAt: moment,
});
const settledRow = z.object({
  as: z.enum(GAP_FATES),
  note: z.string(),
  by: z.string(),
  at: moment,
});

function toGap(row: unknown): Gap {
  const settled = settledRow.safeParse(row);
  return { ...gapRow.parse(row), ...(settled.success && { settled: settled.data }) };
}
