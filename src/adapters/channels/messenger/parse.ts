import { createHash } from 'node:crypto';
import type {
  IgnoredItem,
  IgnoredReason,
  InboundContent,
  InboundEvent,
  ParsedWebhook,
} from '../../../core/messaging/inbound.ts';
import type { PlatformSignal } from '../../../core/messaging/signal.ts';
import { sentAt } from '../sentAt.ts';
import { commentOf } from './comment.ts';
import { contentOf, linkBeside } from './content.ts';
import { eventName } from './eventName.ts';
import {
  changeSchema,
  entrySchema,
  envelopeSchema,
  itemSchema,
  type MessengerItem,
} from './payload.ts';
import { signalOf, type SignalDelivery } from './signals.ts';

/** What parsing must know beside the body. */
export interface MessengerDelivery {
  readonly receivedAt: number;
  readonly pageId: string;
  /** Tells our own echoes and who owns a conversation. */
  readonly appId: string;
  /** True for a `ref` that the operator has planned: a link or an advertisement. */
  readonly knowsRef?: (ref: string) => boolean;
}

/** Every event of a webhook, every signal, and every item that is acknowledged and nothing else. Never throws. */
export function parse(body: unknown, delivery: MessengerDelivery): ParsedWebhook {
  const items = parseBody(body, delivery);
  return {
    events: items.flatMap((item) => ('content' in item ? [item] : [])),
    ignored: items.flatMap((item) => ('reason' in item ? [item] : [])),
    signals: items.flatMap((item) => ('reason' in item || 'content' in item ? [] : [item])),
  };
}

type ParsedItem = InboundEvent | IgnoredItem | PlatformSignal;

function parseBody(body: unknown, delivery: MessengerDelivery): readonly ParsedItem[] {
  const envelope = envelopeSchema.safeParse(body);
  if (envelope.success) {
    return (envelope.data.entry ?? []).flatMap((entry) => parseEntry(entry, delivery));
  }
  // The form of the documentation's samples: one change without an entry around it.
  const alone = changeSchema.safeParse(body);
  if (!alone.success) return [ignored('malformed', 'object')];
  return parseChange(body, { ...delivery, entryId: undefined, time: undefined });
}

function parseEntry(entry: unknown, delivery: MessengerDelivery): readonly ParsedItem[] {
  const read = entrySchema.safeParse(entry);
  if (!read.success) return [ignored('malformed', 'entry')];
  const { id, time, messaging, standby, changes } = read.data;
  const here = { ...delivery, entryId: id, time };
  return [
    ...(messaging ?? []).flatMap((item) => parseItem(item, here)),
    ...(standby ?? []).flatMap((item) => overhear(item, here)),
    ...(changes ?? []).flatMap((change) => parseChange(change, here)),
  ];
}

interface ItemDelivery extends MessengerDelivery, SignalDelivery {
  readonly entryId: string | null | undefined;
  readonly time: string | null | undefined;
}

/** Another app owns the conversation: nobody is answered, but what became of our messages counts. */
function overhear(item: unknown, delivery: ItemDelivery): readonly ParsedItem[] {
  return [ignored('standby', eventName(item).name), ...signals(item, delivery)];
}

function parseItem(item: unknown, delivery: ItemDelivery): readonly ParsedItem[] {
  const { name, ignored: reason } = eventName(item);
  if (reason) return [ignored(reason, name), ...signals(item, delivery)];
  const read = itemSchema.safeParse(item);
  if (!read.success) return [ignored('malformed', name)];
  return parsePerson(read.data, name, delivery);
}

function signals(item: unknown, delivery: ItemDelivery): readonly PlatformSignal[] {
  const signal = signalOf(item, delivery);
  return signal ? [signal] : [];
}

/** A comment under a post, or an item of `messaging[]` in the form `{field, value}`. */
function parseChange(change: unknown, delivery: ItemDelivery): readonly ParsedItem[] {
  const read = changeSchema.safeParse(change);
  if (!read.success) return [ignored('malformed', 'changes')];
  const { field, value } = read.data;
  if (/^messag/.test(field)) return parseItem(value, delivery);
  if (delivery.entryId !== delivery.pageId) return [ignored('other_account', 'changes')];
  const comment = field === 'feed' ? commentOf(value, delivery) : undefined;
  return comment ? [comment] : [ignored('unknown_event', 'changes')];
}

function parsePerson(
  item: MessengerItem,
  name: string,
  delivery: ItemDelivery,
): readonly ParsedItem[] {
  const { pageId, receivedAt } = delivery;
  const contact = item.sender?.id;
  const content = contentOf(item);
  const time = item.timestamp ?? delivery.time;
  if (contact === pageId) return [ignored('echo', name)];
  if (accountOf(item, delivery) !== pageId) return [ignored('other_account', name)];
  if (!contact || !content) return [ignored('malformed', name)];
  const platformId = midOf(item) ?? [pageId, contact, momentOf(item, time), name].join(':');
  const at = sentAt(time, receivedAt);
  const event = { channel: 'messenger' as const, account: pageId, contact, sentAt: at };
  return [
    ...openings(item, delivery).map((opened) => ({
      ...event,
      platformId: beside(platformId),
      content: opened,
    })),
    { ...event, platformId, content },
  ];
}

/** A link that the operator planned opens its conversation before the words that came through it. */
function openings(item: MessengerItem, { knowsRef }: ItemDelivery): readonly InboundContent[] {
  const link = linkBeside(item);
  return link && knowsRef?.(link.ref) ? [link.content] : [];
}

/** Its own identity within what an id may be. */
function beside(platformId: string): string {
  return `referral:${createHash('sha256').update(platformId).digest('hex')}`;
}

/** The recipient is who was written to; an entry can be addressed to another Page of the app. */
function accountOf(item: MessengerItem, { entryId }: ItemDelivery): string | null | undefined {
  return item.recipient?.id ?? entryId;
}

/** Meta's id; an event without one is known by Page, person, time and kind. */
function midOf({ message, postback }: MessengerItem): string | null | undefined {
  return message?.mid ?? postback?.mid;
}

function momentOf(item: MessengerItem, time: string | null | undefined): string {
  return time ?? createHash('sha256').update(JSON.stringify(item)).digest('hex');
}

function ignored(reason: IgnoredReason, name: string): IgnoredItem {
  return { reason, name };
}
