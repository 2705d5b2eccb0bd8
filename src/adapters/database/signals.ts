import { sql } from 'drizzle-orm';
import type { ContactSignal } from '../../core/messaging/signal.ts';
import { contactLine, type ContactKey } from '../../core/shared/contact.ts';
import type { Clock } from '../../conversation/ports.ts';
import type { SignalsTaken, SignalStore } from '../../conversation/signalStore.ts';
import { columns } from './columns.ts';
import { gather } from './gather.ts';
import type { Queries } from './openDatabase.ts';
import { storeVoices } from './voices.ts';

const CALLS_TOGETHER = 256;

export interface SignalNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
  /** Milliseconds of silence after somebody else spoke. */
  readonly pause: number;
}

/** Signals on the database. */
export function databaseSignals(needs: SignalNeeds): SignalStore {
  const take = gather(async (calls: readonly (readonly ContactSignal[])[]) => {
    const taken = await store(needs, calls.flat());
    // Whose signal settled what matters to nobody.
    return calls.map((_, index) => (index === 0 ? taken : { settled: [] }));
  }, CALLS_TOGETHER);
  return { take: async (signals) => (signals.length === 0 ? { settled: [] } : take(signals)) };
}

/** Each step is idempotent, so a batch that failed half way may come again. */
async function store(needs: SignalNeeds, signals: readonly ContactSignal[]): Promise<SignalsTaken> {
  const settled = await settleEchoes(needs, signals.flatMap(ownEcho));
  for (const kind of ['delivered', 'seen'] as const) {
    const receipts = signals.filter(isReceipt).filter((signal) => signal.kind === kind);
    await markNamed(needs.queries, kind, receipts.flatMap(named));
    await markUntil(needs.queries, kind, latest(receipts.flatMap(upTo)));
  }
  await storeVoices(needs, signals);
  return { settled };
}

interface OwnEcho extends ContactKey {
  readonly sendId: string;
  readonly platformId: string;
}

/** Only our own ids are numbers; metadata of another program is none. */
function ownEcho(signal: ContactSignal): readonly OwnEcho[] {
  if (signal.kind !== 'echo' || signal.speaker !== 'us') return [];
  const { sendId = '', platformId, channel, account, contact } = signal;
  return /^\d{1,18}$/.test(sendId) ? [{ sendId, platformId, channel, account, contact }] : [];
}

/** The platform took these, whatever we believe: what was given up or is still tried was sent. */
async function settleEchoes(
  { queries, clock }: SignalNeeds,
  echoes: readonly OwnEcho[],
): Promise<SignalsTaken['settled']> {
  if (echoes.length === 0) return [];
  const sorted = [...echoes].sort((a, b) => Number(a.sendId) - Number(b.sendId));
  const given = columns(sorted, {
    id: ['bigint', ({ sendId }) => sendId],
    platform_id: ['text', ({ platformId }) => platformId],
    ...WHO,
  });
  const { rows } = await queries.execute<{ id: string; contact_id: string }>(sql`
    update outbox o set state = 'sent', platform_id = given.platform_id, code = null,
      settled_at = ${clock()}::bigint
    from ${given} join contacts c using (channel, account, contact)
    where o.id = given.id and o.contact_id = c.id and o.state <> 'sent'
    returning o.id::text, o.contact_id::text`);
  return rows.map(({ id, contact_id: contactId }) => ({ id, contactId }));
}

type ReceiptKind = 'delivered' | 'seen';
type Receipt = ContactSignal & { readonly kind: ReceiptKind };

function isReceipt(signal: ContactSignal): signal is Receipt {
  return signal.kind === 'delivered' || signal.kind === 'seen';
}

interface Named extends ContactKey {
  readonly platformId: string;
  readonly at: number;
}

interface UpTo extends ContactKey {
  readonly until: number;
  readonly at: number;
}

function named({ platformIds, sentAt: at, channel, account, contact }: Receipt): readonly Named[] {
  return platformIds.map((platformId) => ({ platformId, at, channel, account, contact }));
}

function upTo({ until, sentAt: at, channel, account, contact }: Receipt): readonly UpTo[] {
  return until === undefined ? [] : [{ until, at, channel, account, contact }];
}

/** The furthest of each contact: one statement may touch a row once. */
function latest(marks: readonly UpTo[]): readonly UpTo[] {
  const byTime = [...marks].sort((a, b) => a.until - b.until);
  return [...new Map(byTime.map((mark) => [contactLine(mark), mark])).values()];
}

/** What was seen was delivered. */
const MARK = {
  delivered: sql`delivered_at = coalesce(o.delivered_at, given.at)`,
  seen: sql`delivered_at = coalesce(o.delivered_at, given.at), seen_at = given.at`,
};
const UNMARKED = { delivered: sql`o.delivered_at is null`, seen: sql`o.seen_at is null` };

const WHO = {
  channel: ['text', ({ channel }: ContactKey) => channel],
  account: ['text', ({ account }: ContactKey) => account],
  contact: ['text', ({ contact }: ContactKey) => contact],
} as const;

async function markNamed(
  queries: Queries,
  kind: ReceiptKind,
  receipts: readonly Named[],
): Promise<void> {
  if (receipts.length === 0) return;
  const given = columns(receipts, {
    platform_id: ['text', ({ platformId }) => platformId],
    at: ['bigint', ({ at }) => at],
    ...WHO,
  });
  await queries.execute(sql`
    update outbox o set ${MARK[kind]}
    from ${given} join contacts c using (channel, account, contact)
    where o.contact_id = c.id and o.platform_id = given.platform_id and ${UNMARKED[kind]}`);
}

/** A send begins before the platform takes it, so by the time of beginning none is missed. */
async function markUntil(
  queries: Queries,
  kind: ReceiptKind,
  marks: readonly UpTo[],
): Promise<void> {
  if (marks.length === 0) return;
  const given = columns(marks, {
    until: ['bigint', ({ until }) => until],
    at: ['bigint', ({ at }) => at],
    ...WHO,
  });
  await queries.execute(sql`
    update outbox o set ${MARK[kind]}
    from ${given} join contacts c using (channel, account, contact)
    where o.contact_id = c.id and o.state = 'sent' and o.begun_at <= given.until
      and ${UNMARKED[kind]}`);
}
