import { sql, type SQL } from 'drizzle-orm';
import type { TalkPage } from '../../../conversation/talks/ports.ts';
import type { Queries } from '../openDatabase.ts';

/** Things said on one page. */
const A_PAGE = 60;

interface SaidRow extends Record<string, unknown> {
  readonly side: number;
  readonly id: string;
  readonly at: string;
  readonly content: unknown;
  readonly delivery: string | null;
  readonly code: string | null;
  readonly staff: string | null;
}

/** The person's words come before what was said at the same instant: `side` 0, then 1. */
const SIDES = [0, 1] as const;

/**
 * The latest of what was said in a conversation, or what came before a place (`at-side-id`, as
 * `earlier` named it; anything else is the latest).
 */
export async function readSaid(
  queries: Queries,
  contactId: string,
  before?: string,
): Promise<TalkPage> {
  const place = before === undefined ? undefined : /^(\d{1,15})-([01])-(\d{1,18})$/.exec(before);
  const [heard, sent] = SIDES.map((side) => olderThan(place, side));
  const { rows } = await queries.execute<SaidRow>(sql`
    select side, id::text, at::text, content, delivery, code, staff from (
      (select 0 as side, id, received_at as at, content,
        null::text as delivery, null::text as code, null::text as staff
        from inbound_events where contact_id = ${contactId}::bigint
          and ${heard?.('received_at') ?? sql`true`}
        order by received_at desc, id desc limit ${A_PAGE + 1})
      union all
      (select 1, id, created_at, part, state, code, staff
        from outbox where contact_id = ${contactId}::bigint
          and ${sent?.('created_at') ?? sql`true`}
        order by created_at desc, id desc limit ${A_PAGE + 1})
    ) said order by said.at desc, said.side desc, said.id desc limit ${A_PAGE + 1}`);
  const shown = rows.slice(0, A_PAGE).reverse();
  const first = rows.length > A_PAGE ? shown[0] : undefined;
  return {
    said: shown.map(toUtterance),
    ...(first && { earlier: `${first.at}-${first.side}-${first.id}` }),
  };
}

function olderThan(place: RegExpExecArray | null | undefined, side: 0 | 1) {
  return (column: 'received_at' | 'created_at'): SQL => {
    if (!place) return sql`true`;
    const [, at = '0', cut = '0', id = '0'] = place;
    return sql`(${sql.raw(column)}, ${side}::int, id) < (${at}::bigint, ${cut}::int, ${id}::bigint)`;
  };
}

function toUtterance(row: SaidRow): TalkPage['said'][number] {
  const { side, id, at, content, delivery, code, staff } = row;
  return {
    id: `${side}-${id}`,
    from: side === 0 ? 'person' : staff === null ? 'bot' : 'colleague',
    ...(staff !== null && { by: staff }),
    at: Number(at),
    content,
    ...(delivery !== null && { delivery }),
    ...(delivery === 'failed' && code !== null && { code }),
  };
}
