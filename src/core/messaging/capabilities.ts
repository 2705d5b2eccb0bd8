import type { ChannelName } from '../shared/contact.ts';

/** What a platform carries in one message; lengths are characters after NFC, never bytes. */
export interface Capabilities {
  readonly textLength: number;
  readonly buttons: {
    readonly count: number;
    readonly titleLength: number;
    readonly payloadLength: number;
  };
  /** Whether a picture goes in one send with a text (but no buttons), or in one of its own. */
  readonly image: 'with_text' | 'alone';
  /** Messages with a form of their own; absent: the platform has none of that kind. */
  readonly templates: Templates;
}

export interface Templates {
  /** The platform's own form that asks for name, phone and address: a send of its own, without words. */
  readonly contactForm?: { readonly titleLength: number; readonly subtitleLength: number };
  /** A button beside the words that answers with the phone number the platform knows. */
  readonly phoneReply?: boolean;
}

/**
 * The limits of both platforms.
 *
 * - Zalo: text 2,000; at most 5 buttons, title 100, payload 1,000 (consultation message v3), of
 *   which four characters mark a tap, because it comes back as if it had been typed. A picture is
 *   the template of a message, as buttons are, so one send has one of them. The contact form is a template too: title 100, subtitle 500, an https picture.
 * - Messenger: text 2,000; at most 13 quick replies, title 20, payload 1,000
 *   (developers.facebook.com, Messenger Platform, "Quick Replies" and "Send API"). A message has
 *   either a text or an attachment.
 */
export const CAPABILITIES: Readonly<Record<ChannelName, Capabilities>> = {
  zalo: {
    textLength: 2_000,
    buttons: { count: 5, titleLength: 100, payloadLength: 996 },
    image: 'with_text',
    templates: { contactForm: { titleLength: 100, subtitleLength: 500 } },
  },
  messenger: {
    textLength: 2_000,
    buttons: { count: 13, titleLength: 20, payloadLength: 1_000 },
    image: 'alone',
    templates: { phoneReply: true },
  },
};
