import { sql } from 'drizzle-orm';
import type { Enqueued, Hold, Spoken } from '../../../conversation/conversations.ts';
import { CAPABILITIES } from '../../../core/messaging/capabilities.ts';
import type { OutboundPart } from '../../../core/messaging/outbound.ts';
import { judgeSend, type SendPurpose } from '../../../core/messaging/window.ts';
import type { ChannelName } from '../../../core/shared/contact.ts';
import { columns } from '../columns.ts';
import { STANDING, toStanding, type StandingRow } from '../standing.ts';
import { holderOf, type Held } from './held.ts';

interface ToSay {
  readonly parts: readonly OutboundPart[];
  readonly purpose: SendPurpose;
  /** The colleague who wrote it. */
  readonly staff?: string;
}

/** Nobody owns what is enqueued here: it is adopted by whoever serves the contact. */
export async function enqueue(held: Held, { parts, purpose, staff }: ToSay): Promise<Enqueued> {
  const { queries, contactId, now, mayPay } = held;
  const { rows } = await queries.execute<StandingRow & { readonly channel: ChannelName }>(sql`
    select c.channel, ${STANDING} from contacts c
    left join contact_states w on w.contact_id = c.id where c.id = ${contactId}::bigint`);
  const [row] = rows;
  if (!row) return { kind: 'refused', code: 'window_closed' };
  const question = { purpose, standing: toStanding(row), now, mayPay };
  const verdict = judgeSend(question, CAPABILITIES[row.channel]);
  if (verdict.kind === 'refused') return { kind: 'refused', code: verdict.code };
  const given = columns(parts, { part: ['text', (part) => JSON.stringify(part)] });
  const added = await queries.execute<{ id: string }>(sql`
    insert into outbox (contact_id, part, purpose, staff, next_at, created_at)
    select ${contactId}::bigint, part::json, ${purpose}, ${staff ?? null}, ${now}::bigint, ${now}::bigint
    from ${given} order by place returning id::text`);
  if (purpose === 'person') {
    await queries.execute(sql`
      update contact_states set spoken_to_at = greatest(spoken_to_at, ${now}::bigint)
      where contact_id = ${contactId}::bigint`);
  }
  return { kind: 'enqueued', ids: added.rows.map(({ id }) => id) };
}

/** Only who has the conversation speaks in it. */
export async function say(
  held: Held,
  parts: readonly OutboundPart[],
  { agent, until, returnAt }: Hold,
): Promise<Spoken> {
  const { queries, contactId, now } = held;
  const holder = await holderOf(held);
  if (holder === undefined) return { kind: 'not_taken' };
  if (holder !== agent) return { kind: 'held', by: holder };
  const enqueued = await enqueue(held, { parts, purpose: 'person', staff: agent });
  if (enqueued.kind === 'refused') return enqueued;
  await queries.execute(sql`
    update contact_states set paused_until = greatest(paused_until, ${until}::bigint),
      return_at = ${returnAt ?? null}::bigint
    where contact_id = ${contactId}::bigint`);
  await queries.execute(sql`
    update inbound_events set handled_at = ${now}::bigint
    where contact_id = ${contactId}::bigint and handled_at is null and held_until is not null`);
  return enqueued;
}
