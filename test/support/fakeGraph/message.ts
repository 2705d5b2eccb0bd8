import { z } from 'zod';

/*
 * What the Send API takes, with its limits (Messenger Platform, "Send API", "Quick Replies", "Button
 * Template", "Generic Template", "Media Template"). Strict: a member nobody documents is a fault of ours.
 */

const within = (limit: number) =>
  z.string().refine((text) => text !== '' && Array.from(text.normalize('NFC')).length <= limit);

const quickReply = z.union([
  z.strictObject({
    content_type: z.literal('text'),
    title: within(20),
    payload: within(1_000),
  }),
  z.strictObject({ content_type: z.enum(['user_phone_number', 'user_email']) }),
]);

const button = z.union([
  z.strictObject({ type: z.literal('web_url'), title: within(20), url: z.url() }),
  z.strictObject({
    type: z.literal('phone_number'),
    title: within(20),
    payload: z.string().regex(/^\+\d{8,15}$/),
  }),
  z.strictObject({ type: z.literal('postback'), title: within(20), payload: within(1_000) }),
]);

const template = z.discriminatedUnion('template_type', [
  z.strictObject({
    template_type: z.literal('button'),
    text: within(640),
    buttons: z.array(button).min(1).max(3),
  }),
  z.strictObject({
    template_type: z.literal('generic'),
    elements: z
      .array(
        z.strictObject({
          title: within(80),
          subtitle: within(80).optional(),
          image_url: z.url().optional(),
          buttons: z.array(button).min(1).max(3).optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
  z.strictObject({
    template_type: z.literal('media'),
    elements: z
      .array(
        z.strictObject({
          media_type: z.enum(['image', 'video']),
          attachment_id: z.string().min(1),
          buttons: z.array(button).min(1).max(3).optional(),
        }),
      )
      .length(1),
  }),
]);

const common = {
  quick_replies: z.array(quickReply).min(1).max(13).optional(),
  metadata: within(1_000).optional(),
};

const contentSchema = z.union([
  z.strictObject({ text: within(2_000).regex(/\S/), ...common }),
  z.strictObject({
    attachment: z.union([
      z.strictObject({
        type: z.literal('image'),
        payload: z.strictObject({ attachment_id: z.string().min(1) }),
      }),
      z.strictObject({ type: z.literal('template'), payload: template }),
    ]),
    ...common,
  }),
]);

const recipient = z.union([
  z.strictObject({ id: z.string().min(1) }),
  z.strictObject({ comment_id: z.string().min(1) }),
]);

/** `POST /{page}/messages` with a message. */
export const messageSchema = z.strictObject({
  recipient,
  messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']),
  tag: z.string().optional(),
  message: contentSchema,
});

export type FakeMessage = z.infer<typeof messageSchema>;

/** `POST /{page}/messages` without one. */
export const actionSchema = z.strictObject({
  recipient: z.strictObject({ id: z.string().min(1) }),
  sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']),
});

export const uploadSchema = z.strictObject({
  attachment: z.strictObject({
    type: z.literal('image'),
    payload: z.strictObject({ is_reusable: z.literal(true) }),
  }),
});

/** What a person sees of it. */
export interface Shown {
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  readonly links: readonly { readonly title: string; readonly to: string }[];
  readonly asksForPhone: boolean;
  /** Id of the picture. */
  readonly attachmentId: string | undefined;
}

export function shown(message: FakeMessage['message']): Shown {
  const replies = message.quick_replies ?? [];
  return {
    text: textOf(message),
    buttons: replies.flatMap((reply) => (reply.content_type === 'text' ? [reply] : [])),
    links: linksOf(message),
    asksForPhone: replies.some((reply) => reply.content_type === 'user_phone_number'),
    attachmentId: pictureOf(message),
  };
}

function textOf(message: FakeMessage['message']): string {
  if ('text' in message) return message.text;
  const { attachment } = message;
  const isButtons = attachment.type === 'template' && attachment.payload.template_type === 'button';
  return isButtons && 'text' in attachment.payload ? attachment.payload.text : '';
}

function linksOf(message: FakeMessage['message']): Shown['links'] {
  if ('text' in message || message.attachment.type !== 'template') return [];
  const { payload } = message.attachment;
  const buttons =
    payload.template_type === 'button'
      ? payload.buttons
      : payload.elements.flatMap(({ buttons: own = [] }) => own);
  return buttons.map((each) => ({
    title: each.title,
    to: each.type === 'web_url' ? each.url : each.payload,
  }));
}

function pictureOf(message: FakeMessage['message']): string | undefined {
  if ('text' in message) return undefined;
  const { attachment } = message;
  if (attachment.type === 'image') return attachment.payload.attachment_id;
  if (attachment.payload.template_type !== 'media') return undefined;
  return attachment.payload.elements[0]?.attachment_id;
}
