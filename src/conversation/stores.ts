import type { Consultation, Session } from '../core/flow/types.ts';
import type { Lead, LeadDraft } from '../core/lead/lead.ts';
import type { InboundEvent } from '../core/messaging/inbound.ts';
import type { OutboundPart } from '../core/messaging/outbound.ts';
import type { SendPurpose, Standing } from '../core/messaging/window.ts';
import type { ContactKey } from '../core/shared/contact.ts';
import type { StaffSaid, StaffTalk } from '../core/staffChat/said.ts';
import type { Footprint } from './reports/footprint.ts';
import type { ModelReply } from './ports.ts';

/** The door: events are durable when `accept` resolves. */
export interface Inbox {
  /**
   * Stores every event not seen before, in one transaction with those of concurrent callers.
   * Resolves to how many were new; rejects when nothing could be stored.
   */
  accept(events: readonly InboundEvent[]): Promise<{ readonly fresh: number }>;
}

/** Events of one contact that wait for a turn, oldest first by the platform's time. */
export interface Lane {
  /** Database id of the contact, the lane's key. */
  readonly contactId: string;
  readonly contact: ContactKey;
  readonly session: Session | undefined;
  /** Where we stood with the contact before these events. */
  readonly standing: Standing;
  /** Set where the contact is linked to a colleague. */
  readonly staffTalk?: StaffTalk;
  readonly events: readonly StoredEvent[];
}

export interface StoredEvent extends InboundEvent {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** What one lane's turn changes, written in the transaction that claimed it. */
export interface LaneOutcome {
  readonly contactId: string;
  readonly contact: ContactKey;
  readonly session: Session;
  readonly handled: readonly HandledEvent[];
  readonly parts: readonly OutboundPart[];
  readonly leads: readonly LeadDraft[];
  /** Ids of consent texts the person said no to: leads resting on them are deleted first. */
  readonly refusedConsents: readonly string[];
  readonly personRequests: readonly string[];
  /** Questions that found no answer, without personal data. */
  readonly unanswered: readonly string[];
  /** Where the turns led, for whoever counts; absent: nowhere worth counting. */
  readonly footprints?: readonly Footprint[];
  /** True when everything kept about the contact must go in this transaction. */
  readonly erase: boolean;
  /** Where we stand with the contact after these events: windows and stopping are kept from it. */
  readonly standing: Standing;
  /** The person stopped or was erased: what waits to be sent is never sent, `parts` say farewell. */
  readonly quiet?: boolean;
  /** Events that nobody takes before `until`, because somebody else speaks with the person. */
  readonly held?: HeldEvents;
  /**
   * The event whose turn waits for the model, with those behind it: none of them is handled. Nobody
   * takes it before `until` (epoch milliseconds) except who says that its answer is ready.
   */
  readonly waiting?: WaitingTurn;
  /** What was said to the desk: it is done, and answered, after this is stored. */
  readonly staffWords?: readonly StaffWord[];
}

/** A deed of a person that the bot leaves to the desk. */
export interface StaffWord {
  readonly eventId: string;
  readonly said: StaffSaid;
}

export interface HeldEvents {
  readonly eventIds: readonly string[];
  /** Epoch milliseconds. */
  readonly until: number;
}

export interface WaitingTurn {
  readonly eventId: string;
  readonly until: number;
  readonly consultation: Consultation;
}

export interface HandledEvent {
  readonly id: string;
  /** Why the turn failed, when it did: stored with the event, the lane moves on. */
  readonly failure?: string;
}

/** A send that waits in the outbox. */
export interface PendingSend {
  readonly id: string;
  readonly contactId: string;
  readonly contact: ContactKey;
  readonly part: OutboundPart;
  readonly attempts: number;
  readonly purpose: SendPurpose;
  /** As it was when the database was asked last. */
  readonly standing: Standing;
  /** When the database let this process make the send, epoch milliseconds; absent: ask it first. */
  readonly admittedAt?: number | undefined;
  /** Somebody had begun to make the send and nobody knows what became of it. */
  readonly mayHaveArrived?: boolean;
}

/** The lanes: work is claimed, decided and stored in one transaction. */
export interface Lanes {
  /**
   * Claims waiting contacts that no other process works on, hands them to `decide` and stores its
   * outcomes; commits before it resolves. A contact with a turn that waits for the model is passed
   * over, unless that event is among `ready`.
   */
  work(
    limit: number,
    decide: (lanes: readonly Lane[]) => readonly LaneOutcome[],
    ready?: readonly string[],
  ): Promise<LaneWork>;
}

/** A turn that the database will never take (not: could not take now): its lane must be let go. */
export class UnstorableTurn extends Error {
  override readonly name = 'UnstorableTurn';

