import type { OutboundPart } from '../../../core/messaging/outbound.ts';

/** A request of the Send API (`POST /{version}/{page}/messages`). */
export interface MessengerMessage {
  readonly recipient: { readonly id: string };
  /** An answer within 24 hours of the person's last word; anything else is not sent. */
  readonly messaging_type: 'RESPONSE';
  readonly message: (Words | Picture) & {
    /** Comes back in the echo. */
    readonly metadata: string;
  };
}

interface Words {
  readonly text: string;
  readonly quick_replies?: readonly QuickReply[];
}

interface Picture {
  readonly attachment: {
    readonly type: 'image';
    readonly payload: { readonly attachment_id: string };
  };
}

interface QuickReply {
  readonly content_type: 'text';
  readonly title: string;
  readonly payload: string;
}

/**
 * The part as Messenger takes it; expects it within Messenger's capabilities. `id` is ours,
 * `attachmentId` Meta's of the part's picture: then the part has no text.
 */
export function render(
  psid: string,
  part: OutboundPart,
  id: string,
  attachmentId?: string,
): MessengerMessage {
  const content = attachmentId === undefined ? wordsOf(part) : pictureOf(attachmentId);
  return {
    recipient: { id: psid },
    messaging_type: 'RESPONSE',
    message: { ...content, metadata: id },
  };
}

function wordsOf({ text, buttons }: OutboundPart): Words {
  const quickReplies = buttons.map(toQuickReply);
  return { text, ...(quickReplies.length === 0 ? {} : { quick_replies: quickReplies }) };
}

function pictureOf(attachmentId: string): Picture {
  return { attachment: { type: 'image', payload: { attachment_id: attachmentId } } };
}

function toQuickReply({ title, payload }: OutboundPart['buttons'][number]): QuickReply {
  return { content_type: 'text', title, payload };
}
