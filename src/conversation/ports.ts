import type { ContactKey } from '../core/shared/contact.ts';
import type { IgnoredItem, InboundEvent } from '../core/messaging/inbound.ts';
import type { OutboundPart } from '../core/messaging/outbound.ts';
import type { PlatformSignal } from '../core/messaging/signal.ts';
import type { WindowKind } from '../core/messaging/window.ts';
import type { PictureOrder } from '../core/shared/pictureOrder.ts';

/** Facts, not prose: an event name and ids. Never a name, phone, message text or token. */
export interface Log {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}

export type LogFacts = Readonly<Record<string, unknown>>;

/** Epoch milliseconds now. */
export type Clock = () => number;

/** What became of a raw webhook, before anything is stored. */
export type WebhookReading =
  | {
      readonly kind: 'accepted';
      readonly events: readonly InboundEvent[];
      readonly ignored: readonly IgnoredItem[];
      readonly signals: readonly PlatformSignal[];
    }
  /** The platform tries the URL: 200 and nothing else. */
  | { readonly kind: 'probe' }
  | { readonly kind: 'not_signed' }
  | { readonly kind: 'malformed' };

/** The raw request of a webhook: bytes as received, header names in lower case. */
export interface RawWebhook {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * A platform as the rest of the house sees it. `read` is pure; `send` throws `DeliveryError` and
 * nothing else.
 */
export interface Channel {
  /** Verifies over the raw bytes first; parses only what is signed. */
  read(webhook: RawWebhook, receivedAt: number): WebhookReading;
  /** Sends one part, its picture drawn and uploaded to one person. Resolves to the platform's message id when it gave one. */
  send(to: ContactKey, part: OutboundPart, options: SendOptions): Promise<SendReceipt>;
  /**
   * Shows that an answer is being written, where the platform can. Returns at once, is never repeated
   * and never throws: nobody misses it.
   */
  showTyping?(to: ContactKey): void;
}

export interface SendOptions {
  /** Our id of this send, where the platform can carry it (`metadata`). */
  readonly id: string;
  /** The window it goes through, `free` when absent: `person` needs Messenger's HUMAN_AGENT tag. */
  readonly window?: WindowKind;
}

export interface SendReceipt {
  readonly platformId?: string;
  /** What the platform charged the message to, when it says so (Zalo `quota_type`). */
  readonly quota?: string;
}

/**
 * Why a send failed, decided where the platform's answer is known.
 *
 * - `retry`: it did not arrive, try again with back-off.
 * - `unknown`: it may have arrived (time-out): one late repeat at most.
 * - `contact_closed`: this person cannot be written to now (window, block): stop for this person.
 * - `permanent`: this message will never be accepted: drop it and say so in the log.
 * - `needs_operator`: token, permission or account: a person must act; try again later.
 */
export type DeliveryFailure =
  'retry' | 'unknown' | 'contact_closed' | 'permanent' | 'needs_operator';

/** A platform's failure. The message carries the platform's code, never tokens or texts. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly failure: DeliveryFailure;
  /** The platform's own code, e.g. `-230` or `10/2018278`, or `timeout`, `http_500`. */
  readonly code: string;
  /** Milliseconds the platform asked us to wait, when it said so. */
  readonly retryAfter?: number;
  /** How often it may be repeated, where that is seldomer than its class says. */
  readonly repeats?: number;

  constructor(
    failure: DeliveryFailure,
    code: string,
    options: { retryAfter?: number; repeats?: number; cause?: unknown } = {},
  ) {
    super(`the platform refused a message: ${code} (${failure})`, { cause: options.cause });
    this.failure = failure;
    this.code = code;
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter;
    if (options.repeats !== undefined) this.repeats = options.repeats;
  }
}