  /** @param code SQLSTATE, e.g. `22021`. */
  constructor(code: string, options: { cause: unknown }) {
    super(`the database will not store this turn: ${code}`, options);
  }
}

export interface LaneWork {
  /** What was decided and is now stored, one outcome a lane; empty when nothing waited. */
  readonly outcomes: readonly LaneOutcome[];
  /** The sends that this process must now deliver. */
  readonly sends: readonly PendingSend[];
  readonly leads: readonly StoredLead[];
}

/** A lead that a turn made or renewed. */
export interface StoredLead {
  readonly id: string;
  readonly contactId: string;
}

/** Durable sends, in order per contact. */
export interface Outbox {
  /** Takes over sends whose process died, oldest first; never a contact another process serves. */
  adopt(limit: number): Promise<readonly PendingSend[]>;
  /**
   * Marks a send as begun, unless it was settled, cancelled or taken over meanwhile: then it resolves
   * to undefined and the send must not be made. Concurrent calls share a statement.
   */
  admit(send: PendingSend): Promise<Standing | undefined>;
  /**
   * Records what became of a send; concurrent calls share a transaction. Resolves to false when it
   * was settled meanwhile (by an echo, a stop, a take-over): it is not to be tried again. What was
   * sent is always recorded.
   */
  settle(settlement: Settlement): Promise<boolean>;
  /** Says that sends which were begun have not been made after all. */
  release(ids: readonly string[]): Promise<void>;
}

export type Settlement =
  | { readonly kind: 'sent'; readonly id: string; readonly platformId?: string }
  | {
      readonly kind: 'retrying';
      readonly id: string;
      readonly code: string;
      readonly nextAt: number;
      /** The platform may have taken it. */
      readonly mayHaveArrived: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly id: string;
      readonly code: string;
      /** The platform takes nothing for this person until they write again. */
      readonly closesContact?: boolean;
      /** A human being must see that the person was not answered. */
      readonly needsPerson?: boolean;
    };

/** Leads for lists and the desk. */
export interface LeadStore {
  list(): Promise<readonly Lead[]>;
}

/** Versions of flows that people may still be inside of. */
export interface FlowArchive {
  /** Keeps versions not kept before; `definition` is the flow as JSON. */
  keep(flows: readonly ArchivedFlow[]): Promise<void>;
  /** Every version kept, oldest first; a definition is unchecked JSON. */
  all(): Promise<readonly ArchivedFlow[]>;
}

export interface ArchivedFlow {
  readonly id: string;
  readonly version: string;
  readonly definition: unknown;
}

/** The book of calls to the model: no person and no text, so erasing somebody leaves it. */
export interface ModelBook {
  record(call: ModelCall): Promise<void>;
}

export interface ModelCall {
  /** Epoch milliseconds. */
  readonly calledAt: number;
  readonly model: string;
  readonly promptVersion: string;
  /** Ids of the passages that were sent. */
  readonly passages: readonly string[];
  /** `answered`: a person got it; `refused` by the model; `rejected` by our check; `failed`: none came. */
  readonly decision: 'answered' | 'refused' | 'rejected' | 'failed';
  /** The rule that was broken, or the code of the failure. */
  readonly reason: string | undefined;
  readonly milliseconds: number;
  readonly tokens: ModelReply['tokens'];
}

/** What people asked in vain, for whoever writes the answers. */
export interface UnansweredStore {
  /** Most often asked first. */
  list(): Promise<readonly UnansweredQuestion[]>;
}

export interface UnansweredQuestion {
  /** As it was written last; personal data is masked. */
  readonly text: string;
  readonly count: number;
  /** Epoch milliseconds. */
  readonly firstAt: number;
  readonly lastAt: number;
}
