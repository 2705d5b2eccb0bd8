import { communeId, partsOfCommune } from '../../core/desk/communeId.ts';
import { monthsOf, periodName, spanOf, yearOf, type Period } from '../../core/desk/period.ts';
import { shownCounts } from '../../core/desk/smallCounts.ts';
import { paceOf, targetFor } from '../../core/desk/targets.ts';
import { isWithin, scopeOf, type Viewer } from '../../core/desk/viewer.ts';
import { FUNNEL_STAGES, type CommuneReport } from '../../core/reports/communeReport.ts';
import type {
  EvaluationRow,
  FunnelRow,
  ResponseRow,
  ResultsBy,
  StepRow,
} from '../../core/reports/counts.ts';
import { chartOf } from '../../core/reports/chartOf.ts';
import { resultRow } from '../../core/reports/resultTable.ts';
import { dayInVietnam, type LocalDate } from '../../core/shared/localDate.ts';
import { mayCountSmall, queryOf, type Asked } from './asked.ts';
import type { FunnelCut } from './ports.ts';
import {
  readProgress,
  readResults,
  type ProgressReport,
  type ResultNeeds,
  type ResultsReport,
} from './results.ts';

export interface ReportDeskNeeds extends ResultNeeds {
  /** A commune as a person reads it; undefined for none. */
  readonly placeName: (id: string) => string | undefined;
}

export interface EvaluationSheet extends EvaluationRow {
  readonly target: number | undefined;
  /** Whole percent of the target; undefined without one. */
  readonly percent: number | undefined;
}

/** The desk's reports; every one holds to where the viewer may look. */
export interface ReportDesk {
  results(viewer: Viewer, asked: Asked & { readonly by: ResultsBy }): Promise<ResultsReport>;
  /** The communes together, and how they came there. */
  progress(viewer: Viewer, asked: Asked): Promise<ProgressReport>;
  funnel(viewer: Viewer, asked: Asked & { readonly by: FunnelCut }): Promise<readonly FunnelRow[]>;
  steps(viewer: Viewer, asked: Asked): Promise<readonly StepRow[]>;
  responseTimes(
    viewer: Viewer,
    asked: Asked & { readonly by: ResultsBy },
  ): Promise<readonly ResponseRow[]>;
  evaluation(viewer: Viewer, asked: Asked): Promise<readonly EvaluationSheet[]>;
  /** Undefined when there is no such commune where the viewer may look. */
  commune(
    viewer: Viewer,
    asked: { readonly period: Period; readonly province: string; readonly commune: string },
  ): Promise<CommuneReport | undefined>;
}

export function makeReportDesk(needs: ReportDeskNeeds): ReportDesk {
  const { reports, calendar, clock } = needs;
  return {
    results: (viewer, asked) => readResults(needs, viewer, asked),
    progress: (viewer, asked) => readProgress(needs, viewer, asked),
    funnel: (viewer, { by, ...asked }) => reports.funnel(queryOf(viewer, asked), by),
    steps: (viewer, asked) => reports.steps(queryOf(viewer, asked)),
    responseTimes: (viewer, { by: subject, ...asked }) =>
      reports.responseTimes(queryOf(viewer, asked), { subject, now: clock(), calendar }),
    evaluation: (viewer, asked) => evaluation(needs, viewer, asked),
    commune: (viewer, asked) => commune(needs, viewer, asked),
  };
}

async function evaluation(
  { reports, targets }: ReportDeskNeeds,
  viewer: Viewer,
  asked: Asked,
): Promise<readonly EvaluationSheet[]> {
  const query = queryOf(viewer, asked);
  const [rows, set] = await Promise.all([
    reports.evaluation(query),
    targets.list({ scope: query.scope, year: asked.period.year }),
  ]);
  return rows.map((row) => {
    const own = set.filter(({ subject }) => subject.kind === 'agent' && subject.id === row.agent);
    const target = targetFor(asked.period, new Map(own.map((each) => [each.period, each.people])));
    const percent = target ? Math.floor((row.registered * 100) / target) : undefined;
    return { ...row, target, percent };
  });
}

type CommuneAsked = Parameters<ReportDesk['commune']>[1];

async function commune(
  needs: ReportDeskNeeds,
  viewer: Viewer,
  asked: CommuneAsked,
): Promise<CommuneReport | undefined> {
  const { period, province } = asked;
  const id = communeId(province, asked.commune);
  const title = needs.placeName(id);
  const place = partsOfCommune(id);
  if (title === undefined || !isWithin(scopeOf(viewer, 'numbers.read'), place)) return undefined;
  const isGuarded = !mayCountSmall(viewer);
  const { counted, set, monthly, times } = await read(needs, viewer, { period, place });
  const { calendar, clock } = needs;
  const on = dayInVietnam(clock());
  const pace = paceOf(period, on, calendar);
  const own = set.filter(({ subject }) => subject.kind === 'commune');
  const sources = { results: counted, targets: own, mayCountSmall: !isGuarded, pace, on };
  const row = resultRow(id, period, sources);
  const { to } = spanOf(period);
  return {
    commune: title,
    period,
    on: on < to ? on : to,
    printedOn: on,
    result: row,
    chart: chartOf(period, { on, calendar, results: counted, isGuarded, row }),
    funnel: funnelOf(period, monthly, isGuarded ? on : undefined),
    response: isGuarded ? undefined : times,
    isGuarded,
  };
}

/** Everything a commune's page is made from. */
async function read(
  { reports, targets, calendar, clock }: ReportDeskNeeds,
  viewer: Viewer,
  { period, place }: Required<Asked>,
) {
  const year = queryOf(viewer, { period: yearOf(period), place });
  const by = { subject: 'commune' as const, now: clock(), calendar };
  const [counted, set, monthly, [times]] = await Promise.all([
    reports.results(year, 'commune'),
    targets.list({ scope: year.scope, year: period.year }),
    reports.monthlyFunnel(year),
    reports.responseTimes(queryOf(viewer, { period, place }), by),
  ]);
  return { counted, set, monthly, times };
}

/** The stages of a period, each hidden or shown by itself for who may not count small on that day. */
function funnelOf(
  period: Period,
  monthly: readonly (FunnelRow & { readonly month: string })[],
  guardedOn: LocalDate | undefined,
): CommuneReport['funnel'] {
  const stage = (name: (typeof FUNNEL_STAGES)[number]) => {
    const countOf = (month: string) => monthly.find((row) => row.month === month)?.[name] ?? 0;
    if (guardedOn !== undefined) {
      return shownCounts(yearOf(period), countOf, guardedOn).get(periodName(period));
    }
    return monthsOf(period).reduce((sum, month) => sum + countOf(periodName(month)), 0);
  };
  return {
    started: stage('started'),
    computed: stage('computed'),
    captured: stage('captured'),
    contacted: stage('contacted'),
    registered: stage('registered'),
  };
}
