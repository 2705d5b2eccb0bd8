import { createHash } from 'node:crypto';
import type {
  IgnoredItem,
  IgnoredReason,
  InboundEvent,
  ParsedWebhook,
} from '../../../core/messaging/inbound.ts';
import { sentAt } from '../sentAt.ts';
import { contentOf } from './content.ts';
import { eventName } from './eventName.ts';
import { entrySchema, envelopeSchema, itemSchema, type MessengerItem } from './payload.ts';

/** What parsing must know beside the body. */
export interface MessengerDelivery {
  readonly receivedAt: number;
  readonly pageId: string;
}

/** Every event of a webhook, and every item that is acknowledged and nothing else. Never throws. */
export function parse(body: unknown, delivery: MessengerDelivery): ParsedWebhook {
  const envelope = envelopeSchema.safeParse(body);
  const items = envelope.success
    ? (envelope.data.entry ?? []).flatMap((entry) => parseEntry(entry, delivery))
    : [ignored('malformed', 'object')];
  return {
    events: items.flatMap((item) => ('content' in item ? [item] : [])),
    ignored: items.flatMap((item) => ('reason' in item ? [item] : [])),
    signals: [],
  };
}

type ParsedItem = InboundEvent | IgnoredItem;

function parseEntry(entry: unknown, delivery: MessengerDelivery): readonly ParsedItem[] {
  const read = entrySchema.safeParse(entry);
  if (!read.success) return [ignored('malformed', 'entry')];
  const { id, time, messaging, standby, changes } = read.data;
  return [
    ...(messaging ?? []).map((item) => parseItem(item, { ...delivery, entryId: id, time })),
    ...(standby ?? []).map((item) => ignored('standby', eventName(item).name)),
    ...(changes ?? []).map(() => ignored('unknown_event', 'changes')),
  ];
}

interface ItemDelivery extends MessengerDelivery {
  readonly entryId: string | null | undefined;
  readonly time: string | null | undefined;
}

function parseItem(item: unknown, delivery: ItemDelivery): ParsedItem {
  const { name, ignored: reason } = eventName(item);
  if (reason) return ignored(reason, name);
  const read = itemSchema.safeParse(item);
  if (!read.success) return ignored('malformed', name);
  return parsePerson(read.data, name, delivery);
}

function parsePerson(item: MessengerItem, name: string, delivery: ItemDelivery): ParsedItem {
  const { pageId, receivedAt } = delivery;
  const contact = item.sender?.id;
  const content = contentOf(item);
  const time = item.timestamp ?? delivery.time;
  if (contact === pageId) return ignored('echo', name);
  if (accountOf(item, delivery) !== pageId) return ignored('other_account', name);
  if (!contact || !content) return ignored('malformed', name);
  const platformId = midOf(item) ?? [pageId, contact, momentOf(item, time), name].join(':');
  const at = sentAt(time, receivedAt);
  return { channel: 'messenger', account: pageId, contact, platformId, sentAt: at, content };
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
