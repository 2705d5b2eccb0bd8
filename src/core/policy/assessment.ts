import type { LocalDate } from '../shared/localDate.ts';

/** Where a figure of the law is written. `from` is the first day the figure counts. */
export interface LegalReference {
  readonly title: string;
  readonly article: string;
  readonly url?: string;
  readonly from: LocalDate;
}

/** One step of a result as a person can check it: what it is, how much, and which law says so. */
export interface AssessmentLine {
  readonly label: string;
  /** VND. */
  readonly amount?: number;
  /** Ids of the parameters this line rests on, e.g. `social-insurance/contribution-rate`. */
  readonly parameters: readonly string[];
  readonly references: readonly LegalReference[];
}

export interface AssessmentWarning {
  /** Stable, for programs, e.g. `income_not_in_steps`. */
  readonly code: string;
  /** Vietnamese, for a citizen. */
  readonly message: string;
}

/** A result with the law behind it. */
export interface Assessment<Result> {
  readonly result: Result;
  readonly lines: readonly AssessmentLine[];
  readonly warnings: readonly AssessmentWarning[];
}

/** A rule says no: not our fault and not a crash. */
export interface Refusal {
  /** Stable, for programs, e.g. `income_below_minimum`, `no_value_for_date`. */
  readonly code: string;
  /** Vietnamese, for a citizen; says what is allowed. */
  readonly message: string;
  readonly field?: string;
  readonly allowed?: unknown;
}

export type Outcome<Result> =
  ({ readonly ok: true } & Assessment<Result>) | { readonly ok: false; readonly refusal: Refusal };
