import { commentOfContact } from '../../../core/shared/commentContact.ts';
import type { Choice, Link, OutboundPart } from '../../../core/messaging/outbound.ts';

/** A request of the Send API (`POST /{version}/{page}/messages`). */
export type MessengerMessage = Envelope & { readonly message: Content };

type Envelope = {
  readonly recipient: { readonly id: string } | { readonly comment_id: string };
} & (
  | {
      /** Within 24 hours of the person's last deed; Meta treats `UPDATE` the same. */
      readonly messaging_type: 'RESPONSE';
    }
  | {
      /** What a person of ours wrote, within seven days; no other tag is left. */
      readonly messaging_type: 'MESSAGE_TAG';
      readonly tag: 'HUMAN_AGENT';
    }
);

type Content = (Words | Attached) & {
  readonly quick_replies?: readonly QuickReply[];
  /** Comes back in the echo. */
  readonly metadata: string;
};

interface Words {
  readonly text: string;
}

interface Attached {
  readonly attachment: Picture | ButtonTemplate;
}

interface Picture {
  readonly type: 'image';
  readonly payload: { readonly attachment_id: string };
}

interface ButtonTemplate {
  readonly type: 'template';
  readonly payload: {
    readonly template_type: 'button';
    readonly text: string;
    readonly buttons: readonly LinkButton[];
  };
}

type LinkButton =
  | { readonly type: 'web_url'; readonly title: string; readonly url: string }
  | { readonly type: 'phone_number'; readonly title: string; readonly payload: string };

type QuickReply =
  | { readonly content_type: 'text'; readonly title: string; readonly payload: string }
  | { readonly content_type: 'user_phone_number' };

/** How a part goes out. */
export interface RenderOptions {
  /** Our id of the send. */
  readonly id: string;
  /** Meta's id of the part's picture: then the part has no text. */
  readonly attachmentId?: string | undefined;
  /** An answer when absent. */
  readonly kind?: 'response' | 'human_agent';
}

/** The part as Messenger takes it; expects it within Messenger's capabilities. */
export function render(
  contact: string,
  part: OutboundPart,
  { id, attachmentId, kind = 'response' }: RenderOptions,
): MessengerMessage {
  const content = attachmentId === undefined ? wordsOf(part) : pictureOf(attachmentId);
  const quickReplies = quickRepliesOf(part);
  return {
    recipient: recipientOf(contact),
    ...TYPES[kind],
    message: {
      ...content,
      ...(quickReplies.length === 0 ? {} : { quick_replies: quickReplies }),
      metadata: id,
    },
  };
}

const TYPES = {
  response: { messaging_type: 'RESPONSE' },
  human_agent: { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
} as const;

function recipientOf(contact: string): MessengerMessage['recipient'] {
  const comment = commentOfContact(contact);
  return comment === undefined ? { id: contact } : { comment_id: comment };
}

function wordsOf({ text, links = [] }: OutboundPart): Words | Attached {
  if (links.length === 0) return { text };
  const payload = { template_type: 'button' as const, text, buttons: links.map(toLinkButton) };
  return { attachment: { type: 'template', payload } };
}

function pictureOf(attachmentId: string): Attached {
  return { attachment: { type: 'image', payload: { attachment_id: attachmentId } } };
}

function toLinkButton(link: Link): LinkButton {
  const { title } = link;
  return link.kind === 'url'
    ? { type: 'web_url', title, url: link.url }
    : { type: 'phone_number', title, payload: link.phone };
}

/** The phone comes first: it answers the question with one tap. */
function quickRepliesOf({ buttons, contactRequest }: OutboundPart): readonly QuickReply[] {
  const phone =
    contactRequest?.asks === 'phone' ? [{ content_type: 'user_phone_number' as const }] : [];
  return [...phone, ...buttons.map(toQuickReply)];
}

function toQuickReply({ title, payload }: Choice): QuickReply {
  return { content_type: 'text', title, payload };
}
