import { sql } from 'drizzle-orm';
import type { ContactSignal } from '../../core/messaging/signal.ts';
import { contactLine, type ContactKey } from '../../core/shared/contact.ts';
import { addContacts } from './addContacts.ts';
import { columns } from './columns.ts';
import { otherVoices } from './otherVoices.ts';
import { lockContacts } from './lockContacts.ts';
import type { Queries } from './openDatabase.ts';
import type { SignalNeeds } from './signals.ts';

/** What a batch tells about who speaks with one contact. */
interface Voice extends ContactKey {
  readonly speaker?: 'person' | 'app';
  /** When somebody else spoke last, epoch milliseconds. */
  readonly spokeAt?: number;
  readonly routing?: { readonly isAway: boolean; readonly at: number };
  readonly isRequested: boolean;
}

/**
 * Pauses the bot where somebody else speaks, under the locks of the contacts: a turn of the bot comes
 * wholly before or wholly after. What the bot had not sent yet is never sent.
 */
export async function storeVoices(
  { queries, clock, pause }: SignalNeeds,
  signals: readonly ContactSignal[],
): Promise<void> {
  const voices = voicesIn(await otherVoices(queries, signals));
  if (voices.length === 0) return;
  const now = clock();
  await queries.transaction(async (transaction) => {
    // Somebody may write first to a person who has never written to us.
    await addContacts(transaction, voices, now);
    const ids = await idsOf(transaction, voices);
    await lockContacts(transaction, ids);
    await keepPauses(transaction, voices, { now, pause });
    await hush(transaction, ids, now);
    await askPeople(transaction, voices, now);
    await letGo(transaction, voices);
  });
}

function voicesIn(signals: readonly ContactSignal[]): readonly Voice[] {
  const byTime = [...signals].sort((a, b) => a.sentAt - b.sentAt);
  const voices = new Map<string, Voice>();
  for (const signal of byTime) {
    const { channel, account, contact } = signal;
    const line = contactLine(signal);
    const before = voices.get(line) ?? { channel, account, contact, isRequested: false };
    const after = heard(before, signal);
    if (after) voices.set(line, after);
  }
  return [...voices.values()];
}

function heard(voice: Voice, signal: ContactSignal): Voice | undefined {
  if (signal.kind === 'echo') {
    const { speaker, sentAt: spokeAt } = signal;
    return speaker === 'us' || speaker === 'unsure' ? undefined : { ...voice, speaker, spokeAt };
  }
  if (signal.kind !== 'routing') return undefined;
  if (signal.change === 'requested_from_us') return { ...voice, isRequested: true };
  return { ...voice, routing: { isAway: signal.change === 'taken_from_us', at: signal.sentAt } };
}

const WHO = {
  channel: ['text', ({ channel }: ContactKey) => channel],
  account: ['text', ({ account }: ContactKey) => account],
  contact: ['text', ({ contact }: ContactKey) => contact],
} as const;

async function idsOf(queries: Queries, voices: readonly Voice[]): Promise<readonly string[]> {
  const { rows } = await queries.execute<{ id: string }>(sql`
    select c.id::text from ${columns(voices, WHO)} join contacts c using (channel, account, contact)`);
  return rows.map(({ id }) => id);
}

/** An agent who has the conversation keeps it; an old echo that comes late changes nothing now. */
async function keepPauses(
  queries: Queries,
  voices: readonly Voice[],
  { now, pause }: { readonly now: number; readonly pause: number },
): Promise<void> {
  const given = columns(voices, {
    ...WHO,
    until: ['bigint', ({ spokeAt }) => (spokeAt === undefined ? undefined : spokeAt + pause)],
    by: ['text', ({ speaker }) => speaker],
    spoken: ['bigint', ({ spokeAt }) => spokeAt],
    away: ['integer', ({ routing }) => (routing?.isAway ? 1 : 0)],
    routed: ['bigint', ({ routing }) => routing?.at],
  });
  await queries.execute(sql`
    insert into contact_states as w
      (contact_id, paused_until, paused_by, spoken_to_at, routed_away, routed_at)
    select c.id, given.until, given.by, given.spoken, given.away = 1, given.routed
    from ${given} join contacts c using (channel, account, contact)
    on conflict (contact_id) do update set
      paused_until = greatest(w.paused_until, excluded.paused_until),
      paused_by = case when w.paused_by like 'agent:%' and w.paused_until > ${now}::bigint
        then w.paused_by else coalesce(excluded.paused_by, w.paused_by) end,
      spoken_to_at = greatest(w.spoken_to_at, excluded.spoken_to_at),
      routed_away = case when excluded.routed_at >= coalesce(w.routed_at, 0)
        then excluded.routed_away else w.routed_away end,
      routed_at = greatest(w.routed_at, excluded.routed_at)`);
}

async function hush(queries: Queries, ids: readonly string[], now: number): Promise<void> {
  await queries.execute(sql`
    update outbox o set state = 'failed', code = 'paused', settled_at = ${now}::bigint
    from contact_states w
    where o.contact_id = any(${sql.param(ids)}::text[]::bigint[]) and o.state = 'pending'
      and o.begun_at is null and o.purpose in ('reply', 'proactive') and w.contact_id = o.contact_id
      and (w.routed_away or w.paused_until > ${now}::bigint)`);
}

/** Another program of the platform asks for the conversation: a human being decides. */
async function askPeople(queries: Queries, voices: readonly Voice[], now: number): Promise<void> {
  const asked = voices.filter(({ isRequested }) => isRequested);
  if (asked.length === 0) return;
  await queries.execute(sql`
    insert into person_requests (contact_id, reason, created_at)
    select c.id, 'routing_requested', ${now}::bigint
    from ${columns(asked, WHO)} join contacts c using (channel, account, contact)`);
}

/** The conversation is ours again: what was said meanwhile is looked at. */
async function letGo(queries: Queries, voices: readonly Voice[]): Promise<void> {
  const given = voices.filter(({ routing }) => routing?.isAway === false);
  if (given.length === 0) return;
  await queries.execute(sql`
    update inbound_events e set held_until = null
    from ${columns(given, WHO)} join contacts c using (channel, account, contact)
    where e.contact_id = c.id and e.handled_at is null and e.held_until is not null`);
}
