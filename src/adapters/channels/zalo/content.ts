import type { InboundContent, MediaKind } from '../../../core/messaging/inbound.ts';
import { readJson } from '../readJson.ts';
import {
  zaloAttachmentSchema,
  zaloContactSchema,
  zaloLocationSchema,
  type ZaloContact,
  type ZaloEvent,
} from './payload.ts';
import { tappedPayload } from './tap.ts';

/** What the person did; undefined when the event has the right name and nothing in it. */
export function contentOf(event: ZaloEvent): InboundContent | undefined {
  return READERS.get(event.event_name)?.(event);
}

type Reader = (event: ZaloEvent) => InboundContent | undefined;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['user_send_text', words],
  ['user_send_image', media('image')],
  ['user_send_gif', media('image')],
  ['user_send_link', media('link')],
  ['user_send_audio', media('audio')],
  ['user_send_video', media('video')],
  ['user_send_sticker', media('sticker')],
  ['user_send_file', media('file')],
  ['user_send_business_card', media('other')],
  ['user_send_location', location],
  ['user_submit_info', contact],
  ['follow', () => ({ kind: 'opened' })],
  ['user_click_chatnow', () => ({ kind: 'opened' })],
  ['unfollow', () => ({ kind: 'left' })],
  ['user_withdraw', () => ({ kind: 'withdrew' })],
]);

function words({ message }: ZaloEvent): InboundContent | undefined {
  const text = message?.text ?? '';
  const payload = tappedPayload(text);
  if (payload !== undefined) return { kind: 'tap', payload };
  return text === '' ? undefined : { kind: 'text', text };
}

function media(kind: MediaKind): Reader {
  return ({ message }) => ({
    kind: 'media',
    media: kind,
    urls: (message?.attachments ?? []).flatMap((attachment) => {
      const read = zaloAttachmentSchema.safeParse(attachment);
      return read.success ? [read.data.payload.url] : [];
    }),
    ...(message?.text ? { caption: message.text } : {}),
  });
}

function location(event: ZaloEvent): InboundContent | undefined {
  const read = zaloLocationSchema.safeParse(event.message?.attachments?.[0]);
  if (!read.success) return media('other')(event);
  return { kind: 'location', ...read.data.payload.coordinates };
}

/**
 * The form lies in `info`; one integrator has met it as JSON in the text. A form that cannot be read was
 * sent all the same: the person is told what is missing.
 */
function contact({ info, message }: ZaloEvent): InboundContent {
  const read = zaloContactSchema.safeParse(objectIn(info) ?? objectIn(message?.text));
  if (!read.success) return { kind: 'contact_shared' };
  const address = addressOf(read.data);
  const { name, phone } = read.data;
  return {
    kind: 'contact_shared',
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(address === '' ? {} : { address }),
  };
}

function objectIn(form: unknown): unknown {
  return typeof form === 'string' ? readJson(Buffer.from(form)) : (form ?? undefined);
}

function addressOf({ full_address: full, address, ward, district, city }: ZaloContact): string {
  const lines = full
    ? [full.user_address, full.user_ward, full.user_city]
    : [address, ward, district, city];
  return lines.filter(Boolean).join(', ');
}
