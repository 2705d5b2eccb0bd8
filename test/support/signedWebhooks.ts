import { createHash, createHmac } from 'node:crypto';
import { MESSENGER, ZALO } from './testAccounts.ts';

/** A request as a platform would post it; `body` is what was signed, byte for byte. */
export interface SignedWebhook {
  readonly path: '/webhooks/zalo' | '/webhooks/messenger';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Who did it and when; `id` is the platform's message id, `at` epoch milliseconds. */
export interface Deed {
  readonly user: string;
  readonly id: string;
  readonly at: number;
}

/** Signs any bytes as Zalo does; `timestamp` is the one inside the body, or ''. */
export function zaloSigned(
  body: string | Buffer,
  timestamp: string,
  account = ZALO,
): SignedWebhook {
  const bytes = Buffer.from(body);
  const mac = createHash('sha256')
    .update(Buffer.concat([Buffer.from(account.appId), bytes]))
    .update(timestamp + account.oaSecretKey)
    .digest('hex');
  return {
    path: '/webhooks/zalo',
    headers: { 'content-type': 'application/json', 'x-zevent-signature': `mac=${mac}` },
    body: bytes,
  };
}

/** An event of Zalo with the members every event has. */
export function zaloEvent(
  name: string,
  at: number,
  members: Readonly<Record<string, unknown>>,
): SignedWebhook {
  const event = { app_id: ZALO.appId, event_name: name, timestamp: `${at}`, ...members };
  return zaloSigned(JSON.stringify(event), `${at}`);
}

/** Typed words. */
export function zaloText({ user, id, at, text }: Deed & { readonly text: string }): SignedWebhook {
  return zaloMessage('user_send_text', { user, id, at }, { text });
}

/** A tapped button: `payload` as it stood in the message that was sent. */
export function zaloTap({ payload, ...deed }: Deed & { readonly payload: string }): SignedWebhook {
  return zaloText({ ...deed, text: payload });
}

/** A picture at `url`. */
export function zaloImage({ url, ...deed }: Deed & { readonly url: string }): SignedWebhook {
  const attachments = [{ type: 'image', payload: { thumbnail: url, url } }];
  return zaloMessage('user_send_image', deed, { attachments });
}

/** A message event: the person is the sender, the Official Account the recipient. */
export function zaloMessage(
  name: string,
  { user, id, at }: Deed,
  message: Readonly<Record<string, unknown>>,
): SignedWebhook {
  return zaloEvent(name, at, {
    sender: { id: user },
    recipient: { id: ZALO.oaId },
    message: { ...message, msg_id: id },
  });
}

/** `follow` or `unfollow`. */
export function zaloFollow(
  { user, at }: Omit<Deed, 'id'>,
  name: 'follow' | 'unfollow' = 'follow',
): SignedWebhook {
  return zaloEvent(name, at, { oa_id: ZALO.oaId, follower: { id: user }, source: 'oa_profile' });
}

/** The person exercised a data right with Zalo. */
export function zaloWithdraw({ user, at }: Omit<Deed, 'id'>): SignedWebhook {
  return zaloEvent('user_withdraw', at, { oa_id: ZALO.oaId, user_id: user });
}

/** The unsigned `{}` with which the console tries a URL. */
export const zaloProbe: SignedWebhook = {
  path: '/webhooks/zalo',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{}'),
};

/** Signs any bytes as Meta does. */
export function messengerSigned(body: string | Buffer, account = MESSENGER): SignedWebhook {
  const bytes = Buffer.from(body);
  const mac = createHmac('sha256', account.appSecret).update(bytes).digest('hex');
  return {
    path: '/webhooks/messenger',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${mac}` },
    body: bytes,
  };
}

/** One item of `messaging[]`. */
export type MessengerItem = Readonly<Record<string, unknown>>;

/** When Meta says it made the request; each item has a time of its own. */
const ENTRY_TIME = Date.UTC(2026, 10, 22);

/** One POST with an entry for each list of items, escaped as Meta escapes. */
export function messengerBatch(...entries: readonly (readonly MessengerItem[])[]): SignedWebhook {
  const body = {
    object: 'page',
    entry: entries.map((messaging) => ({ id: MESSENGER.pageId, time: ENTRY_TIME, messaging })),
  };
  return messengerSigned(escaped(JSON.stringify(body)));
}

/** An item with the members every item has. */
export function messengerItem(
  { user, at }: Omit<Deed, 'id'>,
  members: Readonly<Record<string, unknown>>,
): MessengerItem {
  const parties = { sender: { id: user }, recipient: { id: MESSENGER.pageId } };
  return { ...parties, timestamp: at, ...members };
}

/** Typed words as an item. */
export function textItem({ id, text, ...deed }: Deed & { readonly text: string }): MessengerItem {
  return messengerItem(deed, { message: { mid: id, text } });
}

/** Typed words in a POST of their own. */
export function messengerText(said: Deed & { readonly text: string }): SignedWebhook {
  return messengerBatch([textItem(said)]);
}

/** A tapped quick reply. */
export function messengerQuickReply({
  id,
  title,
  payload,
  ...deed
}: Deed & { readonly title: string; readonly payload: string }): SignedWebhook {
  const message = { mid: id, text: title, quick_reply: { payload } };
  return messengerBatch([messengerItem(deed, { message })]);
}

/** A tapped button of a template or the menu. */
export function messengerPostback({
  id,
  title,
  payload,
  ...deed
}: Deed & { readonly title: string; readonly payload: string }): SignedWebhook {
  return messengerBatch([messengerItem(deed, { postback: { mid: id, title, payload } })]);
}

/** "Get started"; `ref` when the person came through an `m.me` link. */
export function messengerGetStarted({
  id,
  ref,
  ...deed
}: Deed & { readonly ref?: string }): SignedWebhook {
  const referral = ref === undefined ? {} : { referral: { ref, source: 'SHORTLINK' } };
  const postback = { mid: id, title: 'Bắt đầu', payload: 'GET_STARTED', ...referral };
  return messengerBatch([messengerItem(deed, { postback })]);
}

/** A picture at `url`. */
export function messengerImage({
  id,
  url,
  ...deed
}: Deed & { readonly url: string }): SignedWebhook {
  const message = { mid: id, attachments: [{ type: 'image', payload: { url } }] };
  return messengerBatch([messengerItem(deed, { message })]);
}

/** What Meta posts when this program has sent something; `metadata` is our id of the send. */
export function messengerEcho({
  id,
  user,
  at,
  metadata,
}: Deed & { readonly metadata?: string | undefined }): SignedWebhook {
  const message = { mid: id, is_echo: true, app_id: Number(MESSENGER.appId), metadata };
  const parties = { sender: { id: MESSENGER.pageId }, recipient: { id: user } };
  return messengerBatch([{ ...parties, timestamp: at, message }]);
}

/** Meta signs and sends every character beyond ASCII as `\uXXXX`. */
function escaped(json: string): string {
  return json.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
