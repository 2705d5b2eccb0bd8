import type { ContactRequest, Link, OutboundPart } from '../../../core/messaging/outbound.ts';
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
    }
  | {
      readonly template_type: 'request_user_info';
      readonly elements: readonly [
        { readonly title: string; readonly subtitle: string; readonly image_url: string },
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

/** What a part may need beside its own words. */
export interface RenderTools {
  /** Zalo's id of the part's picture. */
  readonly attachmentId?: string | undefined;
  /** The picture on the contact form: an https address that Zalo can reach. */
  readonly formPicture?: string | undefined;
}

/**
 * The part as Zalo takes it; expects it within Zalo's capabilities. Undefined for a contact form where
 * there is no picture for it: the words before it ask the same.
 */
export function render(
  userId: string,
  part: OutboundPart,
  tools: RenderTools = {},
): ZaloMessage | undefined {
  const template = templateOf(part, tools);
  if (part.contactRequest && !template) return undefined;
  return {
    recipient: { user_id: userId },
    message: {
      ...(part.text !== '' && { text: part.text }),
      ...(template && { attachment: { type: 'template', payload: template } }),
    },
  };
}

function templateOf(
  { buttons, links = [], contactRequest }: OutboundPart,
  { attachmentId, formPicture }: RenderTools,
): ZaloTemplate | undefined {
  if (contactRequest) return formOf(contactRequest, formPicture);
  if (attachmentId !== undefined) {
    const element = { media_type: 'image', attachment_id: attachmentId } as const;
    return { template_type: 'media', elements: [element] };
  }
  const shown = [...buttons.map(toButton), ...links.map(toLinkButton)];
  return shown.length > 0 ? { buttons: shown } : undefined;
}

function formOf(
  { title, subtitle }: ContactRequest,
  picture: string | undefined,
): ZaloTemplate | undefined {
  if (picture === undefined) return undefined;
  const element = { title, subtitle, image_url: picture };
  return { template_type: 'request_user_info', elements: [element] };
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
