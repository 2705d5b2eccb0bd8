import type { LocalDate } from '../shared/localDate.ts';

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

/** People who joined on a day. */
export interface DayResult {
  readonly day: LocalDate;
  readonly registered: number;
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
