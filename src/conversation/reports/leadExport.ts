import type { Span } from '../../core/desk/period.ts';
import type { Scope } from '../../core/desk/viewer.ts';

/** A lead as one row of a list that somebody takes along. Times are epoch milliseconds. */
export interface ExportedLead {
  readonly id: string;
  readonly createdAt: number;
  readonly wish: string;
  readonly name: string;
  /** E.164 */
  readonly phone: string;
  /** Its id in the whole country. */
  readonly commune: string | undefined;
  readonly province: string;
  readonly channel: string;
  readonly callTime: string | undefined;
  readonly groups: readonly string[];
  readonly state: string;
  readonly assignee: string | undefined;
  readonly attempts: number;
  readonly contactedAt: number | undefined;
  readonly refusal: string | undefined;
  readonly months: number | undefined;
  readonly closedAt: number | undefined;
  readonly consent: { readonly id: string; readonly version: string; readonly at: number };
}

/** Leads to be exported. */
export interface LeadExport {
  /** Those captured in the span inside the scope, oldest first; one more than `limit` says there are more. */
  rows(query: {
    readonly scope: Scope;
    readonly span: Span;
    readonly limit: number;
  }): Promise<readonly ExportedLead[]>;
}
