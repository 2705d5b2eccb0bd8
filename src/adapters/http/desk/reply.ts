import type { AuditFacts, AuditSubject } from '../../../conversation/desk/audit.ts';
import type { DeskFault } from '../../../conversation/desk/deskFault.ts';
import type { DeskCode } from '../../../core/desk/words.ts';

/** What a route of the desk answers with when nothing is wrong. */
export interface DeskAnswer {
  readonly kind: 'ok';
  /** Sent as JSON; undefined is an empty 204. */
  readonly body?: unknown;
  /** Sent instead of a body, to be shown or saved under its name. */
  readonly file?: DeskFile;
  /** Whole `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
}

/** A file that a route answers with. */
export interface DeskFile {
  /** Media type, e.g. `text/csv; charset=utf-8`. */
  readonly type: string;
  readonly bytes: Buffer | string;
  /** Saved under this name (ASCII); absent: shown in the browser. */
  readonly name?: string;
  /** `Content-Security-Policy` of a page that stands by itself. */
  readonly policy?: string;
}

/** An answer that is written down before it is sent. */
export interface AuditedAnswer extends DeskAnswer {
  /** Whose data was shown or changed; one entry each. */
  readonly subjects: readonly AuditSubject[];
  readonly facts?: AuditFacts;
  /** Who did it, where the request came from nobody signed in. */
  readonly by?: string;
}

/** What a route refuses with: a person's mistake, told in the desk's words. */
export interface DeskRefusal {
  readonly kind: 'refused';
  readonly code: DeskCode;
  /** The part of the request that is wrong. */
  readonly field?: string;
  /** What else the sentence names in braces. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** What is wrong with a list, line by line. */
  readonly problems?: readonly unknown[];
  /** Milliseconds until it may be tried again. */
  readonly wait?: number;
}

export function refused(
  code: DeskCode,
  more: Omit<DeskRefusal, 'kind' | 'code'> = {},
): DeskRefusal {
  return { kind: 'refused', code, ...more };
}

/** A use case's refusal as a reply. */
export function faulty({ fault, field }: DeskFault): DeskRefusal {
  return refused(fault, field === undefined ? {} : { field });
}

/** The HTTP status of a refusal. */
export function statusOf(code: DeskCode): number {
  return STATUS[code] ?? 422;
}

/** Everything else was understood and is against a rule: 422. */
const STATUS: Readonly<Partial<Record<DeskCode, number>>> = {
  signed_out: 401,
  wrong_credentials: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  malformed: 400,
  too_large: 413,
  upload_too_large: 413,
  not_the_latest: 409,
  preview_outdated: 409,
  too_many_requests: 429,
  failed: 500,
  conflict: 409,
  lead_taken: 409,
  talk_taken: 409,
  talk_not_taken: 409,
  talk_not_yours: 409,
  username_taken: 409,
  link_unknown: 404,
  link_expired: 410,
  link_used: 410,
};
