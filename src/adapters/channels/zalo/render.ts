import type { OutboundPart } from '../../../core/messaging/outbound.ts';
import { tapText } from './tap.ts';

/** A consultation message (`POST /v3.0/oa/message/cs`). */
export interface ZaloMessage {
  readonly recipient: { readonly user_id: string };
  readonly message: {
    readonly text: string;
    readonly attachment?: {
      readonly type: 'template';
      readonly payload: { readonly buttons: readonly ZaloButton[] };
    };
  };
}

/** Tapping sends `payload` as the person's message without showing it. */
interface ZaloButton {
  readonly title: string;
  readonly type: 'oa.query.hide';
  readonly payload: string;
}

/** The part as Zalo takes it; expects it within Zalo's capabilities. */
export function render(userId: string, { text, buttons }: OutboundPart): ZaloMessage {
  const recipient = { user_id: userId };
  if (buttons.length === 0) return { recipient, message: { text } };
  const payload = { buttons: buttons.map(toButton) };
  return { recipient, message: { text, attachment: { type: 'template', payload } } };
}

function toButton({ title, payload }: OutboundPart['buttons'][number]): ZaloButton {
  return { title, type: 'oa.query.hide', payload: tapText(payload) };
}
