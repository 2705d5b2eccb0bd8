import type { Viewer } from '../../core/desk/viewer.ts';
import type { OutboundMessage, OutboundPart } from '../../core/messaging/outbound.ts';
import type { RefusalCode } from '../../core/messaging/window.ts';
import type { ChannelName, ContactKey } from '../../core/shared/contact.ts';
import type { StaffSaid } from '../../core/staffChat/said.ts';
import type { AuditEntry } from '../desk/audit.ts';
import type { LeadCase, LeadCases, Roster } from '../leads/ports.ts';
import type { StaffTap } from '../../core/staffChat/tap.ts';

/** A chat account that a colleague linked. */
export interface ChatLink {
  readonly channel: ChannelName;
  /** Epoch milliseconds. */
  readonly linkedAt: number;
  /** Why nothing can be told there now; absent: it can. */
  readonly closed?: RefusalCode;
}

/** What became of a code that somebody wrote. */
export type CodeUse =
  | { readonly kind: 'linked'; readonly staffId: string }
  /** Never made, used, replaced, over, or of somebody switched off: whoever asks cannot tell which. */
  | { readonly kind: 'unknown' }
  /** This contact, or all together, guessed too often within the hour. */
  | { readonly kind: 'too_many' };

/** Which colleague stands behind which contact; only active colleagues are linked. */
export interface ChatLinks {
  /**
   * Keeps the hash of a code; every older one of this colleague is gone. False when somebody else's
   * live code has the same: then nothing is kept and another one must be drawn.
   */
  putCode(
    staffId: string,
    code: { readonly hash: string; readonly expiresAt: number },
  ): Promise<boolean>;
  /** When this colleague's code ends, epoch milliseconds; undefined: there is none. */
  codeUntil(staffId: string): Promise<number | undefined>;
  linksOf(staffId: string): Promise<readonly ChatLink[]>;
  /** False when nothing was linked there. */
  unlink(staffId: string, channel: ChannelName): Promise<boolean>;
  /** Where an active colleague can be told something, whoever wrote last first. */
  contactsOf(staffId: string): Promise<readonly LinkedContact[]>;
}

export interface LinkedContact extends ContactKey {
  readonly contactId: string;
}

/** What a colleague may be told a lead is about, when it lies within their communes. */
export interface ToldLead extends LeadCase {
  readonly wish: string;
}

/** Leads as notices tell them. */
export interface ToldLeads {
  /** Undefined when there is none of that id in the communes of this active colleague. */
  find(staffId: string, leadId: string): Promise<ToldLead | undefined>;
}

/** Something said to the desk that waits to be done. */
export interface WaitingWord {
  readonly id: string;
  readonly contactId: string;
  readonly channel: ChannelName;
  readonly said: StaffSaid;
  /** The text as it was written, for a code in it; empty when the person was erased meanwhile. */
  readonly text: string;
}

/** What can be reached while a word is worked on: all of it is stored with the answer, or none. */
export interface WordWork {
  readonly cases: LeadCases;
  readonly roster: Roster;
  /** Who the contact is linked to; undefined: nobody, or somebody switched off. */
  viewer(): Promise<Viewer | undefined>;
  /** Uses a code for this contact; wrong ones are counted. */
  useCode(hash: string): Promise<CodeUse>;
  /** Ends the link of this contact. */
  unlink(): Promise<void>;
  counts(viewer: Viewer, until: number): Promise<WorkCounts>;
  audit(entry: AuditEntry): Promise<void>;
}

/** What a colleague has to do today. */
export interface WorkCounts {
  /** Given and not yet claimed. */
  readonly fresh: number;
  /** Promised to be called again by the end of today. */
  readonly due: number;
  readonly overdue: number;
}

/** What is answered, and what is asked with it. */
export interface WordAnswer {
  readonly message: OutboundMessage;
  readonly pending?: StaffTap | undefined;
}

/** Words of colleagues, each worked on once. */
export interface StaffWords {
  /**
   * Takes the word that waits longest, if any, and stores what `work` did together with its answer in
   * one transaction. A code in what was written is made unreadable in it. Resolves to false when
   * nothing waits. When `work` throws, nothing is stored and the word waits for a while; after some
   * tries it is let go with `apology`, and `failed` is told.
   */
  takeOne(needs: {
    readonly work: (word: WaitingWord, at: WordWork) => Promise<WordAnswer>;
    readonly layOut: LayOut;
    readonly apology: OutboundMessage;
    readonly failed: (word: Pick<WaitingWord, 'id' | 'contactId'>, error: unknown) => void;
  }): Promise<boolean>;
}

/** Makes what is said into what a platform carries. */
export type LayOut = (
  channel: ChannelName,
  messages: readonly OutboundMessage[],
) => readonly OutboundPart[];
