import type { Scope } from '../../core/desk/viewer.ts';
import type { LocalDate } from '../../core/shared/localDate.ts';

/** What an entry is about: an id, never a name. */
export interface AuditSubject {
  /** Kinds are nouns: `lead`, `contact`, `staff`, `request`, `list`. */
  readonly kind: string;
  readonly id: string;
}

/** Facts of an entry: ids, counts, codes; no personal data. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Somebody looked at or changed something. */
export interface AuditEntry {
  /** Undefined: the program itself. */
  readonly staffId: string | undefined;
  /** Past participle in snake_case: `lead_viewed`, `staff_invited`. */
  readonly action: string;
  readonly subject: AuditSubject;
  readonly facts?: AuditFacts;
}

export interface AuditRecord extends AuditEntry {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface AuditQuery {
  readonly staffId?: string;
  readonly action?: string;
  /** Of a lead also what showed it in a list. */
  readonly subject?: AuditSubject;
  /** A day in Việt Nam. */
  readonly on?: LocalDate;
  /** Only entries older than the one with this id. */
  readonly before?: string;
  readonly limit: number;
}

/** The log of looks and changes: it can be added to and read. */
export interface AuditLog {
  /**
   * Says that a change is about to be made; resolves to what `record` or `drop` takes it away by.
   * Rejects when it could not be written: then nothing may be changed.
   */
  begin(entry: AuditEntry): Promise<string>;
  /**
   * Rejects when nothing could be written: then nothing may be shown either. The change that was begun
   * (`intent`) is done by that, in the same transaction.
   */
  record(entries: readonly AuditEntry[], intent?: string): Promise<void>;
  /** The change was refused: nothing was changed. */
  drop(intent: string): Promise<void>;
  /**
   * Writes down, as `unfinished`, every change that was begun before `before` (epoch milliseconds) and
   * neither recorded nor dropped: the process ended in between, and the change may stand.
   */
  settle(before: number): Promise<number>;
  /** Newest first: of everybody, or of the colleagues inside the scope (as `StaffStore` finds them). */
  list(query: AuditQuery, scope: Scope): Promise<readonly AuditRecord[]>;
}
