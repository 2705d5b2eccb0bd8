import type { ChannelName } from '../shared/contact.ts';

/** What a platform carries in one message; lengths are characters after NFC, never bytes. */
export interface Capabilities {
  readonly textLength: number;
  readonly buttons: {
    readonly count: number;
    readonly titleLength: number;
    readonly payloadLength: number;
  };
}

/**
 * The limits of both platforms.
 *
 * - Zalo: text 2,000; at most 5 buttons, title 100, payload 1,000 (consultation message v3), of
 *   which four characters mark a tap, because it comes back as if it had been typed.
 * - Messenger: text 2,000; at most 13 quick replies, title 20, payload 1,000
 *   (developers.facebook.com, Messenger Platform, "Quick Replies" and "Send API").
 */
export const CAPABILITIES: Readonly<Record<ChannelName, Capabilities>> = {
  zalo: { textLength: 2_000, buttons: { count: 5, titleLength: 100, payloadLength: 996 } },
  messenger: { textLength: 2_000, buttons: { count: 13, titleLength: 20, payloadLength: 1_000 } },
};
