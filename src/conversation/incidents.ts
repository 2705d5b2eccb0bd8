import type { IncidentChannel, IncidentKind } from '../core/messaging/incident.ts';

/** The account that something is wrong with. */
export interface IncidentPlace {
  readonly channel: IncidentChannel;
  readonly account: string;
}

/** Something an operator must see to: one open row per kind and account. */
export interface Incident extends IncidentPlace {
  readonly id: string;
  readonly kind: IncidentKind;
  /** Epoch milliseconds. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly count: number;
  readonly resolvedAt?: number;
  /** `automatic` or whoever resolved it. */
  readonly resolvedBy?: string;
  /** Codes and times; never a person, a token or a text. */
  readonly details: IncidentDetails;
}

export type IncidentDetails = Readonly<Record<string, string | number>>;

/**
 * What whoever meets trouble may say. Both return at once and never throw: what cannot be written is
 * logged, and a failing platform is hard enough.
 */
export interface Incidents {
  /** The trouble is there (still): opens the incident, or renews its last time. */
  raise(kind: IncidentKind, place: IncidentPlace, details?: IncidentDetails): void;
  /** The trouble is seen to be gone: closes the incident, if there is one. */
  clear(kind: IncidentKind, place: IncidentPlace): void;
  /** A send was taken: closes what that ends. */
  sendTaken(place: IncidentPlace): void;
  open(): Promise<readonly Incident[]>;
}

/** The rows behind the incidents. */
export interface IncidentStore {
  /** Resolves to true when that opened one. */
  raise(kind: IncidentKind, place: IncidentPlace, details: IncidentDetails): Promise<boolean>;
  /** Resolves to true when that closed one. */
  clear(kind: IncidentKind, place: IncidentPlace): Promise<boolean>;
  open(): Promise<readonly Incident[]>;
  /** Closes the open incident of this id; false when there is none. */
  resolve(id: string, by: string): Promise<boolean>;
}
