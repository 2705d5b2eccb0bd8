import { z } from 'zod';
import type {
  AccountSignal,
  ContactSignal,
  PlatformSignal,
} from '../../../core/messaging/signal.ts';
import { identifierSchema } from '../identifier.ts';
import { sentAt } from '../sentAt.ts';

/** What reading a signal must know beside the item. */
export interface SignalDelivery {
  readonly receivedAt: number;
  readonly pageId: string;
  /** Tells our own messages, and who owns a conversation. */
  readonly appId: string;
  /** When the entry says it happened. */
  readonly time?: string | null | undefined;
  /** The Page of the entry. */
  readonly entryId?: string | null | undefined;
}

/**
 * What an item of `messaging[]` or `standby[]` tells beside what a person said; undefined when it
 * tells nothing, concerns another Page or names nobody. Never throws.
 */
export function signalOf(item: unknown, delivery: SignalDelivery): PlatformSignal | undefined {
  const read = signalSchema.safeParse(item);
  return read.success
    ? READERS.map((signal) => signal(read.data, delivery)).find((signal) => signal !== undefined)
    : undefined;
}

const id = identifierSchema.nullish().catch(null);
const party = z.object({ id }).nullish().catch(null);
const member = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).nullish().catch(null);
const policy = member({ action: z.string().nullish().catch(null) });

/** Each member is read on its own: one that is broken counts as absent. */
const signalSchema = z.object({
  sender: party,
  recipient: party,
  timestamp: id,
  message: member({
    mid: id,
    is_echo: z.literal(true),
    app_id: id,
    metadata: z.string().max(256).nullish().catch(null),
  }),
  delivery: member({ mids: z.array(z.unknown()).nullish().catch(null), watermark: id }),
  read: member({ watermark: id }),
  pass_thread_control: member({ new_owner_app_id: id, previous_owner_app_id: id }),
  take_thread_control: member({ new_owner_app_id: id, previous_owner_app_id: id }),
  request_thread_control: member({ requested_owner_app_id: id }),
  policy_enforcement: policy,
  'policy-enforcement': policy,
});

type SignalItem = z.infer<typeof signalSchema>;
type Reader = (item: SignalItem, delivery: SignalDelivery) => PlatformSignal | undefined;

const READERS: readonly Reader[] = [echo, delivered, seen, routed, requested, enforced];

/** Facebook's own inbox, as the documentation prints it and as it is sent: there a person writes. */
const INBOX_APPS = ['263902037430900', '26390203743090'];

function echo(item: SignalItem, delivery: SignalDelivery): PlatformSignal | undefined {
  const { message } = item;
  if (!message?.mid || item.sender?.id !== delivery.pageId) return undefined;
  const speaker = speakerOf(message.app_id, delivery.appId);
  return about(item.recipient?.id, item, delivery, {
    kind: 'echo',
    platformId: message.mid,
    speaker,
    ...(speaker === 'us' && message.metadata ? { sendId: message.metadata } : {}),
  });
}

function speakerOf(appId: string | null | undefined, ours: string): 'us' | 'person' | 'app' {
  if (appId === ours) return 'us';
  return !appId || INBOX_APPS.includes(appId) ? 'person' : 'app';
}

function delivered(item: SignalItem, delivery: SignalDelivery): PlatformSignal | undefined {
  if (!item.delivery) return undefined;
  const platformIds = (item.delivery.mids ?? []).flatMap((mid) => {
    const known = identifierSchema.safeParse(mid);
    return known.success ? [known.data] : [];
  });
  const until = watermarkTime(item.delivery.watermark, delivery);
  if (platformIds.length === 0 && until === undefined) return undefined;
  return fromPerson(item, delivery, { kind: 'delivered', platformIds, ...withUntil(until) });
}

function seen(item: SignalItem, delivery: SignalDelivery): PlatformSignal | undefined {
  const until = watermarkTime(item.read?.watermark, delivery);
  if (until === undefined) return undefined;
  return fromPerson(item, delivery, { kind: 'seen', platformIds: [], until });
}

/** Everything before it is meant; a watermark that is no time means nothing. */
function watermarkTime(watermark: string | null | undefined, { receivedAt }: SignalDelivery) {
  if (!watermark || !/^\d{1,16}$/.test(watermark)) return undefined;
  const time = sentAt(watermark, receivedAt);
  return time === receivedAt && Number(watermark) !== receivedAt ? undefined : time;
}

function withUntil(until: number | undefined): { readonly until?: number } {
  return until === undefined ? {} : { until };
}

/** Only the app that owns a conversation speaks in it; the event goes to whom it concerns. */
function routed(item: SignalItem, delivery: SignalDelivery): PlatformSignal | undefined {
  const passed = item.pass_thread_control;
  const taken = item.take_thread_control;
  if (!passed && !taken) return undefined;
  const owner = (passed ?? taken)?.new_owner_app_id;
  const isOurs = owner ? owner === delivery.appId : passed !== undefined && passed !== null;
  return fromPerson(item, delivery, {
    kind: 'routing',
    change: isOurs ? 'given_to_us' : 'taken_from_us',
  });
}

function requested(item: SignalItem, delivery: SignalDelivery): PlatformSignal | undefined {
  if (!item.request_thread_control) return undefined;
  return fromPerson(item, delivery, { kind: 'routing', change: 'requested_from_us' });
}

const PROBLEMS: ReadonlyMap<string, AccountSignal['problem']> = new Map([
  ['block', 'policy_block'],
  ['warning', 'policy_warning'],
]);

/** `unblock` is no problem. The recipient is the Page; the sender means nothing here. */
function enforced(item: SignalItem, delivery: SignalDelivery): PlatformSignal | undefined {
  const enforcement = item.policy_enforcement ?? item['policy-enforcement'];
  const problem = PROBLEMS.get(enforcement?.action?.toLowerCase() ?? '');
  if (!problem || !isForUs(item, delivery)) return undefined;
  const at = sentAt(item.timestamp ?? delivery.time, delivery.receivedAt);
  return { kind: 'account', channel: 'messenger', account: delivery.pageId, sentAt: at, problem };
}

function isForUs({ recipient }: SignalItem, { pageId, entryId }: SignalDelivery): boolean {
  return (recipient?.id ?? entryId) === pageId;
}

/** A contact's signal without whose it is and when. */
type Told<Signal> = Signal extends unknown
  ? Omit<Signal, 'channel' | 'account' | 'contact' | 'sentAt'>
  : never;

function fromPerson(
  item: SignalItem,
  delivery: SignalDelivery,
  told: Told<ContactSignal>,
): PlatformSignal | undefined {
  if (!isForUs(item, delivery)) return undefined;
  return about(item.sender?.id, item, delivery, told);
}

function about(
  contact: string | null | undefined,
  { timestamp }: SignalItem,
  { pageId, receivedAt, time }: SignalDelivery,
  told: Told<ContactSignal>,
): PlatformSignal | undefined {
  if (!contact || contact === pageId) return undefined;
  const at = sentAt(timestamp ?? time, receivedAt);
  return { channel: 'messenger', account: pageId, contact, sentAt: at, ...told };
}
