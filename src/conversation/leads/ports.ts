import type { Scope } from '../../core/desk/viewer.ts';
import type { RosterCandidate } from '../../core/desk/availability.ts';
import type { Away } from '../../core/desk/absence.ts';
import type { OwnHours } from '../../core/desk/ownHours.ts';
import type { Duty } from '../../core/lead/assignment.ts';
import type { Consent } from '../../core/lead/lead.ts';
import type { LeadEvent } from '../../core/lead/leadEvent.ts';
import type { MergeSnapshot } from '../../core/lead/merge.ts';
import type { LeadState, LeadWork } from '../../core/lead/work.ts';
import type { ChannelName } from '../../core/shared/contact.ts';

/** What decides about a lead: where it is, what was captured, what the desk made of it. */
export interface LeadCase {
  readonly id: string;
  readonly province: string;
  readonly commune?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds of the first and of the latest capture. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly work: LeadWork;
  /** Grows with every change: a decision on an older one is not stored. */
  readonly revision: number;
}

/** A change that was decided for a case, with what goes into the history. */
export interface LeadDecision {
  readonly id: string;
  readonly revision: number;
  readonly work: LeadWork;
  readonly events: readonly LeadEvent[];
  /** Who had the lead when it was read. */
  readonly before?: string | undefined;
}

/** Leads as the desk works on them. */
export interface LeadCases {
  /** Undefined when there is none of that id in the scope: whoever asks cannot tell which. */
  find(id: string, scope: Scope): Promise<LeadCase | undefined>;
  /** Ids of the open leads of a colleague inside the scope, the most urgent first. */
  openOf(staffId: string, scope: Scope): Promise<readonly string[]>;
  /** Stores work and events together; false, and nothing stored, when the revision is old. */
  save(decision: LeadDecision): Promise<boolean>;
}

/** A merge that was not undone. */
export interface MergeRecord {
  readonly id: string;
  readonly kept: string;
  readonly gone: string;
  /** The kept lead's revision right after the merge. */
  readonly keptRevision: number;
  readonly before: MergeSnapshot;
}

/** What a lead becomes, if it still is as it was read. */
export type LeadChanged = Pick<LeadDecision, 'id' | 'revision' | 'work'>;

/** Merges: both leads change together, or neither and false, when either changed since it was read. */
export interface LeadMerges {
  save(merge: {
    readonly kept: LeadChanged;
    readonly gone: LeadChanged;
    readonly before: MergeSnapshot;
    /** Epoch milliseconds. */
    readonly at: number;
    /** Id of the staff member. */
    readonly by: string;
  }): Promise<boolean>;
  /** Undefined when there is none of that id, or it was undone. */
  find(id: string): Promise<MergeRecord | undefined>;
  undo(merge: {
    readonly id: string;
    readonly kept: LeadChanged;
    readonly gone: LeadChanged;
    readonly at: number;
    readonly by: string;
  }): Promise<boolean>;
}

/** Leads whose next step is due, worked on by one process at a time. */
export interface DueLeads {
  /**
   * Hands up to `limit` due leads, most overdue first, to `decide` and stores what it decides; commits
   * before it resolves to what was stored.
   */
  work(
    limit: number,
    decide: (lead: LeadCase, candidates: readonly RosterCandidate[]) => LeadDecision | undefined,
  ): Promise<readonly LeadDecision[]>;
}

interface Place {
  readonly province: string;
  readonly commune?: string;
}

/** A colleague to whom a lead may be handed. */
export interface Colleague {
  readonly staff: string;
  readonly name: string;
  readonly duty: Duty;
  readonly absences: readonly Away[];
}

