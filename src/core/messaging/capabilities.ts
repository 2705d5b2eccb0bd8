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
  /** Buttons that open a page or call a number, beside a text of at most `textLength`. */
  readonly links: {
    readonly count: number;
    readonly titleLength: number;
    readonly textLength: number;
    /** True where they share their places with the other buttons. */
    readonly countWithButtons: boolean;
  };
}

/**
 * The limits of both platforms.
 *
 * - Zalo: text 2,000; at most 5 buttons, title 100, payload 1,000 (consultation message v3), of
 *   which four characters mark a tap, because it comes back as if it had been typed. A picture is
 *   the template of a message, as buttons are, so one send has one of them.
 * - Messenger: text 2,000; at most 13 quick replies, title 20, payload 1,000
 *   (developers.facebook.com, Messenger Platform, "Quick Replies" and "Send API"). A message has
 *   either a text or an attachment.
 */
export const CAPABILITIES: Readonly<Record<ChannelName, Capabilities>> = {
  zalo: {
    textLength: 2_000,
    buttons: { count: 5, titleLength: 100, payloadLength: 996 },
    image: 'with_text',
    links: { count: 5, titleLength: 100, textLength: 2_000, countWithButtons: true },
  },
  messenger: {
    textLength: 2_000,
    buttons: { count: 13, titleLength: 20, payloadLength: 1_000 },
    image: 'alone',
    // A button template ("Button Template").
    links: { count: 3, titleLength: 20, textLength: 640, countWithButtons: false },
  },
};
