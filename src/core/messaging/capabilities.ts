import type { ChannelName } from '../shared/contact.ts';
import type { WindowRule } from './window.ts';

/** What a platform carries in one message; lengths are characters after NFC, never bytes. */
export interface Layout {
  readonly textLength: number;
  readonly buttons: ButtonLimits;
  /** Whether a picture goes in one send with a text (but no buttons), or in one of its own. */
  readonly image: 'with_text' | 'alone';
  /** Messages with a form of their own; absent: the platform has none of that kind. */
  readonly templates: Templates;
  /** Buttons that open a page or call a number, beside a text of at most `textLength`. */
  readonly links: {
    readonly count: number;
    readonly titleLength: number;
    readonly textLength: number;
    /** True where they share their places with the other buttons. */
    readonly countWithButtons: boolean;
  };
}

/** What a platform carries, when, and how often. */
export interface Capabilities extends Layout {
  /** The largest picture that may be uploaded. */
  readonly imageBytes: number;
  /** How long after a person's last deed something may be sent, in order; afterwards nothing may. */
  readonly windows: readonly WindowRule[];
  /** How long a click on an advertisement that leads to the chat keeps the window open, if it does. */
  readonly adClickOpens: number | undefined;
  readonly rates: Rates;
  /** True when the platform's echo of a send names our own id of it: it can settle an unknown outcome. */
  readonly echoNamesUs: boolean;
}

export interface ButtonLimits {
  readonly count: number;
  readonly titleLength: number;
  readonly payloadLength: number;
}

export interface Templates {
  /** A text with buttons that stay in the conversation. */
  readonly buttons?: ButtonLimits & { readonly textLength: number };
  /** Cards beside each other, each with a title, a line and buttons. */
  readonly cards?: {
    readonly count: number;
    readonly titleLength: number;
    readonly subtitleLength: number;
    readonly buttons: ButtonLimits;
  };
  /** The platform's own form that asks for name, phone and address: a send of its own, without words. */
  readonly contactForm?: { readonly titleLength: number; readonly subtitleLength: number };
  /** A button beside the words that answers with the phone number the platform knows. */
  readonly phoneReply?: boolean;
}

/** What the platform takes from one account, and the codes by which it says that it was too much. */
export interface Rates {
  /** Messages of any kind. */
  readonly messages: Rate;
  /** Pictures, sound and film; they count as messages as well. */
  readonly media?: Rate;
  /** Private answers to comments. */
  readonly privateReplies?: Rate;
  /** Reading conversations. */
  readonly conversations?: Rate;
  readonly exceededCodes: readonly string[];
}

/** At most `count` in `seconds`. */
export interface Rate {
  readonly count: number;
  readonly seconds: number;
}

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;

/**
 * The limits of both platforms.
 *
 * - Zalo: text 2,000; at most 5 buttons, title 100, payload 1,000 (consultation message v3), of
 *   which four characters mark a tap, because it comes back as if it had been typed. A picture is
 *   the template of a message, as buttons are, so one send has one of them. 48 hours free, up to 7
 *   days paid; 4,000 requests a minute for the app (docs.zaloplatforms.com, OA).
 * - Messenger: text 2,000; at most 13 quick replies, title 20, payload 1,000
 *   (developers.facebook.com, Messenger Platform, "Quick Replies" and "Send API"). A message has
 *   either a text or an attachment. 24 hours, then up to 7 days what a person wrote ("Messenger
 *   Platform policy"); 300 calls a second for text, 10 for media, 750 private replies an hour, 2 a
 *   second for conversations ("Rate limiting").
 */
export const CAPABILITIES: Readonly<Record<ChannelName, Capabilities>> = {
  zalo: {
    textLength: 2_000,
    buttons: { count: 5, titleLength: 100, payloadLength: 996 },
    image: 'with_text',
    imageBytes: 1_000_000,
    templates: { contactForm: { titleLength: 100, subtitleLength: 500 } },
    windows: [
      { kind: 'free', lasts: 48 * HOUR },
      { kind: 'paid', lasts: 7 * DAY },
    ],
    adClickOpens: undefined,
    rates: {
      messages: { count: 4_000, seconds: 60 },
      exceededCodes: ['-32', 'http_429'],
    },
    echoNamesUs: false,
    links: { count: 5, titleLength: 100, textLength: 2_000, countWithButtons: true },
  },
  messenger: {
    textLength: 2_000,
    buttons: { count: 13, titleLength: 20, payloadLength: 1_000 },
    image: 'alone',
    imageBytes: 8_000_000,
    templates: {
      buttons: { textLength: 640, count: 3, titleLength: 20, payloadLength: 1_000 },
      cards: {
        count: 10,
        titleLength: 80,
        subtitleLength: 80,
        buttons: { count: 3, titleLength: 20, payloadLength: 1_000 },
      },
      phoneReply: true,
    },
    windows: [
      { kind: 'free', lasts: DAY },
      { kind: 'person', lasts: 7 * DAY },
    ],
    adClickOpens: 7 * DAY,
    rates: {
      messages: { count: 300, seconds: 1 },
      media: { count: 10, seconds: 1 },
      privateReplies: { count: 750, seconds: 3_600 },
      conversations: { count: 2, seconds: 1 },
      exceededCodes: ['4', '4/2018022', '17', '32', '613', '80006', 'http_429'],
    },
    echoNamesUs: true,
    // A button template ("Button Template").
    links: { count: 3, titleLength: 20, textLength: 640, countWithButtons: false },
  },
};
