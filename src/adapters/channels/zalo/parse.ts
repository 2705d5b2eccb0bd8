import { createHash } from 'node:crypto';
import type {
  IgnoredReason,
  InboundEvent,
  ParsedWebhook,
} from '../../../core/messaging/inbound.ts';
import { sentAt } from '../sentAt.ts';
import { contentOf, isFromPerson } from './content.ts';
import { zaloEnvelopeSchema, zaloEventSchema, type ZaloEvent } from './payload.ts';

/** What parsing must know beside the body. */
export interface ZaloDelivery {
  /** The signed bytes: they identify an event to which Zalo gives no id. */
  readonly bytes: Uint8Array;
  readonly receivedAt: number;
  readonly appId: string;
  readonly oaId: string;
}

/** The one event of a webhook, or why it is acknowledged and nothing else. Never throws. */
export function parse(body: unknown, delivery: ZaloDelivery): ParsedWebhook {
  const envelope = zaloEnvelopeSchema.safeParse(body);
  if (!envelope.success) return ignored('malformed', 'unnamed');
  const { app_id: appId, event_name: name } = envelope.data;
  if (appId && appId !== delivery.appId) return ignored('other_account', name);
  if (!isFromPerson(name)) return ignored(reasonToIgnore(name), name);
  const event = zaloEventSchema.safeParse(body);
  return event.success ? parsePerson(event.data, delivery) : ignored('malformed', name);
}

function parsePerson(event: ZaloEvent, delivery: ZaloDelivery): ParsedWebhook {
  const { oaId: account, bytes, receivedAt } = delivery;
  const name = event.event_name;
  const contact = personOf(event);
  const content = contentOf(event);
  const reason = whyNotAnswered(event, account);
  if (reason) return ignored(reason, name);
  if (!contact || !content) return ignored('malformed', name);
  const platformId = identity(event, bytes);
  const at = sentAt(event.timestamp, receivedAt);
  const said: InboundEvent = { channel: 'zalo', account, contact, platformId, sentAt: at, content };
  return { events: [said], ignored: [], signals: [] };
}

/** Messages name a sender, follows a follower; the chat button has been seen with all three. */
function personOf(event: ZaloEvent): string | null | undefined {
  return event.sender?.id ?? event.follower?.id ?? event.user_id;
}

function whyNotAnswered(event: ZaloEvent, oaId: string): IgnoredReason | undefined {
  if (personOf(event) === oaId) return 'echo';
  const account = event.recipient?.id ?? event.oa_id;
  if (account && account !== oaId) return 'other_account';
  return isFormNotice(event) ? 'receipt' : undefined;
}

/**
 * Name, message id and time together: the console's test events all carry the same message id. The
 * digest of the bytes stands in where there is no message id; a repeated delivery has the same.
 */
function identity({ event_name: name, message, timestamp }: ZaloEvent, bytes: Uint8Array): string {
  const id = message?.msg_id;
  if (id) return `${name}:${id}:${timestamp ?? ''}`;
  return `${name}:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Zalo says this in the person's name after the contact form; it answers no question of ours. */
const FORM_NOTICES = ['Bạn đã gởi thông tin cho OA', 'Bạn đã gửi thông tin cho OA'];

function isFormNotice({ event_name: name, message }: ZaloEvent): boolean {
  const text = message?.text?.normalize('NFC') ?? '';
  return name === 'user_send_text' && FORM_NOTICES.includes(text);
}

const RECEIPTS = ['user_received_message', 'user_seen_message'];
const REACTIONS = ['user_reacted_message', 'oa_reacted_message'];

function reasonToIgnore(eventName: string): IgnoredReason {
  if (eventName.startsWith('oa_send_')) return 'echo';
  if (RECEIPTS.includes(eventName)) return 'receipt';
  return REACTIONS.includes(eventName) ? 'reaction' : 'unknown_event';
}

function ignored(reason: IgnoredReason, name: string): ParsedWebhook {
  return { events: [], ignored: [{ reason, name }], signals: [] };
}
