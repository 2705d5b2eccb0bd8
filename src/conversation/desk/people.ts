import type { Scope } from '../../core/desk/viewer.ts';

/** Everything kept about one person: rows by table, as they are kept. */
export interface PersonCopy {
  readonly contactId: string;
  readonly channel: string;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** Where a person's lead belongs; both undefined without a lead. */
export interface PersonPlace {
  readonly province: string | undefined;
  readonly commune: string | undefined;
}

/**
 * What is kept of people, as a whole. Inside a scope is who has a lead there; who has none is inside
 * for whoever has a whole province.
 */
export interface PeopleStore {
  place(scope: Scope, contactId: string): Promise<PersonPlace | undefined>;
  copy(scope: Scope, contactId: string): Promise<PersonCopy | undefined>;
  /** Empties everything kept about a person; false: not inside the scope. */
  erase(scope: Scope, contactId: string): Promise<boolean>;
  /**
   * Erases up to `limit` people whose last word and last lead activity are older than `before` (epoch
   * milliseconds), while no other process does; resolves to their contacts' ids.
   */
  eraseSilent(before: number, limit: number): Promise<readonly string[]>;
}
