import type { Scope } from '../../core/desk/viewer.ts';
import type { Session } from '../../core/flow/types.ts';
import type { Standing } from '../../core/messaging/window.ts';
import type { ContactKey } from '../../core/shared/contact.ts';

/** What a list of conversations shows; times are epoch milliseconds. */
export interface TalkRow {
  /** Id of the contact: a conversation has no other. */
  readonly id: string;
  readonly contact: ContactKey;
  readonly name?: string;
  readonly phone?: string;
  readonly leadId?: string;
  readonly province?: string;
  readonly commune?: string;
  /** Since when a person is asked for; absent: nobody asks. */
  readonly askedAt?: number;
  /** Why: `asked`, `turn_failed`, `window_closed`, …; the latest. */
  readonly reason?: string;
  /** Who has the conversation now. */
  readonly holder?: string;
  readonly takenAt?: number;
  /** When the first word came that nobody has answered. */
  readonly waitingSince?: number;
  /** When the bot takes the conversation back by itself. */
  readonly returnAt?: number;
  /** The latest that the person wrote or showed, `InboundContent`, unchecked. */
  readonly last?: unknown;
}

export interface TalkQuery {
  /** `open`: a person is asked for, or somebody has it; `mine`: the viewer has it. */
  readonly view: 'open' | 'mine';
  readonly staffId: string;
  readonly now: number;
  /** Milliseconds that a person waits before the bot takes a conversation back. */
  readonly patience: number;
  /** Rows, 1 to 100. */
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: string | undefined;
}

export interface TalkList {
  /** The longest waiting first. */
  readonly rows: readonly TalkRow[];
  readonly next?: string;
}

/** One conversation as it stands. */
export interface Talk extends TalkRow {
  readonly standing: Standing;
  /** Who silences the bot beside our own people: a person in the platform's inbox, another program. */
  readonly otherSpeaker?: 'person' | 'app';
  readonly known: Session['known'];
}

/** One thing said, by either side, as it was stored. */
export interface TalkUtterance {
  readonly id: string;
  readonly from: 'person' | 'bot' | 'colleague';
  /** Of a colleague: their id. */
  readonly by?: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `InboundContent` or `OutboundPart`, unchecked. */
  readonly content: unknown;
  /** Of a send: pending, sent, failed. */
  readonly delivery?: string;
  /** Of a send that failed: why. */
  readonly code?: string;
}

export interface TalkPage {
  /** Oldest first. */
  readonly said: readonly TalkUtterance[];
  /** What to ask for what was said before; absent: that is all. */
  readonly earlier?: string;
}

/** Conversations as the desk reads them; what lies outside the scope is not found. */
export interface TalkReader {
  list(scope: Scope, query: TalkQuery): Promise<TalkList>;
  find(
    scope: Scope,
    id: string,
    at: Pick<TalkQuery, 'now' | 'patience'>,
  ): Promise<Talk | undefined>;
  /** The latest, or what was said before `before`; whoever asks has found the conversation. */
  said(id: string, before?: string): Promise<TalkPage>;
  isWithin(scope: Scope, id: string): Promise<boolean>;
}

/** What is asked of a person in conversations. */
export interface PersonRequests {
  /** Nothing is asked any longer; false when nothing was. */
  settle(id: string, staffId: string): Promise<boolean>;
}
