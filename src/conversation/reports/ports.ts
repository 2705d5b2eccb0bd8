import type { Span } from '../../core/desk/period.ts';
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

/** How the funnel can be cut. */
export const FUNNEL_CUTS = [
  'total',
  'province',
  'commune',
  'channel',
  'group',
  'week',
  'flow',
] as const;

export type FunnelCut = (typeof FUNNEL_CUTS)[number];

/** People a week, by the furthest they came; every stage counts those of the stages behind it too. */
export interface FunnelRow {
  /** What the row is of: an id, a Monday, or empty where it is not known. */
  readonly key: string;
  readonly started: number;
  readonly computed: number;
  readonly captured: number;
  readonly contacted: number;
  readonly registered: number;
}

/** What becomes of people at a question. */
export interface StepRow {
  readonly flow: string;
  readonly node: string;
  /** People a week who were asked it, who answered, and who were last seen at it. */
  readonly asked: number;
  readonly answered: number;
  readonly lastSeen: number;
  /** Answers that were not understood. */
  readonly misses: number;
}

/** Whose results are told apart. */
export type ResultsBy = 'commune' | 'agent';

/** People who joined, by day and by whom or where. */
export interface MonthResult {
  /** Commune or staff id; empty where nobody has it. */
  readonly subject: string;
  /** `2026-11` */
  readonly month: string;
  readonly registered: number;
  readonly months: number;
}

/** How long people waited for the first word of a person, in working hours. */
export interface ResponseTimes {
  readonly captured: number;
  readonly contacted: number;
  /** Working hours; undefined when nobody was contacted. */
  readonly median: number | undefined;
  readonly p90: number | undefined;
  /** Contacted before the promise ran out. */
  readonly kept: number;
  /** Contacted too late, or not at all and the promise has run out. */
  readonly broken: number;
  /** Not contacted, and still in time. */
  readonly running: number;
}

export interface ResponseRow extends ResponseTimes {
  /** Commune or staff id; empty for the whole. */
  readonly subject: string;
}

/** Everything an agent is evaluated by, over a period. */
export interface EvaluationRow {
  readonly agent: string;
  /** Leads captured in the period that the agent has. */
  readonly leads: number;
  readonly contacted: number;
  readonly contactedInTime: number;
  /** People who joined in the period, and the months they paid for. */
  readonly registered: number;
  readonly months: number;
  /** People who joined through the agent at any time, and of them those paid for to the period's end. */
  readonly everRegistered: number;
  readonly stillPaying: number;
  /** Refusals in the period by reason. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly wrongNumbers: number;
}

/** What the desk reads of what was counted. Every count is of the viewer's places only. */
export interface ReportReader {
  funnel(query: ReportQuery, by: FunnelCut): Promise<readonly FunnelRow[]>;
  /** Every question met in the span, by flow and node. */
  steps(query: ReportQuery): Promise<readonly StepRow[]>;
  results(query: ReportQuery, by: ResultsBy): Promise<readonly MonthResult[]>;
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
  /** Stores all or nothing; the id of the import, or undefined when nothing would change. */
  store(given: GivenTargets): Promise<string | undefined>;
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
}