/** Who may be given a lead. */
export interface Roster {
  candidates(place: Place): Promise<readonly RosterCandidate[]>;
  /** Hours of their own, by staff id, of those among these who have some. */
  hours(ids: readonly string[]): Promise<ReadonlyMap<string, OwnHours>>;
  /** The active ones by name, for a page. */
  colleagues(place: Place): Promise<readonly Colleague[]>;
  /** Names by staff id, also of those who have left; ids of nobody are left out. */
  names(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
}

/** What a list shows: all given conditions hold. */
export interface LeadQuery {
  /** `new`: nobody has claimed it; `mine`: the viewer has it and it is open; `overdue`: open and late. */
  readonly view: 'all' | 'new' | 'mine' | 'overdue' | 'unassigned';
  /** Whose `mine` is. */
  readonly staffId: string;
  /** Epoch milliseconds: what is overdue by now. */
  readonly now: number;
  readonly state?: LeadState | undefined;
  readonly province?: string | undefined;
  readonly commune?: string | undefined;
  readonly group?: string | undefined;
  readonly assignee?: string | undefined;
  /** Words of a name or a commune, or digits of a phone; marks do not count, all must be found. */
  readonly search?: string | undefined;
  /** Where the page before ended. */
  readonly after?: string | undefined;
  /** Rows, 1 to 100. */
  readonly limit: number;
}

export interface LeadRow {
  readonly id: string;
  readonly wish: string;
  readonly name: string;
  readonly phone: string;
  readonly province: string;
  readonly commune?: string | undefined;
  readonly callTime?: string | undefined;
  readonly channel: ChannelName;
  readonly state: LeadState;
  readonly assignee?: string | undefined;
  readonly attempts: number;
  readonly actBy?: number | undefined;
  readonly promisedBy?: number | undefined;
  readonly callBackAt?: number | undefined;
  readonly contactedAt?: number | undefined;
  readonly groups: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface LeadList {
  readonly rows: readonly LeadRow[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/** One thing said in a conversation, by either side, as it was stored. */
export interface Utterance {
  readonly from: 'person' | 'bot' | 'colleague';
  /** Epoch milliseconds. */
  readonly at: number;
  /** `InboundContent` or `OutboundPart`, unchecked. */
  readonly content: unknown;
  /** Of a send: pending, sent, failed. */
  readonly delivery?: string;
}

/** Everything of one lead on one page. */
export interface LeadPage {
  readonly lead: LeadRow & {
    readonly contactId: string;
    readonly facts: Readonly<Record<string, unknown>>;
    readonly consent: Consent;
    readonly work: LeadWork;
    readonly revision: number;
  };
  readonly history: readonly (LeadEvent & { readonly leadId: string })[];
  /** The latest of the conversation, oldest first. */
  readonly conversation: readonly Utterance[];
  /** Other leads of the same phone, or of the same name in the same commune. */
  readonly duplicates: readonly (LeadRow & { readonly same: 'phone' | 'name' })[];
  /** Leads merged into this one, with the merge to undo, and what came with each. */
  readonly merged: readonly (LeadRow & {
    readonly mergeId: string;
    readonly facts: Readonly<Record<string, unknown>>;
    readonly consent: Consent;
  })[];
}

export interface LeadReader {
  list(scope: Scope, query: LeadQuery): Promise<LeadList>;
  /** Undefined when there is none of that id in the scope. */
  page(scope: Scope, id: string): Promise<LeadPage | undefined>;
}

/** How the promise to speak with everybody in time was kept, for leads captured in a period. */
export interface PromiseReport {
  readonly captured: number;
  readonly kept: number;
  readonly broken: number;
  /** Of the broken ones: somebody called in time and nobody answered. */
  readonly brokenButTried: number;
  /** Not yet spoken to, and still in time. */
  readonly running: number;
  /** The broken ones, oldest promise first, at most 200. */
  readonly list: readonly BrokenPromise[];
}

export interface BrokenPromise extends LeadRow {
  /** Somebody called in time and nobody answered. */
  readonly triedInTime: boolean;
}

export interface PromiseReader {
  /** From and to are epoch milliseconds of the capture; `to` does not count. */
  report(
    scope: Scope,
    period: { readonly from: number; readonly to: number; readonly now: number },
  ): Promise<PromiseReport>;
}
