import type { ContactKey } from '../shared/contact.ts';
import type { PlatformSignal } from './signal.ts';

/** What a person did on a platform, in words that belong to no platform. */
export type InboundContent =
  | { readonly kind: 'text'; readonly text: string }
  /** A button or quick reply; `payload` is what we gave the platform with the button. */
  | { readonly kind: 'tap'; readonly payload: string; readonly title?: string }
  /** A picture, a voice note…; `caption` holds the words written with it. */
  | {
      readonly kind: 'media';
      readonly media: MediaKind;
      readonly urls: readonly string[];
      readonly caption?: string;
    }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  /** The platform's own contact form (Zalo `user_submit_info`, Messenger phone quick reply). */
  | {
      readonly kind: 'contact_shared';
      readonly name?: string;
      readonly phone?: string;
      readonly address?: string;
    }
  /** Follow, "Get started", chat button or a link with `ref`: the person opened the conversation. */
  | {
      readonly kind: 'opened';
      readonly ref?: string;
      /** True when a click on an advertisement led here: it may open a longer window. */
      readonly fromAd?: true;
    }
  /** Unfollow: the person closed the door; nothing may be sent. */
  | { readonly kind: 'left' }
  /** The person exercised a data right with the platform: erase and stop. */
  | { readonly kind: 'withdrew' };

export type MediaKind = 'image' | 'audio' | 'video' | 'file' | 'sticker' | 'link' | 'other';

/** One thing one person did, ready to be stored and answered. */
export interface InboundEvent extends ContactKey {
  /** Unique per contact: the platform's message id, or a key made of what identifies the event. */
  readonly platformId: string;
  /** When the platform says it happened, epoch milliseconds. */
  readonly sentAt: number;
  readonly content: InboundContent;
}

/** Why an item of a webhook is acknowledged but never answered. */
export type IgnoredReason =
  'echo' | 'receipt' | 'reaction' | 'standby' | 'other_account' | 'unknown_event' | 'malformed';

export interface IgnoredItem {
  readonly reason: IgnoredReason;
  /** The platform's own name of the event; never anything a person wrote. */
  readonly name: string;
}

/** Everything one webhook POST carried. */
export interface ParsedWebhook {
  readonly events: readonly InboundEvent[];
  readonly ignored: readonly IgnoredItem[];
  readonly signals: readonly PlatformSignal[];
}
