import type { OutboundPart } from '../../../core/messaging/outbound.ts';

/** A request of the Send API (`POST /{version}/{page}/messages`). */
export interface MessengerMessage {
  readonly recipient: { readonly id: string };
  /** An answer within 24 hours of the person's last word; anything else is not sent. */
  readonly messaging_type: 'RESPONSE';
  readonly message: {
    readonly text: string;
    readonly quick_replies?: readonly QuickReply[];
    /** Comes back in the echo. */
    readonly metadata: string;
  };
}

interface QuickReply {
  readonly content_type: 'text';
  readonly title: string;
  readonly payload: string;
}

/** The part as Messenger takes it; expects it within Messenger's capabilities. */
export function render(
  psid: string,
  { text, buttons }: OutboundPart,
  id: string,
): MessengerMessage {
  const quickReplies = buttons.map(toQuickReply);
  return {
    recipient: { id: psid },
    messaging_type: 'RESPONSE',
    message: {
      text,
      ...(quickReplies.length === 0 ? {} : { quick_replies: quickReplies }),
      metadata: id,
    },
  };
}

function toQuickReply({ title, payload }: OutboundPart['buttons'][number]): QuickReply {
  return { content_type: 'text', title, payload };
}
