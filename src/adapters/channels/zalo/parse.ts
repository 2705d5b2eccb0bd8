import { createHash } from 'node:crypto';
import type {
  IgnoredReason,
  InboundEvent,
  ParsedWebhook,
} from '../../../core/messaging/inbound.ts';
import type { PlatformSignal } from '../../../core/messaging/signal.ts';
import { sentAt } from '../sentAt.ts';
import { handlingOf } from './catalogue.ts';
import { contentOf } from './content.ts';
import { zaloEnvelopeSchema, zaloEventSchema, type ZaloEvent } from './payload.ts';
import { echoOf, receiptOf, revocationOf, type SignalSource } from './signals.ts';

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
  const event = zaloEventSchema.safeParse(body);
  if (!event.success) return ignored('malformed', name);
  return parseEvent(event.data, delivery);
}

function parseEvent(event: ZaloEvent, delivery: ZaloDelivery): ParsedWebhook {
  const { event_name: name } = event;
  const at = sentAt(event.timestamp, delivery.receivedAt);
  const source: SignalSource = { event, account: delivery.oaId, sentAt: at };
  const handling = handlingOf(name);
  switch (handling) {
    case 'person':
      return parsePerson(event, delivery, at);
    case 'delivered':
    case 'seen':
      return noted('receipt', source, receiptOf(handling, source));
    case 'echo':
      return noted('echo', source, echoOf(source));
    case 'revoked':
      return noted('account', source, revocationOf(source));
    case 'account':
    case 'malformed':
    case 'not_used':
    case 'other_account':
    case 'reaction':
    case 'receipt':
    case 'standby':
    case 'unknown_event':
      return ignored(handling, name);
  }
}

/** A signal of our account, which nobody is answered for. */
function noted(
  reason: IgnoredReason,
  { event, account }: SignalSource,
  signals: readonly PlatformSignal[],
): ParsedWebhook {
  const named = event.oa_id ?? event.oaId ?? event.sender?.id;
  if (named && named !== account) return ignored('other_account', event.event_name);
  return { events: [], ignored: [{ reason, name: event.event_name }], signals };
}

function parsePerson(event: ZaloEvent, delivery: ZaloDelivery, at: number): ParsedWebhook {
  const { oaId: account, bytes } = delivery;
  const name = event.event_name;
  const contact = personOf(event);
  const content = contentOf(event);
  const reason = whyNotAnswered(event, account);
  if (reason) return ignored(reason, name);
  if (!contact || !content) return ignored('malformed', name);
  const platformId = identity(event, bytes);
  const said: InboundEvent = { channel: 'zalo', account, contact, platformId, sentAt: at, content };
  return { events: [said], ignored: [], signals: [] };
}

/** Messages name a sender, follows a follower; the chat button has been seen with all three. */
function personOf(event: ZaloEvent): string | null | undefined {
  return event.sender?.id ?? event.follower?.id ?? event.user_id;
}

function whyNotAnswered(event: ZaloEvent, oaId: string): IgnoredReason | undefined {
  if (personOf(event) === oaId) return 'echo';
  const account = event.recipient?.id ?? event.oa_id ?? event.oaId;
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

/**
 * Zalo says this in the person's name after the contact form; it answers no question of ours. A person
 * who asks whether it arrived is answered.
 */
const FORM_NOTICE = /^bạn đã g[ởử]i thông tin cho oa(?![^]*\?)/i;

function isFormNotice({ event_name: name, message }: ZaloEvent): boolean {
  const text = message?.text?.normalize('NFC').trim() ?? '';
  return name === 'user_send_text' && FORM_NOTICE.test(text);
}

function ignored(reason: IgnoredReason, name: string): ParsedWebhook {
  return { events: [], ignored: [{ reason, name }], signals: [] };
}
