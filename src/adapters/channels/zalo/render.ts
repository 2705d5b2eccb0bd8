import type { Link, OutboundPart } from '../../../core/messaging/outbound.ts';
import { tapText } from './tap.ts';

/** A consultation message (`POST /v3.0/oa/message/cs`); its attachment is one template or none. */
export interface ZaloMessage {
  readonly recipient: { readonly user_id: string };
  readonly message: {
    readonly text?: string;
    readonly attachment?: { readonly type: 'template'; readonly payload: ZaloTemplate };
  };
}

type ZaloTemplate =
  | { readonly buttons: readonly ZaloButton[] }
  | {
      readonly template_type: 'media';
      readonly elements: readonly [
        { readonly media_type: 'image'; readonly attachment_id: string },
      ];
    };

type ZaloButton =
  /** Tapping sends `payload` as the person's message without showing it. */
  | { readonly title: string; readonly type: 'oa.query.hide'; readonly payload: string }
  | {
      readonly title: string;
      readonly type: 'oa.open.url';
      readonly payload: { readonly url: string };
    }
  | {
      readonly title: string;
      readonly type: 'oa.open.phone';
      /** Digits with the country's in front, without a plus. */
      readonly payload: { readonly phone_code: string };
    };

/**
 * The part as Zalo takes it; expects it within Zalo's capabilities. `attachmentId` is Zalo's id of
 * the part's picture.
 */
export function render(
  userId: string,
  { text, buttons, links = [] }: OutboundPart,
  attachmentId?: string,
): ZaloMessage {
  const template = templateOf([...buttons.map(toButton), ...links.map(toLinkButton)], attachmentId);
  return {
    recipient: { user_id: userId },
    message: {
      ...(text !== '' && { text }),
      ...(template && { attachment: { type: 'template', payload: template } }),
    },
  };
}

function templateOf(
  buttons: readonly ZaloButton[],
  attachmentId: string | undefined,
): ZaloTemplate | undefined {
  if (attachmentId !== undefined) {
    const element = { media_type: 'image', attachment_id: attachmentId } as const;
    return { template_type: 'media', elements: [element] };
  }
  return buttons.length > 0 ? { buttons } : undefined;
}

function toButton({ title, payload }: OutboundPart['buttons'][number]): ZaloButton {
  return { title, type: 'oa.query.hide', payload: tapText(payload) };
}

function toLinkButton(link: Link): ZaloButton {
  const { title } = link;
  if (link.kind === 'url') return { title, type: 'oa.open.url', payload: { url: link.url } };
  const digits = link.phone.replace(/^\+/, '');
  return { title, type: 'oa.open.phone', payload: { phone_code: digits } };
}
