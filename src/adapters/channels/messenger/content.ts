import type { InboundContent, MediaKind } from '../../../core/messaging/inbound.ts';
import { GET_STARTED } from './profile.ts';
import { attachmentSchema, type MessengerAttachment, type MessengerItem } from './payload.ts';

/** What the person did; undefined when the item has the right name and nothing in it. */
export function contentOf({
  message,
  postback,
  referral,
}: MessengerItem): InboundContent | undefined {
  if (message) return ofMessage(message);
  if (postback) return ofPostback(postback);
  return referral ? opened(referral) : undefined;
}

/** The link or advertisement that a message or a tap came through, told beside what it says. */
export function linkBeside({ message, postback }: MessengerItem): Link | undefined {
  if (isStart(postback?.payload)) return undefined;
  const referral = message?.referral ?? postback?.referral;
  const ref = refOf(referral);
  return ref === undefined ? undefined : { ref, content: opened(referral) };
}

/** A link by which somebody came, and what it means. */
export interface Link {
  readonly ref: string;
  readonly content: InboundContent;
}

function isStart(payload: string | null | undefined): boolean {
  return payload?.toUpperCase() === GET_STARTED;
}

type Referral = MessengerItem['referral'];
type Message = NonNullable<MessengerItem['message']>;
type Postback = NonNullable<MessengerItem['postback']>;

function ofMessage({ text, quick_reply: quickReply, attachments }: Message): InboundContent {
  if (quickReply) return ofQuickReply(quickReply.payload, text ?? '');
  const read = (attachments ?? []).flatMap((attachment) => {
    const known = attachmentSchema.safeParse(attachment);
    return known.success ? [known.data] : [];
  });
  const isOnlyWords = read.every(({ type }) => PREVIEWS.includes(type));
  if (text && isOnlyWords) return { kind: 'text', text };
  return ofAttachments(read, text ?? '');
}

/** What Meta adds to a text by itself: the preview of a link in it. */
const PREVIEWS = ['fallback', 'template'];

/** The quick reply for the phone number answers with the number as text and as payload. */
function ofQuickReply(payload: string, title: string): InboundContent {
  const isPhone =
    /^\+?\d{8,15}$/.test(payload) && (title === '' || digits(title) === digits(payload));
  if (isPhone) return { kind: 'contact_shared', phone: payload };
  return { kind: 'tap', payload, ...(title === '' ? {} : { title }) };
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

function ofPostback({ payload, title, referral }: Postback): InboundContent | undefined {
  if (isStart(payload)) return opened(referral);
  if (!payload) return undefined;
  return { kind: 'tap', payload, ...(title ? { title } : {}) };
}

function opened(referral: Referral): InboundContent {
  const ref = refOf(referral);
  return {
    kind: 'opened',
    ...(ref === undefined ? {} : { ref }),
    ...(isAd(referral) ? { fromAd: true } : {}),
  };
}

function isAd(referral: Referral): boolean {
  return Boolean(referral?.ad_id) || referral?.source?.toUpperCase() === 'ADS';
}

/** An advertisement without a `ref` is known by its own id. */
function refOf(referral: Referral): string | undefined {
  if (referral?.ref) return referral.ref;
  return referral?.ad_id ? `ad:${referral.ad_id}` : undefined;
}

/** A message without text and without an attachment we can read was still said by a person. */
function ofAttachments(
  attachments: readonly MessengerAttachment[],
  caption: string,
): InboundContent {
  const place = attachments[0]?.payload?.coordinates;
  if (place) return { kind: 'location', latitude: place.lat, longitude: place.long };
  const urls = attachments.flatMap(({ payload }) => (isAddress(payload?.url) ? [payload.url] : []));
  const media = attachments[0] ? mediaOf(attachments[0]) : 'other';
  return { kind: 'media', media, urls, ...(caption === '' ? {} : { caption }) };
}

function isAddress(url: string | null | undefined): url is string {
  return typeof url === 'string' && /^https?:\/\//.test(url);
}

const MEDIA: ReadonlyMap<string, MediaKind> = new Map([
  ['image', 'image'],
  ['audio', 'audio'],
  ['video', 'video'],
  ['file', 'file'],
  ['sticker', 'sticker'],
  ['fallback', 'link'],
  ['reel', 'link'],
  ['ig_reel', 'link'],
  ['post', 'link'],
  ['ig_post', 'link'],
]);

/** Until August 2026 a sticker (the thumb among them) was an image with a `sticker_id`. */
function mediaOf({ type, payload }: MessengerAttachment): MediaKind {
  return payload?.sticker_id ? 'sticker' : (MEDIA.get(type) ?? 'other');
}
