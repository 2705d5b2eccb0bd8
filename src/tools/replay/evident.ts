import { z } from 'zod';
import type { ChannelName } from '../../core/shared/contact.ts';

/**
 * How many things in a payload were evidently said by a person, judged by names alone and apart from
 * the program's own reading, so that the two can disagree. Messenger items addressed to another
 * Page than `account` do not count.
 */
export function evidentlySaid(channel: ChannelName, body: unknown, account: string): number {
  if (channel === 'zalo') return isSaidOnZalo(zaloEvent.parse(body)) ? 1 : 0;
  const items = envelope.parse(body).entry.flatMap(({ messaging }) => messaging);
  return items.filter((item) => isSaidOnMessenger(item, account)).length;
}

/** True when a payload holds nothing but echoes, receipts and reactions: it must stay unanswered. */
export function isEvidentlyEcho(channel: ChannelName, body: unknown): boolean {
  if (channel === 'zalo') return ZALO_ECHO.test(zaloEvent.parse(body).event_name);
  const items = envelope.parse(body).entry.flatMap(({ messaging }) => messaging);
  return items.length > 0 && items.every(isMessengerEcho);
}

const ZALO_ECHO = /^(oa_|user_received_|user_seen_|user_reacted_)/;

function isMessengerEcho({ message, ...others }: z.infer<typeof item>): boolean {
  if (message) return message.is_echo === true;
  return isThere(others.delivery) || isThere(others.read) || isThere(others.reaction);
}

const some = z
  .union([z.string().min(1), z.number()])
  .nullish()
  .catch(null);
const party = z.object({ id: some }).nullish().catch(null);

const zaloEvent = z
  .object({
    event_name: z.string(),
    sender: party,
    follower: party,
    message: z.object({ text: some, attachments: z.array(z.unknown()).nullish() }).nullish(),
  })
  .catch({ event_name: '', sender: null, follower: null, message: null });

function isSaidOnZalo({ event_name: name, ...event }: z.infer<typeof zaloEvent>): boolean {
  if (name === 'follow') return isThere(event.follower?.id);
  if (!isThere(event.sender?.id)) return false;
  if (name === 'user_send_text')
    return isThere(event.message?.text) && !isFormNotice(event.message);
  return [
    'user_send_image',
    'user_send_sticker',
    'user_send_location',
    'user_submit_info',
  ].includes(name);
}

/** Zalo itself says this after the contact form, in the person's name. */
function isFormNotice(message: z.infer<typeof zaloEvent>['message']): boolean {
  return /^Bạn đã g(ở|ử)i thông tin cho OA/.test(String(message?.text ?? '').normalize('NFC'));
}

const item = z
  .object({
    sender: party,
    recipient: party,
    message: z
      .object({ text: some, is_echo: z.boolean().nullish(), is_deleted: z.boolean().nullish() })
      .nullish(),
    postback: z.object({ payload: some }).nullish(),
    delivery: z.unknown(),
    read: z.unknown(),
    reaction: z.unknown(),
  })
  .catch({ sender: null, recipient: null, delivery: null, read: null, reaction: null });

const envelope = z
  .object({
    object: z.literal('page'),
    entry: z.array(z.object({ messaging: z.array(item).catch([]) }).catch({ messaging: [] })),
  })
  .catch({ object: 'page', entry: [] });

function isSaidOnMessenger(said: z.infer<typeof item>, account: string): boolean {
  const from = said.sender?.id;
  const isForUs = String(said.recipient?.id) === account && String(from) !== account;
  return isForUs && isThere(from) && (hasWords(said.message) || isThere(said.postback?.payload));
}

function hasWords(message: z.infer<typeof item>['message']): boolean {
  const isOfPerson = message?.is_echo !== true && message?.is_deleted !== true;
  return isOfPerson && isThere(message?.text);
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}
