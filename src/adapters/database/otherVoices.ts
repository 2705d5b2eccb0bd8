import { sql } from 'drizzle-orm';
import type { ContactSignal } from '../../core/messaging/signal.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';

type Unsure = Extract<ContactSignal, { kind: 'echo' }>;

/**
 * The signals without the echoes of our own sends, where the platform names no program: an echo is ours
 * when a send of ours has its id, or is under way to that person and has no id yet. What is left of them
 * another program said.
 */
export async function otherVoices(
  queries: Queries,
  signals: readonly ContactSignal[],
): Promise<readonly ContactSignal[]> {
  const unsure = signals.filter(isUnsure);
  if (unsure.length === 0) return signals;
  const others = new Set(await notOurs(queries, unsure));
  return signals.flatMap((signal): readonly ContactSignal[] => {
    if (!isUnsure(signal)) return [signal];
    return others.has(unsure.indexOf(signal)) ? [{ ...signal, speaker: 'app' as const }] : [];
  });
}

function isUnsure(signal: ContactSignal): signal is Unsure {
  return signal.kind === 'echo' && signal.speaker === 'unsure';
}

/** Positions of those that no send of ours explains. */
async function notOurs(queries: Queries, echoes: readonly Unsure[]): Promise<readonly number[]> {
  const given = columns(echoes, {
    channel: ['text', ({ channel }) => channel],
    account: ['text', ({ account }) => account],
    contact: ['text', ({ contact }) => contact],
    platform_id: ['text', ({ platformId }) => platformId],
  });
  const { rows } = await queries.execute<{ place: string }>(sql`
    select given.place::text as place from ${given}
    where not exists (
      select from contacts c join outbox o on o.contact_id = c.id
      where (c.channel, c.account, c.contact) = (given.channel, given.account, given.contact)
        and (o.platform_id = given.platform_id or (o.state = 'pending' and o.begun_at is not null)))`);
  return rows.map(({ place }) => Number(place) - 1);
}
