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
}

/** A picture, and what it shows in words, for who cannot see it: said with it, or behind the text. */
export interface CaptionedImage {
  readonly order: PictureOrder;
  readonly caption: string;
}

/**
 * One send: a message already cut to what the platform carries. A part either shows its choices as
 * buttons or has none left (they are numbered lines of the text). A part with an image has no buttons.
 */
export interface OutboundPart {
  readonly text: string;
  readonly buttons: readonly Choice[];
  /** Sent with the text where the platform carries both, else with an empty text. */
  readonly image?: PictureOrder;
}
