import { yearOf, spanOf } from '../../core/desk/period.ts';
import { paceOf, type Target } from '../../core/desk/targets.ts';
import type { Viewer } from '../../core/desk/viewer.ts';
import type { WorkingCalendar } from '../../core/desk/workingTime.ts';
import type { MonthResult, ResultsBy } from '../../core/reports/counts.ts';
import { charted, progressOf, type Progress } from '../../core/reports/progress.ts';
import { resultTable, type ResultRow } from '../../core/reports/resultTable.ts';
import { dayInVietnam, type LocalDate } from '../../core/shared/localDate.ts';
import { mayCountSmall, queryOf, type Asked } from './asked.ts';
import type { Clock } from '../ports.ts';
import type { ReportQuery, ReportReader, TargetStore } from './ports.ts';

/** Results with the day they hold for and the share of the period that has passed. */
export interface ResultsReport {
  readonly rows: readonly ResultRow[];
  readonly on: LocalDate;
  readonly pace: number;
}

export interface ProgressReport extends Progress {
  /** Today, and the period's first and last day. */
  readonly on: LocalDate;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface ResultNeeds {
  readonly reports: ReportReader;
  readonly targets: TargetStore;
  readonly calendar: WorkingCalendar;
  readonly clock: Clock;
}

/** Results of one kind of subject, each beside its target. */
export async function readResults(
  needs: ResultNeeds,
  viewer: Viewer,
  asked: Asked & { readonly by: ResultsBy },
): Promise<ResultsReport> {
  const { rows, on, pace } = await tableFor(needs, viewer, asked);
  return { rows, on, pace };
}

/** The communes together; day by day for who may count small. */
export async function readProgress(
  needs: ResultNeeds,
  viewer: Viewer,
  asked: Asked,
): Promise<ProgressReport> {
  const { rows, on, pace, counted } = await tableFor(needs, viewer, { ...asked, by: 'commune' });
  const days = mayCountSmall(viewer)
    ? await needs.reports.days(queryOf(viewer, asked), charted(rows))
    : undefined;
  const { calendar } = needs;
  const sources = { rows, results: counted, days, on, pace, calendar };
  const { from, to } = spanOf(asked.period);
  return { ...progressOf(asked.period, sources), on, from, to };
}

async function tableFor(
  { reports, targets, calendar, clock }: ResultNeeds,
  viewer: Viewer,
  { by, period, place = {} }: Asked & { readonly by: ResultsBy },
): Promise<ResultsReport & { readonly counted: readonly MonthResult[] }> {
  const query = queryOf(viewer, { period: yearOf(period), place });
  const on = dayInVietnam(clock());
  const pace = paceOf(period, on, calendar);
  const [counted, set] = await Promise.all([
    reports.results(query, by),
    targets.list({ scope: query.scope, year: period.year }),
  ]);
  const sources = {
    results: counted,
    targets: set.filter(({ subject }) => subject.kind === by && isOf(query, subject)),
    mayCountSmall: mayCountSmall(viewer),
    pace,
    on,
  };
  return { rows: resultTable(period, sources), on, pace, counted };
}

function isOf({ province, commune }: ReportQuery, { kind, id }: Target['subject']): boolean {
  if (kind === 'agent') return true;
  if (commune !== undefined) return id === commune;
  return province === undefined || id.startsWith(`${province}/`);
}
