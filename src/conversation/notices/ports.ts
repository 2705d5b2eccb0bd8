import type { CrmBody } from '../../core/desk/notices/crmEvent.ts';
import type { MatterNow } from '../../core/desk/notices/isCurrent.ts';
import type { QuietHours } from '../../core/desk/notices/quietHours.ts';
import type { Notice } from '../../core/desk/notice.ts';
import type { RoadName, Told } from './roads.ts';

/** A notice that is not stored yet. */
export interface NoticeDraft extends Omit<Notice, 'id'> {
  /** What it is made of: the same source tells the same person the same thing once. E.g. `event/7`. */
  readonly source: string;
}

/** Makes notices of what happened. */
export interface NoticeBook {
  /**
   * Makes the notices, and where a CRM listens its events, of lead events and of requests for a person not
   * handed on yet, and of call backs that are due: all of it or nothing. Resolves to how many lead events
   * there were.
   */
  handOn(limit: number): Promise<number>;
}

/** A notice due on one road, with what decides about telling it now. */
export interface DueTelling {
  readonly id: string;
  readonly notice: Notice;
  /** Failed tries so far. */
  readonly failures: number;
  readonly isActive: boolean;
  /** Undefined: the desk's. */
  readonly quiet: QuietHours | undefined;
  /** The colleague's own hours; undefined: the desk's. */
  readonly hours: WorkingHours | undefined;
  readonly matter: MatterNow;
  /** When this colleague was last told something on this road, epoch milliseconds. */
  readonly lastToldAt: number | undefined;
}

export interface WorkingHours {
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Minutes after midnight. */
  readonly opens: number;
  readonly closes: number;
}

/** What became of a telling. */
export type TellingFate =
  | Exclude<Told, { readonly kind: 'again' }>
  | { readonly kind: 'outdated' }
  | { readonly kind: 'failed'; readonly code: string }
  /** To be tried at `nextAt`; with a code it was tried in vain. */
  | { readonly kind: 'later'; readonly nextAt: number; readonly code?: string };

/** Notices on their roads. */
export interface Tellings {
  /**
   * Takes up to `limit` due ones of a road, oldest first; nobody else gets them for two minutes, within
   * which they must be settled.
   */
  claim(road: RoadName, limit: number): Promise<readonly DueTelling[]>;
  settle(ids: readonly string[], fate: TellingFate): Promise<void>;
}

/** What may be said of what a notice is about; undefined: it is gone. */
export interface NoticeFacts {
  readonly province: string | undefined;
  readonly commune: string | undefined;
  readonly wish: string | undefined;
  /** Epoch milliseconds. */
  readonly actBy: number | undefined;
}

export interface NoticeReader {
  facts(about: Notice['about']): Promise<NoticeFacts | undefined>;
}

/** An event waiting for the CRM. */
export interface CrmDue {
  readonly id: string;
  readonly eventId: string;
  readonly leadId: string;
  readonly body: CrmBody;
  readonly failures: number;
  readonly firstTriedAt: number | undefined;
  /** Of the lead as it is now; undefined: it is gone. */
  readonly person: { readonly name: string; readonly phone: string } | undefined;
}

export type CrmFate =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'later'; readonly nextAt: number; readonly code: string };

/** What the CRM is to be told; of each lead the oldest first, and nothing before it is settled. */
export interface CrmQueue {
  claim(limit: number): Promise<readonly CrmDue[]>;
  settle(id: string, fate: CrmFate): Promise<void>;
}

/** Where the CRM is. Never throws; codes are HTTP statuses or words. */
export interface Crm {
  /** Its host, for incidents. */
  readonly host: string;
  send(
    event: object,
  ): Promise<{ readonly kind: 'taken' } | { readonly kind: 'refused'; readonly code: string }>;
}
