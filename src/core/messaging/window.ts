import type { InboundContent } from './inbound.ts';

/**
 * A stretch of time after a person's last deed: `free`, anybody may answer; `paid`, the platform
 * charges for it; `person`, only what a human being wrote.
 */
export interface WindowRule {
  readonly kind: 'free' | 'paid' | 'person';
  /** Milliseconds since the deed. */
  readonly lasts: number;
}

export type WindowKind = WindowRule['kind'];

/**
 * Why something is sent. `reply`: the bot answers what somebody did; `proactive`: the bot writes by
 * itself; `person`: a human being wrote it; `farewell`: the one confirmation of stopping or erasing;
 * `private_reply`: the one answer to a comment, whose writer is no contact yet and has no window.
 */
export const SEND_PURPOSES = ['reply', 'proactive', 'person', 'farewell', 'private_reply'] as const;
export type SendPurpose = (typeof SEND_PURPOSES)[number];

/** Where we stand with somebody; times are epoch milliseconds. */
export interface Standing {
  /** The person's last deed by the platform's time; undefined: none is known. */
  readonly interactedAt?: number | undefined;
  /** The last click on an advertisement that led into the chat. */
  readonly adClickedAt?: number | undefined;
  /** The platform said at that time that the window is closed, whatever we think. */
  readonly closedAt?: number | undefined;
  /** True after "dừng" or unfollowing: nothing may be sent. */
  readonly stopped: boolean;
  /** Until when the bot is silent because somebody else speaks; `Infinity`: until it is told. */
  readonly pausedUntil?: number | undefined;
  /** When a human being spoke to the person last. */
  readonly spokenToAt?: number | undefined;
}

/** A send that is asked about. */
export interface SendQuestion {
  readonly purpose: SendPurpose;
  readonly standing: Standing;
  /** Epoch milliseconds. */
  readonly now: number;
  /** True when the operator lets the bot send what the platform charges for. */
  readonly mayPay: boolean;
}

/** Why nothing is sent. */
export type RefusalCode = 'window_closed' | 'stopped' | 'paused';

export type SendVerdict =
  | { readonly kind: 'may_go'; readonly window: WindowKind }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

/** A platform's rules, as `capabilities.ts` has them. */
export interface Windows {
  readonly windows: readonly WindowRule[];
  /** Milliseconds that a click on an advertisement opens, if it does. */
  readonly adClickOpens: number | undefined;
}

/** Whether something may be sent to somebody now; asked before the platform is. */
export function judgeSend(question: SendQuestion, windows: Windows): SendVerdict {
  const { purpose, standing, now } = question;
  if (purpose === 'farewell' || purpose === 'private_reply')
    return { kind: 'may_go', window: 'free' };
  if (standing.stopped) return refused('stopped');
  if (purpose !== 'person' && isPaused(standing, now)) return refused('paused');
  const window = windowOf(standing, now, windows);
  return window !== undefined && mayUse(window, question)
    ? { kind: 'may_go', window }
    : refused('window_closed');
}

/** The window somebody is in; undefined when it is closed. */
export function windowOf(
  { interactedAt = -Infinity, adClickedAt = -Infinity, closedAt }: Standing,
  now: number,
  { windows, adClickOpens = 0 }: Windows,
): WindowKind | undefined {
  if (closedAt !== undefined && closedAt >= Math.max(interactedAt, adClickedAt)) return undefined;
  if (now < adClickedAt + adClickOpens) return 'free';
  return windows.find(({ lasts }) => now < interactedAt + lasts)?.kind;
}

/** Until when something may be sent that a human being wrote, epoch milliseconds; undefined: not now. */
export function openUntil(standing: Standing, now: number, windows: Windows): number | undefined {
  if (standing.stopped || windowOf(standing, now, windows) === undefined) return undefined;
  const { interactedAt = -Infinity, adClickedAt = -Infinity } = standing;
  const longest = Math.max(0, ...windows.windows.map(({ lasts }) => lasts));
  return Math.max(interactedAt + longest, adClickedAt + (windows.adClickOpens ?? 0));
}

/** True while somebody else speaks with the person. */
export function isPaused({ pausedUntil }: Standing, now: number): boolean {
  return pausedUntil !== undefined && now < pausedUntil;
}

/** True for what a person does; leaving is a deed too, but it opens nothing. */
export function opensWindow({ kind }: InboundContent): boolean {
  return kind !== 'left' && kind !== 'withdrew';
}

function mayUse(window: WindowKind, { purpose, mayPay }: SendQuestion): boolean {
  switch (window) {
    case 'free':
      return true;
    case 'paid':
      return purpose === 'person' || mayPay;
    case 'person':
      return purpose === 'person';
  }
}

function refused(code: RefusalCode): SendVerdict {
  return { kind: 'refused', code };
}
