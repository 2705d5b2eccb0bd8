import type { Span } from '../../core/desk/period.ts';
import type {
  DayResult,
  EvaluationRow,
  FunnelRow,
  MonthResult,
  ResponseRow,
  ResultsBy,
  StepRow,
} from '../../core/reports/counts.ts';
import type { Target } from '../../core/desk/targets.ts';
import type { WorkingCalendar } from '../../core/desk/workingTime.ts';
import type { Scope } from '../../core/desk/viewer.ts';

/** What a report looks at: days in Việt Nam, and only where the viewer may look. */
export interface ReportQuery {
  readonly scope: Scope;
  readonly span: Span;
  /** Narrows it further; every one that is given must hold. */
  readonly province?: string;
  readonly commune?: string;
}

/** How the funnel can be cut: `support` by the group of the law, `group` by each potential group. */
export const FUNNEL_CUTS = [
  'total',
  'province',
  'commune',
  'channel',
  'support',
  'group',
  'week',
  'flow',
] as const;

export type FunnelCut = (typeof FUNNEL_CUTS)[number];

/** What the desk reads of what was counted. Every count is of the viewer's places only. */
export interface ReportReader {
  funnel(query: ReportQuery, by: FunnelCut): Promise<readonly FunnelRow[]>;
  /** Every question met in the span, by flow and node. */
  steps(query: ReportQuery): Promise<readonly StepRow[]>;
  results(query: ReportQuery, by: ResultsBy): Promise<readonly MonthResult[]>;
  /** Days on which somebody joined in one of these communes (empty id: in none), in their order. */
  days(query: ReportQuery, communes: readonly string[]): Promise<readonly DayResult[]>;
  /** The whole first, then each. `now`: epoch milliseconds, when promises are judged. */
  responseTimes(
    query: ReportQuery,
    by: { readonly subject: ResultsBy; readonly now: number; readonly calendar: WorkingCalendar },
  ): Promise<readonly ResponseRow[]>;
  evaluation(query: ReportQuery): Promise<readonly EvaluationRow[]>;
  /** The funnel of each month of a year for each commune of the scope: for who may see only counts. */
  monthlyFunnel(query: ReportQuery): Promise<readonly (FunnelRow & { readonly month: string })[]>;
}

/** An import of targets, as the history shows it. */
export interface TargetImport {
  readonly id: string;
  readonly fileName: string;
  /** Staff ids. */
  readonly importedBy: string;
  /** Epoch milliseconds. */
  readonly importedAt: number;
  readonly added: number;
  readonly changed: number;
  readonly undone?: { readonly by: string; readonly at: number };
}

/** A target beside what stood before. */
export interface TargetChange extends Target {
  /** Absent: there was none. */
  readonly before?: number;
}

/** The targets in force and where they came from. */
export interface TargetStore {
  /** Of the scope's communes and of every agent, for the periods that lie in a year. */
  list(query: { readonly scope: Scope; readonly year: number }): Promise<readonly Target[]>;
  /** What storing these would change; those already so are left out. */
  changes(targets: readonly Target[]): Promise<readonly TargetChange[]>;
  /** Stores all or nothing. */
  store(given: GivenTargets): Promise<TargetsStored>;
  history(limit: number): Promise<readonly TargetImport[]>;
  /** Takes back the latest import that stands; only that one. */
  undo(given: {
    readonly id: string;
    readonly by: string;
  }): Promise<'undone' | 'not_the_latest' | 'unknown'>;
}

export interface GivenTargets {
  readonly targets: readonly Target[];
  readonly fileName: string;
  readonly by: string;
  /** Whether what is about to change is what was meant; absent: whatever changes. */
  readonly isMeant?: (changes: readonly TargetChange[]) => boolean;
}

/** What became of them: `outdated` and `unchanged` store nothing. */
export type TargetsStored =
  | { readonly kind: 'stored'; readonly id: string; readonly changes: readonly TargetChange[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'outdated' };