/** An access token that must not be lost: read, and replaced by one process at a time. */
export interface TokenStore {
  /** The pair stored last, or undefined before the first. */
  load(account: string): Promise<TokenPair | undefined>;
  /**
   * Runs `renew` while holding the account's lock across all processes, with the pair stored last;
   * what it returns is stored before it is handed out. When another process renewed meanwhile,
   * `renew` receives the newer pair and may return it unchanged.
   */
  renew(account: string, renew: RenewTokens): Promise<TokenPair>;
}

/** Before a refresh token is sent to the platform it is said to `using`. */
export type RenewTokens = (current: TokenPair | undefined, using: NoteUse) => Promise<TokenPair>;

/**
 * Notes, durably before it resolves, that a refresh token that works once is about to be used. Resolves
 * to the time (epoch milliseconds) of an earlier use of the same token that came to no end we know
 * of: its answer may have been lost.
 */
export type NoteUse = (refreshToken: string) => Promise<number | undefined>;

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Epoch milliseconds at which the access token dies. */
  readonly expiresAt: number;
  /** Epoch milliseconds at which this pair was stored. */
  readonly renewedAt: number;
}

/** A language model behind whatever server; asked only for what is checked afterwards. */
export interface Model {
  /** As the server calls it. */
  readonly name: string;
  /** False while it failed too often of late: it is not asked then. */
  isAvailable(): boolean;
  /** Resolves to what it wrote within the deadline, retries included; rejects with `ModelError` only. */
  ask(prompt: ModelPrompt, options: { readonly signal: AbortSignal }): Promise<ModelReply>;
}

export interface ModelPrompt {
  readonly system: string;
  readonly user: string;
}

export interface ModelReply {
  /** Meant to be JSON; unchecked. */
  readonly written: string;
  /** As the server counted them; undefined when it did not. */
  readonly tokens: { readonly sent: number; readonly written: number } | undefined;
}

/** Why a model has no answer: `code` is an HTTP status or a word, never a text of anybody. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: string;

  /** @param code `timeout`, `http_429`, `resting`, `busy`, `empty`, `cut`, `network`. */
  constructor(code: string, options: { cause?: unknown } = {}) {
    super(`the model has no answer: ${code}`, options);
    this.code = code;
  }
}

/** Draws SVG. */
export interface PictureRenderer {
  /** A PNG of a whole SVG document, in our own font, `zoom` times its size; rejects when it cannot be drawn. */
  png(svg: string, zoom?: number): Promise<Uint8Array>;
}

/** A picture, and what it shows in words. */
export interface PaintedPicture {
  readonly png: Uint8Array;
  readonly text: string;
}

/**
 * Draws a picture from its data; rejects when that cannot be drawn. A picture of more than `mostBytes` is
 * drawn smaller as far as it stays readable; the last try is handed out whatever its size.
 */
export type Paint = (order: PictureOrder, mostBytes?: number) => Promise<PaintedPicture>;

/** Counts what happens, for `/metrics`. Labels are few and never personal. */
export interface Meter {
  count(counter: Counter, labels: Readonly<Record<string, string>>, by?: number): void;
  /** Records how long something took, in milliseconds. */
  took(timer: Timer, labels: Readonly<Record<string, string>>, milliseconds: number): void;
}

export type Counter =
  | 'webhooks'
  | 'events'
  | 'ignored'
  | 'duplicates'
  | 'turns'
  | 'sends'
  | 'sends_refused'
  | 'signals'
  | 'pauses'
  | 'replays'
  | 'incidents'
  | 'media_links_dropped'
  | 'sends_charged'
  | 'uploads'
  | 'pictures_left_out'
  | 'model_calls'
  | 'notices'
  | 'crm_events';

export type Timer = 'accept' | 'turn_batch' | 'send' | 'picture' | 'model';

/** Counts calls per key; resolves to the milliseconds to wait, or undefined when the call may go. */
export type RateLimit = (key: string) => Promise<number | undefined>;

/** At most `points` calls of one key in `seconds`. */
export interface RateRule {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}
