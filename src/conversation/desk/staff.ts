import type { OwnHours } from '../../core/desk/ownHours.ts';
import type { Role } from '../../core/desk/permissions.ts';
import type { Area, AreaPart, Scope } from '../../core/desk/viewer.ts';

/** An area, and in what part somebody works there. */
export interface StaffArea extends Area {
  readonly part: AreaPart;
}

/** A colleague. */
export interface StaffMember {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly active: boolean;
  /** Open leads this person can carry; undefined: as many as come. */
  readonly capacity: number | undefined;
  readonly hours: OwnHours | undefined;
  readonly areas: readonly StaffArea[];
  /** Undefined until the invitation was accepted. */
  readonly username: string | undefined;
  /** Epoch milliseconds. */
  readonly joinedAt: number | undefined;
  /** Leads that this person has to do something about. */
  readonly openLeads: number;
}

export type NewMember = Pick<StaffMember, 'id' | 'role' | 'name' | 'areas' | 'capacity' | 'hours'>;

/** What may be changed of a colleague; absent stays as it is. */
export interface StaffChange {
  readonly role?: Role;
  readonly name?: string;
  readonly active?: boolean;
  readonly capacity?: number | undefined;
  readonly hours?: OwnHours | undefined;
  readonly areas?: readonly StaffArea[];
}

/** A link to choose a password, as it is kept: never the token itself. */
export interface NewLink {
  readonly tokenHash: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** Undefined: made by `npm run desk:admin`. */
  readonly createdBy: string | undefined;
}

export interface KeptLink {
  readonly staffId: string;
  readonly name: string;
  readonly active: boolean;
  /** The name the person already signs in with, when the link resets a password. */
  readonly username: string | undefined;
  readonly expiresAt: number;
  readonly usedAt: number | undefined;
}

/** A name and the hash of its password. */
export interface Credentials {
  readonly username: string;
  readonly passwordHash: string;
}

/**
 * Colleagues, their areas and their links. What lies outside a scope is not found: everybody whose
 * every area lies inside it is inside; who has no area is found by `all` only.
 */
export interface StaffStore {
  list(scope: Scope): Promise<readonly StaffMember[]>;
  find(scope: Scope, id: string): Promise<StaffMember | undefined>;
  /** Stores a colleague without account, with the link that will make it. */
  invite(member: NewMember, link: NewLink): Promise<void>;
  /**
   * Changes a colleague. A new role, and being switched off, end every session and link of theirs.
   * Whoever is switched off, or works elsewhere or as something else from now on, has their open leads
   * looked at again by the desk in the same transaction: see `core/lead/passOn.ts`.
   * `last_supervisor`: nobody would be left to manage the desk; then nothing is changed.
   */
  change(id: string, change: StaffChange): Promise<'changed' | 'last_supervisor'>;
  /** A new link; every older one of this person counts as used. */
  renewLink(id: string, link: NewLink): Promise<void>;
  linkOf(tokenHash: string): Promise<KeptLink | undefined>;
  /**
   * Uses a link: makes the account or gives it a new password, and ends every session of it, in one
   * transaction; of two who use one link at once, one wins.
   */
  useLink(tokenHash: string, credentials: Credentials): Promise<'done' | 'used' | 'taken'>;
  credentialsOf(id: string): Promise<Credentials | undefined>;
  /** A new password; ends every session but `keep`. */
  setPassword(id: string, passwordHash: string, keep: string | undefined): Promise<void>;
  /** The id of the colleague who signs in with this name. */
  idOf(username: string): Promise<string | undefined>;
  /** Active supervisors, joined or only invited, the first ones first. */
  supervisors(): Promise<readonly StaffMember[]>;
}
