import type { PictureOrder } from '../shared/pictureOrder.ts';

/** Something the person may tap instead of typing; `payload` comes back as it was given. */
export interface Choice {
  readonly title: string;
  readonly payload: string;
}

/** One thing the bot says, before any platform's limits are applied. */
export interface OutboundMessage {
  readonly text: string;
  readonly choices: readonly Choice[];
  /** Shown with the text; the text must be enough without it. */
  readonly image?: CaptionedImage;
  /** Offered beside the text, which asks the same in words: who does not use it types. */
  readonly contactRequest?: ContactRequest;
  /** Ways out of the chat; nothing comes back from them. */
  readonly links?: readonly Link[];
}

/** A page to open or a number to call, beside the text. */
export type Link =
  | { readonly kind: 'url'; readonly title: string; readonly url: string }
  /** `phone` is E.164 (`+84…`). */
  | { readonly kind: 'phone'; readonly title: string; readonly phone: string };

/**
 * Asks for the person's contact with the platform's own means; what they give comes back as
 * `contact_shared`. Zalo shows a form for name, phone and address (`request_user_info`), Messenger a
 * quick reply with the phone it knows (`user_phone_number`). Nothing of it may be kept without consent.
 */
export interface ContactRequest {
  /** What the question is for: a form fits `everything`, a button with a phone only `phone`. */
  readonly asks: 'everything' | 'phone';
  /** At most 100 characters. */
  readonly title: string;
  /** At most 500 characters. */
  readonly subtitle: string;
}

/** A picture, and what it shows in words, for who cannot see it: said with it, or behind the text. */
export interface CaptionedImage {
  readonly order: PictureOrder;
  readonly caption: string;
}

/**
 * One send: a message already cut to what the platform carries. A part either shows its choices as
 * buttons or has none left (they are numbered lines of the text). A part with an image has no buttons.
 * A part with a contact request has neither where the request is a form (Zalo): a form is a send of its own, without words.
 */
export interface OutboundPart {
  readonly text: string;
  readonly buttons: readonly Choice[];
  /** Sent with the text where the platform carries both, else with an empty text. */
  readonly image?: PictureOrder;
  readonly contactRequest?: ContactRequest;
  /** As many as the platform shows beside this text; the others are lines of it. */
  readonly links?: readonly Link[];
}
